/* Values to numbers and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "link/dictionary.h"

static uint32_t
add(struct dictionary *d, struct str s)
{
	struct err e;
	uint32_t id = 0;

	assert_int_equal(dictionary_add(d, s, &id, &e), 0);
	return id;
}

static void
numbers_follow_the_order(void **state)
{
	struct dictionary d = { .n = 0 };

	(void)state;
	assert_int_equal(dictionary_find(&d, str_of("b")), 0);
	assert_int_equal(add(&d, str_of("b")), 1);
	assert_int_equal(add(&d, str_of("a")), 2);
	assert_int_equal(add(&d, str_of("b")), 1);
	assert_int_equal(add(&d, str_make("a\0", 2)), 3);
	assert_int_equal(add(&d, str_make("", 0)), 4);
	assert_int_equal(dictionary_find(&d, str_of("a")), 2);
	assert_int_equal(dictionary_find(&d, str_of("c")), 0);
	assert_true(str_equal(dictionary_text(&d, 3), str_make("a\0", 2)));
	assert_int_equal(dictionary_text(&d, 4).n, 0);
	dictionary_free(&d);
}

static void
many_are_kept(void **state)
{
	struct dictionary d = { .n = 0 };
	char text[16];

	(void)state;
	for (uint32_t i = 0; i < 5000; i++) {
		int n = snprintf(text, sizeof text, "v%u", i);

		assert_int_equal(add(&d, str_make(text, (size_t)n)), i + 1);
	}
	dictionary_close(&d);
	for (uint32_t i = 0; i < 5000; i++) {
		int n = snprintf(text, sizeof text, "v%u", i);

		assert_true(str_equal(
		    dictionary_text(&d, i + 1), str_make(text, (size_t)n)));
	}
	dictionary_free(&d);
}

static void
many_at_once(void **state)
{
	enum { VALUES = 1000, DIFFERENT = 300 };
	struct dictionary d = { .n = 0 };
	struct str value[VALUES];
	char text[VALUES][16];
	uint32_t id[VALUES];
	struct err e;

	(void)state;
	for (uint32_t i = 0; i < VALUES; i++) {
		int n = i % 7 == 0 ? 0
				   : snprintf(text[i], sizeof text[i], "v%u",
					 i % DIFFERENT);

		value[i] = str_make(text[i], (size_t)n);
	}
	assert_int_equal(dictionary_add_all(&d, value, VALUES, id, &e), 0);
	for (uint32_t i = 0; i < VALUES; i++) {
		if (i % 7 == 0)
			assert_int_equal(id[i], 0);
		else
			assert_true(
			    str_equal(dictionary_text(&d, id[i]), value[i]));
	}
	assert_int_equal(d.n, DIFFERENT);
	dictionary_free(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_follow_the_order),
		cmocka_unit_test(many_are_kept),
		cmocka_unit_test(many_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
