/* How a written amount comes apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/amount_parts.h"

static void
check(const char *s, const char *before, const char *whole,
    const char *decimals, const char *after)
{
	struct amount_parts p;
	const char *why = amount_parts_read(str_of(s), &p);

	if (why != NULL || !str_is(p.before, before) ||
	    !str_is(p.whole, whole) || !str_is(p.decimals, decimals) ||
	    !str_is(p.after, after))
		fail_msg("%s: %s [%.*s] [%.*s] [%.*s] [%.*s]", s,
		    why == NULL ? "" : why, (int)p.before.n, p.before.p,
		    (int)p.whole.n, p.whole.p, (int)p.decimals.n, p.decimals.p,
		    (int)p.after.n, p.after.p);
}

static void
marks(const char *s, char mark, char grouping, bool open)
{
	struct amount_parts p;

	assert_null(amount_parts_read(str_of(s), &p));
	if (p.mark != mark || p.grouping != grouping || p.open != open)
		fail_msg("%s: mark %d, grouping %d, open %d", s, p.mark,
		    p.grouping, p.open);
}

static void
parts(void **state)
{
	(void)state;
	check("5", "", "5", "", "");
	check("EUR 1 234,50", "EUR", "1 234", "50", "");
	check("1.234.567,8 kn", "", "1.234.567", "8", "kn");
	check("$.75", "$", "", "75", "");
	check("Rs.75", "Rs.", "75", "", "");
	check("12,- Kr", "", "12", "", "Kr");
	check("(5 EUR)", "", "5", "", "EUR");
	check("(EUR) 5", "(EUR)", "5", "", "");
	check("5 (EUR)", "", "5", "", "(EUR)");
	check("35 EUR 99", "", "35", "99", "EUR");
	check("118, 99 TL", "", "118", "99", "TL");
}

static void
marks_and_groups(void **state)
{
	(void)state;
	marks("5", '\0', '\0', false);
	marks("1 234", '\0', '\0', false);
	marks("1,5", ',', '\0', false);
	marks("1.5", '.', '\0', false);
	marks("1.234", '.', '\0', true);
	marks("1,234", ',', '\0', true);
	marks("0,123", ',', '\0', false);
	marks("1234.567", '.', '\0', false);
	marks("1.234,567", ',', '.', false);
	marks("1,234,567", '\0', ',', false);
	marks("12,-", ',', '\0', false);
	marks("1.234,-", ',', '.', false);
	marks("1.234.-", '\0', '.', false);
	marks("100:-", '\0', '\0', false);
	marks("1.234,", '.', '\0', true);
}

static void
open_as_a_group(void **state)
{
	struct amount_parts p;

	(void)state;
	assert_null(amount_parts_read(str_of("12.345 EUR"), &p));
	assert_true(amount_parts_group(&p));
	assert_true(str_is(p.whole, "12.345"));
	assert_int_equal(p.decimals.n, 0);
	assert_int_equal(p.grouping, '.');
	assert_false(p.open);
	assert_null(amount_parts_read(str_of("012.345"), &p));
	assert_true(p.open);
	assert_false(amount_parts_group(&p));
}

static void
signs(void **state)
{
	static const char *const negative[] = { "-5", "5-", "(5)", "- 5 EUR",
		"EUR -5", "(EUR 5)", "5,50-EUR", "5 EUR-" };
	static const char *const positive[] = { "5", "+5", "+ 5", "5 (EUR)" };
	struct amount_parts p;

	(void)state;
	for (size_t i = 0; i < sizeof negative / sizeof *negative; i++) {
		assert_null(amount_parts_read(str_of(negative[i]), &p));
		assert_true(p.negative);
	}
	for (size_t i = 0; i < sizeof positive / sizeof *positive; i++) {
		assert_null(amount_parts_read(str_of(positive[i]), &p));
		assert_false(p.negative);
	}
}

static void
what_is_none(void **state)
{
	static const char *const not_numbers[] = { "", "abc", "12 34", "1,23,4",
		"1.2.3", "--5", "5-EUR", "2024-03-01", "$..5", "1'2",
		"1,234 567", "1..5" };
	struct amount_parts p;

	(void)state;
	for (size_t i = 0; i < sizeof not_numbers / sizeof *not_numbers; i++)
		assert_string_equal(
		    amount_parts_read(str_of(not_numbers[i]), &p),
		    "not_number");
	assert_string_equal(
	    amount_parts_read(str_of("5 EUR 6 USD"), &p), "multi_value");
	assert_string_equal(
	    amount_parts_read(str_of("5-6"), &p), "multi_value");
	assert_string_equal(
	    amount_parts_read(str_of("5,5E-6"), &p), "excel_scientific");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts),
		cmocka_unit_test(marks_and_groups),
		cmocka_unit_test(open_as_a_group),
		cmocka_unit_test(signs),
		cmocka_unit_test(what_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
