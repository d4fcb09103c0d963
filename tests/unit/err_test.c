/* Reasons, hints and places of a failure, and how they are cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"

static void
set_fills_code_and_reason_and_returns_minus_one(void **state)
{
	struct err e;

	(void)state;
	memset(&e, 'x', sizeof e);
	assert_int_equal(
	    err_set(&e, ERR_READ, 5, "column %s of %d", "email", 3), -1);
	assert_int_equal(e.code, ERR_READ);
	assert_int_equal(e.sysno, 5);
	assert_string_equal(e.reason, "column email of 3");
}

static void
set_clears_place_and_hint(void **state)
{
	struct err e;

	(void)state;
	memset(&e, 'x', sizeof e);
	(void)err_set(&e, ERR_USAGE, 0, "no");
	assert_true(e.record == 0 && e.line == 0 && e.byte == 0);
	assert_string_equal(e.file, "");
	assert_string_equal(e.column, "");
	assert_string_equal(e.hint, "");
}

static void
set_may_quote_the_reason_it_replaces(void **state)
{
	struct err e;

	(void)state;
	(void)err_set(&e, ERR_READ, 0, "inner");
	(void)err_set(&e, ERR_USAGE, 0, "outer: %s", e.reason);
	assert_string_equal(e.reason, "outer: inner");
}

static void
memory_names_the_bytes(void **state)
{
	struct err e;

	(void)state;
	assert_int_equal(err_memory(&e, 1234567890123), -1);
	assert_int_equal(e.code, ERR_MEMORY);
	assert_non_null(strstr(e.reason, "1234567890123"));
}

static void
hint_file_and_column_are_added_to_the_rest(void **state)
{
	struct err e;

	(void)state;
	(void)err_set(&e, ERR_RECORD, 0, "reason");
	e.record = 7;
	assert_int_equal(err_hint(&e, "try %s", "-v"), -1);
	assert_int_equal(err_in_file(&e, "a.csv"), -1);
	assert_int_equal(err_in_column(&e, "email,next", 5), -1);
	assert_string_equal(e.reason, "reason");
	assert_string_equal(e.hint, "try -v");
	assert_string_equal(e.file, "a.csv");
	assert_string_equal(e.column, "email");
	assert_int_equal(e.record, 7);
}

/* The longest text that fits stays whole; one byte more is cut with dots. */
static void
long_text_ends_in_dots(void **state)
{
	struct err e;
	char text[1000];

	(void)state;
	memset(text, 'a', sizeof text);
	(void)err_set(&e, ERR_READ, 0, "%.*s", (int)sizeof e.reason - 1, text);
	assert_int_equal(strlen(e.reason), sizeof e.reason - 1);
	assert_null(strchr(e.reason, '.'));
	for (int n = sizeof e.reason; n <= 1000; n += 93) {
		(void)err_set(&e, ERR_READ, 0, "%.*s", n, text);
		assert_int_equal(strlen(e.reason), sizeof e.reason - 1);
		assert_string_equal(e.reason + sizeof e.reason - 5, "a...");
	}
	(void)err_hint(&e, "%.*s", 1000, text);
	assert_string_equal(e.hint + sizeof e.hint - 5, "a...");
	text[999] = '\0';
	(void)err_in_file(&e, text);
	assert_string_equal(e.file + sizeof e.file - 5, "a...");
	(void)err_in_column(&e, text, 95);
	assert_int_equal(strlen(e.column), 95);
	assert_null(strchr(e.column, '.'));
	(void)err_in_column(&e, text, 96);
	assert_string_equal(e.column + sizeof e.column - 5, "a...");
}

/* A column name of 200 bytes in characters of 2, 3 and 4, at each offset. */
static void
a_cut_never_splits_a_character(void **state)
{
	static const char *const letters[] = { "\xC3\xA4", "\xE2\x82\xAC",
		"\xF0\x9F\x98\x80" };
	struct err e = { 0 };

	(void)state;
	for (size_t k = 0; k < 3; k++) {
		size_t width = strlen(letters[k]);

		for (size_t shift = 0; shift < 4; shift++) {
			char text[256];
			size_t n = shift;
			size_t kept;

			memset(text, 'x', shift);
			while (n < 200) {
				memcpy(text + n, letters[k], width);
				n += width;
			}
			(void)err_in_column(&e, text, n);
			kept = strlen(e.column) - 3;
			assert_string_equal(e.column + kept, "...");
			assert_int_equal((kept - shift) % width, 0);
			assert_true(kept + width + 3 > sizeof e.column - 1);
		}
	}
}

static void
a_nul_in_a_column_name_does_not_end_it(void **state)
{
	struct err e = { 0 };

	(void)state;
	(void)err_in_column(&e, "a\0b", 3);
	assert_string_equal(e.column, "a?b");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    set_fills_code_and_reason_and_returns_minus_one),
		cmocka_unit_test(set_clears_place_and_hint),
		cmocka_unit_test(set_may_quote_the_reason_it_replaces),
		cmocka_unit_test(memory_names_the_bytes),
		cmocka_unit_test(hint_file_and_column_are_added_to_the_rest),
		cmocka_unit_test(long_text_ends_in_dots),
		cmocka_unit_test(a_cut_never_splits_a_character),
		cmocka_unit_test(a_nul_in_a_column_name_does_not_end_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
