/* Texts and how often they were met. */
#include "link/counted.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
counts_add_up(void **state)
{
	struct counted c = { .counts = { 0 } };
	struct err e;

	(void)state;
	assert_int_equal(counted_find(&c, str_of("a")), 0);
	assert_int_equal(counted_add(&c, str_of("a"), 2, &e), 0);
	assert_int_equal(counted_add(&c, str_of("b"), 1, &e), 0);
	assert_int_equal(counted_add(&c, str_of("a"), 3, &e), 0);
	assert_int_equal(counted_texts(&c), 2);
	assert_int_equal(counted_find(&c, str_of("a")), 5);
	assert_int_equal(counted_find(&c, str_of("b")), 1);
	assert_int_equal(counted_find(&c, str_of("c")), 0);
	assert_true(str_is(counted_text(&c, 1), "a"));
	assert_int_equal(counted_count(&c, 2), 1);
	counted_free(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_add_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
