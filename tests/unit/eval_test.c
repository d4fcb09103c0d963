/* The truth of conditions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "expr/eval.h"
#include "expr/parse.h"

enum { COLUMNS = 4 };

static const struct date as_of = { 2024, 2, 29 };

/* What one condition says of one record, and what it counted. */
struct outcome {
	enum eval_truth truth;
	uint64_t not_number, not_date, future, limit, too_large;
};

/* Columns a, b, c, d hold these fields. */
static struct outcome
judge(const char *text, const struct str fields[COLUMNS])
{
	static struct str names[COLUMNS] = { { "a", 1 }, { "b", 1 }, { "c", 1 },
		{ "d", 1 } };
	static const char *roles[COLUMNS];
	const struct header h = { .name = names, .role = roles, .n = COLUMNS };
	const struct record r = { .field = fields, .nfields = COLUMNS };
	struct source s = { "", str_of(text), false, 0 };
	struct arena memory = { 0 };
	struct outcome o = { EVAL_FALSE, 0, 0, 0, 0, 0 };
	struct check c;
	struct eval v;
	struct node *root;
	struct err e;

	check_open(&c, &h, as_of, &memory);
	assert_int_equal(parse_whole(&s, &memory, NULL, &root, &e), 0);
	assert_int_equal(check_condition(&c, &s, root, &e), 0);
	eval_open(&v, &c);
	eval_record(&v, &r);
	o.truth = eval_condition(&v, root);
	for (const struct slot *slot = c.slots; slot != NULL;
	     slot = slot->next) {
		o.not_number += slot->not_number;
		o.not_date += slot->not_date;
		o.future += slot->future;
		o.limit += slot->limit;
	}
	o.too_large = v.too_large;
	check_free(&c);
	arena_free(&memory);
	return o;
}

/* T, F, U or L for a condition over these fields. */
static char
truth(const char *text, const char *a, const char *b, const char *c,
    const char *d)
{
	const struct str fields[COLUMNS] = { str_of(a), str_of(b), str_of(c),
		str_of(d) };

	return "FUTL"[judge(text, fields).truth];
}

static char
one(const char *text, const char *a)
{
	return truth(text, a, "", "", "");
}

static void
kleene(void **state)
{
	static const char *const ands[] = { "FFF", "FUU", "FUT" };
	static const char *const ors[] = { "FUT", "UUT", "TTT" };
	/* a = 1 is false, unknown, true for these. */
	static const char *const values[] = { "0", "", "1" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		for (size_t k = 0; k < 3; k++) {
			assert_int_equal(truth("a = 1 and b = 1", values[i],
					     values[k], "", ""),
			    ands[i][k]);
			assert_int_equal(truth("a = 1 or b = 1", values[i],
					     values[k], "", ""),
			    ors[i][k]);
		}
		assert_int_equal(one("not a = 1", values[i]), "TUF"[i]);
	}
	assert_int_equal(truth("a=1 and b=1 and c=1", "1", "", "0", ""), 'F');
	assert_int_equal(truth("a=1 or b=1 or c=1", "", "0", "1", ""), 'T');
}

static void
text_is_bytes(void **state)
{
	(void)state;
	assert_int_equal(one("a = \"Oulu\"", "Oulu"), 'T');
	assert_int_equal(one("a = \"Oulu\"", "oulu"), 'F');
	assert_int_equal(one("a = \"Oulu\"", "Oulu "), 'F');
	assert_int_equal(one("a != \"Oulu\"", "Turku"), 'T');
	assert_int_equal(one("a != \"Oulu\"", ""), 'U');
	assert_int_equal(one("a < \"b\"", "abc"), 'T');
	assert_int_equal(one("a < \"b\"", "\xC3\xA4"), 'F');
	assert_int_equal(one("a >= \"b\"", "b"), 'T');
	assert_int_equal(truth("a = b", "x", "x", "", ""), 'T');
	assert_int_equal(truth("a = b", "", "", "", ""), 'U');
	assert_int_equal(truth("a != b", "x", "y", "", ""), 'T');
	assert_int_equal(truth("text(a) < text(b)", "10", "9", "", ""), 'T');
	assert_int_equal(one("a = yes", "yes"), 'T');
	assert_int_equal(one("a between \"b\" and \"d\"", "c"), 'T');
}

static void
numbers_are_exact(void **state)
{
	(void)state;
	assert_int_equal(one("a = 1", "1.00"), 'T');
	assert_int_equal(one("a = 1", "001"), 'T');
	assert_int_equal(one("a > 9", "10"), 'T');
	assert_int_equal(one("a = 1", "1 "), 'U');
	assert_int_equal(one("a = 1", "1e0"), 'U');
	assert_int_equal(one("a = 1", "1,0"), 'U');
	assert_int_equal(truth("a + b = 0.3", "0.1", "0.2", "", ""), 'T');
	assert_int_equal(truth("a * b - c = -d", "1.5", "2", "5", "2"), 'T');
	assert_int_equal(truth("a + b = 1", "1", "", "", ""), 'U');
	assert_int_equal(truth("number(a) < b", "9", "10", "", ""), 'T');
	assert_int_equal(one("a between -1 and 1", "-1.0"), 'T');
	assert_int_equal(one("a between -1 and 1", "1.001"), 'F');
	assert_int_equal(one("a not between -1 and 1", ""), 'U');
	/* One known bound can settle it. */
	assert_int_equal(truth("a between 5 and b", "3", "", "", ""), 'F');
	assert_int_equal(truth("a between 5 and b", "7", "", "", ""), 'U');
}

static void
dates_are_days(void **state)
{
	(void)state;
	assert_int_equal(one("a = 2024-05-06", "2024-05-06"), 'T');
	assert_int_equal(one("a = \"2024-05-06\"", "2024-05-06T23:59"), 'T');
	assert_int_equal(one("a < 2024-05-06", "2024-05-05 10:00:00"), 'T');
	assert_int_equal(one("a < 2024-05-06", "6.5.2024"), 'U');
	assert_int_equal(one("a < 2024-05-06", "2023-02-29"), 'U');
	assert_int_equal(one("a <= today", "2024-02-29"), 'T');
	assert_int_equal(one("a < as_of", "2024-02-29"), 'F');
	assert_int_equal(
	    truth("date(a) < date(b)", "2024-01-02", "2024-01-10", "", ""),
	    'T');
	assert_int_equal(
	    one("a between 2024-01-01 and 2024-12-31", "2024-06-01"), 'T');
}

/* as_of is 2024-02-29. */
static void
within_and_older(void **state)
{
	(void)state;
	assert_int_equal(one("a within 0 days", "2024-02-29"), 'T');
	assert_int_equal(one("a within 30 days", "2024-01-30"), 'T');
	assert_int_equal(one("a within 30 days", "2024-01-29"), 'F');
	assert_int_equal(one("a older than 30 days", "2024-01-30"), 'F');
	assert_int_equal(one("a older than 30 days", "2024-01-29"), 'T');
	assert_int_equal(one("a within 2 weeks", "2024-02-15"), 'T');
	assert_int_equal(one("a within 2 weeks", "2024-02-14"), 'F');
	assert_int_equal(one("a within 1 month", "2024-01-29"), 'T');
	assert_int_equal(one("a within 1 month", "2024-01-28"), 'F');
	assert_int_equal(one("a within 1 year", "2023-02-28"), 'T');
	assert_int_equal(one("a within 1 year", "2023-02-27"), 'F');
	assert_int_equal(one("a within 4 years", "2020-02-29"), 'T');
	assert_int_equal(one("a older than 4 years", "2020-02-28"), 'T');
	/* The future is neither. */
	assert_int_equal(one("a within 9 years", "2024-03-01"), 'F');
	assert_int_equal(one("a older than 0 days", "2024-03-01"), 'F');
	assert_int_equal(one("a not within 9 years", "2024-03-01"), 'T');
	assert_int_equal(one("a within 9 years", ""), 'U');
	assert_int_equal(one("a within 9 years", "x"), 'U');
	/* Beyond the calendar. */
	assert_int_equal(one("a within 1000000 years", "0001-01-01"), 'T');
	assert_int_equal(one("a older than 1000000 days", "0001-01-01"), 'F');
	assert_int_equal(one("a within 24290 months", "0001-01-01"), 'T');
}

static void
time_since(void **state)
{
	(void)state;
	assert_int_equal(one("days since a = 0", "2024-02-29"), 'T');
	assert_int_equal(one("days since a = -1", "2024-03-01"), 'T');
	assert_int_equal(one("weeks since a = 1", "2024-02-16"), 'T');
	assert_int_equal(one("weeks since a = -1", "2024-03-01"), 'T');
	assert_int_equal(one("months since a = 1", "2024-01-29"), 'T');
	assert_int_equal(one("months since a = 1", "2024-01-31"), 'T');
	assert_int_equal(one("months since a = 0", "2024-02-01"), 'T');
	assert_int_equal(one("months since a = -1", "2024-03-01"), 'T');
	assert_int_equal(one("months since a = -1", "2024-03-29"), 'T');
	assert_int_equal(one("months since a = -2", "2024-04-01"), 'T');
	assert_int_equal(one("years since a = 20", "2004-02-29"), 'T');
	assert_int_equal(one("years since a = 19", "2004-03-01"), 'T');
	assert_int_equal(one("years since a = -1", "2024-03-01"), 'T');
	assert_int_equal(one("years since a >= 18", ""), 'U');
}

static void
lists(void **state)
{
	(void)state;
	assert_int_equal(one("a in {fi, se, no}", "no"), 'T');
	assert_int_equal(one("a in {fi, se, no}", "dk"), 'F');
	assert_int_equal(one("a in {fi, se, no}", ""), 'U');
	assert_int_equal(one("a not in {fi}", ""), 'U');
	assert_int_equal(one("a not in {fi}", "se"), 'T');
	assert_int_equal(one("a in {3, -1.5, 2}", "-1.50"), 'T');
	assert_int_equal(one("a in {3, -1.5, 2}", "x"), 'U');
	assert_int_equal(one("a in {\"3\"}", "3.0"), 'F');
	assert_int_equal(
	    one("a in {2024-01-02, 2024-01-01}", "2024-01-01"), 'T');
}

static void
parts_of_text(void **state)
{
	(void)state;
	assert_int_equal(one("a contains \"ri\"", "Katri"), 'T');
	assert_int_equal(one("a contains \"RI\"", "Katri"), 'F');
	assert_int_equal(one("a not contains \"x\"", "Katri"), 'T');
	assert_int_equal(one("a contains \"x\"", ""), 'U');
	assert_int_equal(one("a starts with \"+358\"", "+35840"), 'T');
	assert_int_equal(one("a starts with \"+358\"", "+35"), 'F');
	assert_int_equal(one("a ends with \".fi\"", "x.fi"), 'T');
	assert_int_equal(one("a ends with \".fi\"", "fi"), 'F');
	assert_int_equal(truth("a starts with b", "abc", "ab", "", ""), 'T');
	assert_int_equal(truth("a starts with b", "abc", "", "", ""), 'U');
	assert_int_equal(one("a =~ /^k.*i$/", "katri"), 'T');
	assert_int_equal(one("a =~ /^k.*i$/", "Katri"), 'F');
	assert_int_equal(one("a =~ /^\xC3\xA4/i", "\xC3\x84iti"), 'T');
	assert_int_equal(one("a !~ /x/", "abc"), 'T');
	assert_int_equal(one("a !~ /x/", ""), 'U');
}

static void
what_a_field_is(void **state)
{
	(void)state;
	assert_int_equal(one("a is empty", ""), 'T');
	assert_int_equal(one("a is empty", " "), 'F');
	assert_int_equal(one("a is not empty", ""), 'F');
	assert_int_equal(one("a is present", "x"), 'T');
	assert_int_equal(one("a is number", "1.5"), 'T');
	assert_int_equal(one("a is number", "1,5"), 'F');
	assert_int_equal(one("a is number", ""), 'F');
	assert_int_equal(one("a is not date", "x"), 'T');
	assert_int_equal(one("a is date", "2024-02-29"), 'T');
}

static void
nul_is_an_ordinary_byte(void **state)
{
	const struct str fields[COLUMNS] = { str_make("x\0y", 3), str_of("x"),
		str_make("\0y", 2), str_of("") };

	(void)state;
	assert_int_equal(judge("a = b", fields).truth, EVAL_FALSE);
	assert_int_equal(judge("a contains c", fields).truth, EVAL_TRUE);
	assert_int_equal(judge("a ends with c", fields).truth, EVAL_TRUE);
	assert_int_equal(judge("a =~ /^x\\x00y$/", fields).truth, EVAL_TRUE);
}

static void
counts_each_field_once(void **state)
{
	const struct str fields[COLUMNS] = { str_of("x"), str_of("y"),
		str_of(""), str_of("2030-01-01") };
	struct outcome o;

	(void)state;
	o = judge("a = 1 or a = 2 or b = 3 or c = 4", fields);
	assert_int_equal(o.truth, EVAL_UNKNOWN);
	assert_int_equal(o.not_number, 2);
	o = judge("a within 3 days or days since a = 1", fields);
	assert_int_equal(o.not_date, 1);
	o = judge("d within 3 days or d older than 3 days", fields);
	assert_int_equal(o.truth, EVAL_FALSE);
	assert_int_equal(o.future, 1);
	/* What the answer does not need is not read. */
	o = judge("d is present or a = 1", fields);
	assert_int_equal(o.truth, EVAL_TRUE);
	assert_int_equal(o.not_number, 0);
	assert_int_equal(judge("a is number", fields).not_number, 0);
}

static void
inexact_is_unknown(void **state)
{
	const struct str fields[COLUMNS] = { str_of("999999999999999999"),
		str_of("0.000000000000000001"), str_of(""), str_of("") };
	struct outcome o = judge("a + b > 0 or a * a > 0", fields);

	(void)state;
	assert_int_equal(o.truth, EVAL_UNKNOWN);
	assert_int_equal(o.too_large, 2);
}

static void
a_limit_is_no_answer(void **state)
{
	char hostile[64];
	struct str fields[COLUMNS] = { { hostile, sizeof hostile }, { "", 0 },
		{ "", 0 }, { "1", 1 } };
	struct outcome o;

	(void)state;
	memset(hostile, 'a', sizeof hostile);
	hostile[sizeof hostile - 1] = '!';
	o = judge("a =~ /^(a+)+$/", fields);
	assert_int_equal(o.truth, EVAL_LIMIT);
	assert_int_equal(o.limit, 1);
	/* Whatever stands around it. */
	assert_int_equal(
	    judge("not (d = 2 or a !~ /^(a+)+$/)", fields).truth, EVAL_LIMIT);
	assert_int_equal(
	    judge("a =~ /^(a+)+$/ or d = 1", fields).truth, EVAL_LIMIT);
	/* Unless it was not needed. */
	assert_int_equal(
	    judge("d = 1 or a =~ /^(a+)+$/", fields).truth, EVAL_TRUE);
	assert_int_equal(
	    judge("d = 2 and a =~ /^(a+)+$/", fields).truth, EVAL_FALSE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kleene),
		cmocka_unit_test(text_is_bytes),
		cmocka_unit_test(numbers_are_exact),
		cmocka_unit_test(dates_are_days),
		cmocka_unit_test(within_and_older),
		cmocka_unit_test(time_since),
		cmocka_unit_test(lists),
		cmocka_unit_test(parts_of_text),
		cmocka_unit_test(what_a_field_is),
		cmocka_unit_test(nul_is_an_ordinary_byte),
		cmocka_unit_test(counts_each_field_once),
		cmocka_unit_test(inexact_is_unknown),
		cmocka_unit_test(a_limit_is_no_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
