/* What values are worth: functions, dates, division. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "expr/eval.h"
#include "expr/eval_value.h"
#include "expr/fact.h"
#include "expr/parse.h"
#include "field/role.h"

static struct fact gap = { .name = { "gap", 3 }, .type = NODE_AS_NUMBER };

static struct fact *
find(void *context, struct str name)
{
	(void)context;
	return str_equal(name, gap.name) ? &gap : NULL;
}

static void
offer(void *context, struct spelling *near)
{
	(void)context;
	spelling_offer(near, gap.name);
}

/* T, F, U or L for a condition; a, b hold these fields, email the third. */
static char
truth(const char *text, const char *a, const char *b, const char *email)
{
	static const struct names names = { NULL, find, NULL, offer };
	struct str name[] = { str_of("a"), str_of("b"), str_of("email") };
	const char *role[] = { NULL, NULL, role_known(str_of("email")) };
	const struct header h = { .name = name, .role = role, .n = 3 };
	const struct str field[] = { str_of(a), str_of(b), str_of(email) };
	const struct record r = { .field = field, .nfields = 3 };
	struct source s = { "", str_of(text), false, 0 };
	struct arena memory = { 0 };
	enum eval_truth t;
	struct check c;
	struct eval v;
	struct node *root;
	struct err e;

	check_open(&c, &h, (struct date){ 2024, 3, 31 }, &memory);
	c.names = &names;
	assert_int_equal(parse_whole(&s, &memory, &names, &root, &e), 0);
	assert_int_equal(check_condition(&c, &s, root, &e), 0);
	eval_open(&v, &c);
	eval_record(&v, &r);
	t = eval_condition(&v, root);
	assert_false(v.failed);
	eval_close(&v);
	check_free(&c);
	arena_free(&memory);
	return "FUTL"[t];
}

static char
one(const char *text, const char *a)
{
	return truth(text, a, "", "");
}

static void
text_functions(void **state)
{
	(void)state;
	assert_int_equal(one("lower(a) = \"\xC3\xA4iti\"", "\xC3\x84ITI"), 'T');
	assert_int_equal(one("upper(a) = \"\xC3\x84ITI\"", "\xC3\xA4iti"), 'T');
	assert_int_equal(one("fold(a) = \"krakow\"", "KRAK\xC3\x93W"), 'T');
	assert_int_equal(one("trim(a) = \"x y\"", " \xC2\xA0x y\t"), 'T');
	assert_int_equal(one("trim(a) is empty", "  "), 'T');
	assert_int_equal(one("trim(a) = \"x\"", "  "), 'U');
	assert_int_equal(one("left(a, 2) = \"\xC3\xA4i\"", "\xC3\xA4iti"), 'T');
	assert_int_equal(one("right(a, 2) = \"ti\"", "\xC3\xA4iti"), 'T');
	assert_int_equal(one("right(a, 9) = \"iti\"", "iti"), 'T');
	assert_int_equal(one("left(a, 0) = \"iti\"", "iti"), 'U');
	assert_int_equal(one("length(a) = 4", "\xC3\xA4iti"), 'T');
	assert_int_equal(one("length(a) = 0", ""), 'U');
}

static void
numbers(void **state)
{
	(void)state;
	assert_int_equal(one("abs(a) = 1.5", "-1.5"), 'T');
	assert_int_equal(one("floor(a) = -2", "-1.5"), 'T');
	assert_int_equal(one("floor(a) = 1", "1.99"), 'T');
	assert_int_equal(one("round(a) = 3", "2.5"), 'T');
	assert_int_equal(one("round(a) = -3", "-2.5"), 'T');
	assert_int_equal(one("round(a, 2) = 1.01", "1.005"), 'T');
	assert_int_equal(one("round(a, 19) = 1", "1"), 'U');
	assert_int_equal(truth("least(a, b, 5) = 2", "3", "2", ""), 'T');
	assert_int_equal(truth("greatest(a, b) = 3", "3", "2", ""), 'T');
	assert_int_equal(truth("least(a, b) = 3", "3", "", ""), 'U');
	assert_int_equal(truth("coalesce(a, b) = 2", "", "2", ""), 'T');
	assert_int_equal(truth("coalesce(a, b, 0) = 0", "", "", ""), 'T');
	assert_int_equal(truth("coalesce(a, b) = 2", "", "", ""), 'U');
}

static void
division(void **state)
{
	(void)state;
	assert_int_equal(truth("a / b = 0.25", "1", "4", ""), 'T');
	assert_int_equal(truth("a / b = 0.333333333", "1", "3", ""), 'T');
	assert_int_equal(truth("a / b = 0.666666667", "2", "3", ""), 'T');
	assert_int_equal(truth("a / b = -0.666666667", "2", "-3", ""), 'T');
	assert_int_equal(truth("a / b = 1", "2", "0", ""), 'U');
	assert_int_equal(truth("a / b / 2 = 3", "12", "2", ""), 'T');
	assert_int_equal(
	    truth("a / b > 0", "999999999999999999", "0.0001", ""), 'U');
}

static void
dates(void **state)
{
	(void)state;
	/* The last day of February is a month before March 31. */
	assert_int_equal(one("a = today - 1 month", "2024-02-29"), 'T');
	assert_int_equal(one("a + 1 year = 2025-02-28", "2024-02-29"), 'T');
	assert_int_equal(one("a + 4 years = 2028-02-29", "2024-02-29"), 'T');
	assert_int_equal(one("a - 2 weeks = 2024-03-17", "2024-03-31"), 'T');
	assert_int_equal(one("a + 9000 years > today", "2024-03-31"), 'U');
	assert_int_equal(one("days until a = 7", "2024-04-07"), 'T');
	assert_int_equal(
	    truth("date(a) - date(b) = 3", "2024-03-04", "2024-03-01", ""),
	    'T');
	assert_int_equal(one("a within next 7 days", "2024-04-07"), 'T');
	assert_int_equal(one("a within next 7 days", "2024-03-31"), 'T');
	assert_int_equal(one("a within next 7 days", "2024-04-08"), 'F');
	assert_int_equal(one("a within next 7 days", "2024-03-30"), 'F');
	assert_int_equal(one("(a + 30 days) within 3 days", "2024-03-01"), 'T');
	assert_int_equal(one("year(a) = 2024", "2024-02-29"), 'T');
	assert_int_equal(one("quarter(a) = 4", "2024-10-01"), 'T');
	assert_int_equal(one("month(a) = 2", "2024-02-29"), 'T');
	assert_int_equal(one("day(a) = 29", "2024-02-29"), 'T');
	assert_int_equal(one("weekday(a) = 7", "2024-03-31"), 'T');
	assert_int_equal(one("weekday(a) = 3", "1969-12-31"), 'T');
	assert_int_equal(one("year(a) = 2024", "soon"), 'U');
}

static void
anniversaries(void **state)
{
	(void)state;
	assert_int_equal(one("anniversary(a) = 2024-03-31", "1990-03-31"), 'T');
	assert_int_equal(one("anniversary(a) = 2025-03-30", "1990-03-30"), 'T');
	/* Born on a leap day: the last day of February. */
	assert_int_equal(one("anniversary(a) = 2025-02-28", "2000-02-29"), 'T');
	assert_int_equal(
	    one("days until anniversary(a) = 1", "1990-04-01"), 'T');
}

static void
ignoring_case(void **state)
{
	(void)state;
	assert_int_equal(one("a = \"OULU\" ignoring case", "Oulu"), 'T');
	assert_int_equal(one("a != \"OULU\" ignoring case", "Oulu"), 'F');
	assert_int_equal(one("a in {OULU, x} ignoring case", "Oulu"), 'T');
	assert_int_equal(
	    one("a contains \"STRASSE\" ignoring case", "Hauptstra\xC3\x9F"
							"e 1"),
	    'T');
	assert_int_equal(
	    one("a starts with \"\xC3\x84\" ignoring case", "\xC3\xA4iti"),
	    'T');
	assert_int_equal(one("a = \"OULU\" ignoring case", ""), 'U');
}

static void
valid(void **state)
{
	(void)state;
	assert_int_equal(truth("email is valid", "", "", "a@x.fi"), 'T');
	assert_int_equal(truth("email is valid", "", "", "A@X.FI"), 'T');
	assert_int_equal(truth("email is valid", "", "", "a@x"), 'F');
	assert_int_equal(truth("email is valid", "", "", ""), 'F');
	assert_int_equal(truth("email is not valid", "", "", ""), 'T');
	assert_int_equal(truth("email is valid", "", "", "noreply@x.fi"), 'F');
}

static void
facts(void **state)
{
	(void)state;
	gap.known = false;
	assert_int_equal(one("gap > 3", ""), 'U');
	assert_int_equal(one("gap is empty", ""), 'T');
	fact_set_number(&gap, (struct num){ 45, 1 });
	assert_int_equal(one("gap > 3 and gap + a = 5", "0.5"), 'T');
	gap.type = NODE_OPEN;
	fact_set_text(&gap, str_of("2024-03-30"));
	assert_int_equal(one("gap within 1 day", ""), 'T');
	assert_int_equal(one("gap = \"x\"", ""), 'F');
	gap.condition = true;
	gap.known = gap.holds = true;
	assert_int_equal(one("gap and not a = 1", "2"), 'T');
	gap.known = false;
	assert_int_equal(one("gap or a = 1", "2"), 'U');
	gap.condition = false;
}

static void
long_texts_are_not_searched(void **state)
{
	static char text[EVAL_PATTERN_BYTES + 2];

	(void)state;
	memset(text, 'x', EVAL_PATTERN_BYTES);
	assert_int_equal(one("a =~ /x$/", text), 'T');
	text[EVAL_PATTERN_BYTES] = 'x';
	assert_int_equal(one("a =~ /x$/", text), 'L');
	assert_int_equal(one("a contains \"x\"", text), 'T');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_functions),
		cmocka_unit_test(numbers),
		cmocka_unit_test(division),
		cmocka_unit_test(dates),
		cmocka_unit_test(anniversaries),
		cmocka_unit_test(ignoring_case),
		cmocka_unit_test(valid),
		cmocka_unit_test(facts),
		cmocka_unit_test(long_texts_are_not_searched),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
