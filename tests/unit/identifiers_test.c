/* Who is on which list, in memory and beyond it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "merge/identifiers.h"

enum { FIRST, SECOND }; /* kinds */

static struct str
number(char room[24], unsigned v)
{
	int n = snprintf(room, 24, "%u", v);

	return str_make(room, (size_t)n);
}

static void
add(struct identifiers *x, size_t key, unsigned kind, size_t list, struct str s)
{
	struct err e;

	assert_int_equal(identifiers_add(x, key, kind, list, s, &e), 0);
}

static void
finds(struct identifiers *x, size_t key, struct str s, size_t first,
    size_t second)
{
	size_t list[IDENTIFIERS_KINDS];
	struct err e;

	assert_int_equal(
	    identifiers_find(x, key, s, list, &e), first + second > 0);
	assert_int_equal(list[FIRST], first);
	assert_int_equal(list[SECOND], second);
}

static void
test_keys_lists_kinds(void **state)
{
	struct identifiers x = { .used = 0 };
	struct err e;

	(void)state;
	assert_int_equal(identifiers_open(&x, 2, 1 << 20, NULL, &e), 0);
	add(&x, 0, FIRST, 4, str_of("a"));
	add(&x, 0, FIRST, 3, str_of("a"));
	add(&x, 0, SECOND, 0, str_of("a"));
	add(&x, 1, FIRST, 0, str_of("b"));
	add(&x, 1, FIRST, 0, str_make("b\0", 2));
	assert_int_equal(identifiers_sort(&x, &e), 0);
	finds(&x, 0, str_of("a"), 5, 1);
	finds(&x, 0, str_of("a"), 5, 1);
	finds(&x, 1, str_of("a"), 0, 0);
	finds(&x, 0, str_of("b"), 0, 0);
	finds(&x, 1, str_of("b"), 1, 0);
	finds(&x, 1, str_of(""), 0, 0);
	assert_int_equal(x.sum[0][FIRST].given, 1);
	assert_int_equal(x.sum[0][FIRST].found, 1);
	assert_int_equal(x.sum[0][SECOND].given, 1);
	assert_int_equal(x.sum[1][FIRST].given, 2);
	assert_int_equal(x.sum[1][FIRST].found, 1);
	assert_int_equal(x.sum[1][SECOND].given, 0);
	identifiers_close(&x);
}

static void
test_none(void **state)
{
	struct identifiers x = { .used = 0 };
	struct err e;

	(void)state;
	assert_int_equal(identifiers_open(&x, 1, 1 << 20, NULL, &e), 0);
	assert_int_equal(identifiers_sort(&x, &e), 0);
	finds(&x, 0, str_of("a"), 0, 0);
	identifiers_close(&x);
}

/* Even numbers on list 1 of the first kind, those of six on list 7 of the
 * second; many of them twice. */
static void
test_limits_say_the_same(void **state)
{
	enum { MANY = 60000 };
	const size_t memory[] = { 1 << 16, 1 << 20, 1 << 26 };
	char room[24];
	struct err e;

	(void)state;
	for (size_t m = 0; m < 3; m++) {
		struct identifiers x = { .used = 0 };

		assert_int_equal(
		    identifiers_open(&x, 1, memory[m], NULL, &e), 0);
		for (unsigned i = 0; i < MANY; i += 2)
			add(&x, 0, FIRST, 0, number(room, i));
		for (unsigned i = 0; i < MANY; i += 6) {
			add(&x, 0, FIRST, 1, number(room, i));
			add(&x, 0, SECOND, 6, number(room, i));
		}
		assert_int_equal(identifiers_sort(&x, &e), 0);
		assert_int_equal(x.file.there, m < 2);
		for (unsigned i = 0; i < MANY / 2; i++)
			finds(&x, 0, number(room, i), i % 2 == 0,
			    i % 6 == 0 ? 7 : 0);
		assert_int_equal(x.sum[0][FIRST].given, MANY / 2);
		assert_int_equal(x.sum[0][FIRST].found, MANY / 4);
		assert_int_equal(x.sum[0][SECOND].given, MANY / 6);
		assert_int_equal(x.sum[0][SECOND].found, MANY / 12);
		identifiers_close(&x);
	}
}

static void
test_no_place_for_a_file(void **state)
{
	struct identifiers x = { .used = 0 };
	char room[24];
	struct err e = { .code = ERR_NONE };

	(void)state;
	assert_int_equal(
	    identifiers_open(&x, 1, 1 << 16, "/nowhere/at/all", &e), 0);
	for (unsigned i = 0; i < 5000; i++)
		add(&x, 0, FIRST, 0, number(room, i));
	assert_int_equal(identifiers_sort(&x, &e), -1);
	assert_int_equal(e.code, ERR_WRITE);
	identifiers_close(&x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_lists_kinds),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_limits_say_the_same),
		cmocka_unit_test(test_no_place_for_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
