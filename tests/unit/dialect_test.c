/* What the delimiter is, and who says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "record/dialect.h"

static void
test_of_name(void **state)
{
	(void)state;
	assert_int_equal(dialect_of_name("a.tsv"), '\t');
	assert_int_equal(dialect_of_name("dir.csv/a.b.tab"), '\t');
	assert_int_equal(dialect_of_name("a.psv"), '|');
	assert_int_equal(dialect_of_name("a.csv"), 0);
	assert_int_equal(dialect_of_name("a"), 0);
	assert_int_equal(dialect_of_name("tsv"), 0);
	assert_int_equal(dialect_of_name(""), 0);
	assert_int_equal(dialect_of_name("a.tsv.gz"), 0);
	assert_int_equal(dialect_of_name("dir.tsv/a"), 0);
	assert_int_equal(dialect_of_name("-"), 0);
}

static void
sniffs(struct str line, char delimiter, enum dialect_origin origin)
{
	struct dialect d = { .delimiter = 0 };
	struct err e;

	assert_int_equal(dialect_sniff(&d, line, &e), 0);
	assert_int_equal(d.delimiter, delimiter);
	assert_int_equal(d.origin, origin);
}

static void
unclear(const char *line, const char *one, const char *other)
{
	struct dialect d = { .delimiter = 0 };
	struct err e;

	assert_int_equal(dialect_sniff(&d, str_of(line), &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.reason, one));
	assert_non_null(strstr(e.reason, other));
	assert_non_null(strstr(e.hint, "-d"));
}

static void
test_sniff(void **state)
{
	(void)state;
	sniffs(str_of("a,b"), ',', DIALECT_HEADER);
	sniffs(str_of("a;b;c"), ';', DIALECT_HEADER);
	sniffs(str_of("a\tb"), '\t', DIALECT_HEADER);
	sniffs(str_of("a|b"), '|', DIALECT_HEADER);
	sniffs(str_of("a b"), ',', DIALECT_DEFAULT);
	sniffs(str_make(NULL, 0), ',', DIALECT_DEFAULT);
	sniffs(str_make("a\0;b", 4), ';', DIALECT_HEADER);
	/* not inside quotes */
	sniffs(str_of("\"a,b\";c"), ';', DIALECT_HEADER);
	sniffs(str_of("\"a\"\",\"\"b\"|c"), '|', DIALECT_HEADER);
	sniffs(str_of("\"a,b\""), ',', DIALECT_DEFAULT);
	sniffs(str_of("\"a;b\""), ',', DIALECT_DEFAULT);
	unclear("a,b;c", "','", "';'");
	unclear("a\tb,c", "tab", "','");
	unclear("a|b|c|d,e", "'|'", "','");
}

static void
test_read_delimiter(void **state)
{
	static const struct {
		const char *text;
		char c;
	} good[] = { { "comma", ',' }, { "semicolon", ';' }, { "tab", '\t' },
		{ "pipe", '|' }, { "space", ' ' }, { ",", ',' }, { "\t", '\t' },
		{ ":", ':' }, { " ", ' ' }, { "a", 'a' }, { "\x1f", 0x1f } };
	static const char *const bad[] = { "", "\"", "\n", "\r", "\x80", "\xff",
		"ab", ",,", "Comma", "tabs", "\xc3\xa4" };
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		char c = 0;

		assert_int_equal(
		    dialect_read_delimiter(good[i].text, &c, &e), 0);
		assert_int_equal(c, good[i].c);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		char c = 0;

		assert_int_equal(dialect_read_delimiter(bad[i], &c, &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
	}
}

static void
test_show(void **state)
{
	(void)state;
	assert_string_equal(dialect_show(','), "','");
	assert_string_equal(dialect_show(';'), "';'");
	assert_string_equal(dialect_show('|'), "'|'");
	assert_string_equal(dialect_show('\t'), "tab");
	assert_string_equal(dialect_show(' '), "space");
	assert_non_null(dialect_show(0x1f));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_of_name),
		cmocka_unit_test(test_sniff),
		cmocka_unit_test(test_read_delimiter),
		cmocka_unit_test(test_show),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
