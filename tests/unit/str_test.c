/* Views: NUL is an ordinary byte, empty views have no bytes to look at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static void
equality_counts_every_byte(void **state)
{
	(void)state;
	assert_true(str_equal(str_make("a\0b", 3), str_make("a\0b", 3)));
	assert_false(str_equal(str_make("a\0b", 3), str_make("a\0c", 3)));
	assert_false(str_equal(str_make("a\0", 2), str_make("a", 1)));
	assert_true(str_is(str_make("abc", 2), "ab"));
	assert_false(str_is(str_make("ab\0", 3), "ab"));
}

static void
empty_views_are_equal_wherever_they_point(void **state)
{
	struct str nowhere = { NULL, 0 };

	(void)state;
	assert_true(str_equal(nowhere, str_make("x", 0)));
	assert_true(str_is(nowhere, ""));
	assert_int_equal(str_compare(nowhere, str_of("")), 0);
	assert_true(str_compare(nowhere, str_of("a")) < 0);
	assert_true(str_starts(str_of("a"), nowhere));
}

static void
order_is_of_unsigned_bytes_prefix_first(void **state)
{
	static const struct {
		const char *p;
		size_t n;
	} ascending[] = { { "", 0 }, { "\0", 1 }, { "\0\0", 2 }, { "A", 1 },
		{ "Aa", 2 }, { "B", 1 }, { "a", 1 }, { "\x7F", 1 },
		{ "\x80", 1 }, { "\xFF", 1 } };

	(void)state;
	for (size_t i = 0; i < sizeof ascending / sizeof *ascending; i++) {
		for (size_t k = 0; k < sizeof ascending / sizeof *ascending;
		     k++) {
			int c = str_compare(
			    str_make(ascending[i].p, ascending[i].n),
			    str_make(ascending[k].p, ascending[k].n));

			assert_int_equal((c > 0) - (c < 0), (i > k) - (i < k));
		}
	}
}

static void
slices_and_prefixes(void **state)
{
	struct str s = str_of("abcdef");

	(void)state;
	assert_true(str_is(str_slice(s, 1, 3), "bc"));
	assert_int_equal(str_slice(s, 6, 6).n, 0);
	assert_true(str_starts(s, str_of("abc")));
	assert_true(str_starts(s, s));
	assert_false(str_starts(s, str_of("abcdefg")));
	assert_false(str_starts(s, str_of("b")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equality_counts_every_byte),
		cmocka_unit_test(empty_views_are_equal_wherever_they_point),
		cmocka_unit_test(order_is_of_unsigned_bytes_prefix_first),
		cmocka_unit_test(slices_and_prefixes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
