/* Places in a text, as people count them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "expr/source.h"

/* The excerpt of `text` at offset `at` is these two lines. */
static void
shows(const char *text, size_t at, const char *line, const char *caret)
{
	struct source s = { "rules.seg", str_of(text), false, at };
	struct buf shown = { 0 };
	struct buf below = { 0 };
	struct err e;

	assert_int_equal(source_excerpt(&s, &shown, &below, &e), 0);
	assert_int_equal(shown.n, strlen(line));
	assert_memory_equal(shown.p, line, shown.n);
	assert_int_equal(below.n, strlen(caret));
	assert_memory_equal(below.p, caret, below.n);
	buf_free(&shown);
	buf_free(&below);
}

static void
counts_lines_and_characters(void **state)
{
	struct source s = { "r", str_of("ab\n\xC3\xA4y x\n"), false, 0 };

	(void)state;
	assert_int_equal(source_line(&s, 0), 1);
	assert_int_equal(source_column(&s, 1), 2);
	assert_int_equal(source_line(&s, 2), 1);
	assert_int_equal(source_line(&s, 3), 2);
	assert_int_equal(source_column(&s, 3), 1);
	assert_int_equal(source_column(&s, 5), 2);
	assert_int_equal(source_column(&s, 7), 4);
	assert_int_equal(source_line(&s, s.text.n), 3);
}

static void
a_failure_has_its_place(void **state)
{
	struct source s = { "rules.seg", str_of("ab\ncd"), false, 0 };
	struct err e;

	(void)state;
	assert_int_equal(source_fail(&s, 4, &e, "no %s", "way"), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_string_equal(e.file, "rules.seg:2:2");
	assert_string_equal(e.reason, "no way");
	assert_int_equal(s.failed, 4);
}

static void
a_long_name_keeps_the_place(void **state)
{
	char name[1000];
	struct source s = { name, str_of("ab\ncd"), false, 0 };
	struct err e;

	(void)state;
	memset(name, 'n', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	assert_int_equal(source_fail(&s, 4, &e, "wrong"), -1);
	assert_non_null(strstr(e.file, "n:2:2"));
}

static void
excerpts(void **state)
{
	(void)state;
	shows("one\ntwo three\nfour", 8, "two three", "    ^");
	shows("one", 3, "one", "   ^");
	shows("", 0, "", "^");
	shows("a\tb\r\n", 2, "a b", "  ^");
	shows("\xC3\xA4\xC3\xA4 x", 5, "\xC3\xA4\xC3\xA4 x", "   ^");
	/* Wide characters take two columns. */
	shows("\xE6\x97\xA5 x", 4, "\xE6\x97\xA5 x", "   ^");
	/* Nothing that a terminal would act on. */
	shows("a\x1B[1mb", 5, "a?[1mb", "     ^");
	shows("a\xFF\xFE", 1, "a??", " ^");
}

static void
long_lines_are_cut_around_the_place(void **state)
{
	char text[400];
	struct source s = { "r", str_make(text, sizeof text), false, 300 };
	struct buf shown = { 0 };
	struct buf below = { 0 };
	struct err e;

	(void)state;
	memset(text, '.', sizeof text);
	text[300] = '!';
	assert_int_equal(source_excerpt(&s, &shown, &below, &e), 0);
	assert_true(shown.n <= 72);
	assert_true(below.n <= 49);
	assert_int_equal(shown.p[below.n - 1], '!');
	buf_free(&shown);
	buf_free(&below);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_lines_and_characters),
		cmocka_unit_test(a_failure_has_its_place),
		cmocka_unit_test(a_long_name_keeps_the_place),
		cmocka_unit_test(excerpts),
		cmocka_unit_test(long_lines_are_cut_around_the_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
