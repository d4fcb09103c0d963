/* Levels of full names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "link/level_name.h"

static unsigned
full(const char *a, const char *b)
{
	const unsigned level = level_name_full(str_of(a), str_of(b));

	assert_int_equal(level, level_name_full(str_of(b), str_of(a)));
	return level;
}

static void
full_names_by_words(void **state)
{
	(void)state;
	assert_int_equal(full("john smith", "smith john"), 2);
	assert_int_equal(full("john smith", "john a smith"), 2);
	assert_int_equal(full("j smith", "john smith"), 3);
	assert_int_equal(full("john smith kent", "john smith york"), 3);
	assert_int_equal(full("john smith", "mary smith"), 4);
	assert_int_equal(full("john smith", "eva novak"), 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_names_by_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
