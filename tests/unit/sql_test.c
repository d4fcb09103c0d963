/* Rules as queries. */
#include "segment/sql.h"

#include "segment_sample.h"

/* The value of the first column of the rules. */
static void
says(const char *rules, const char *want)
{
	static const char before[] = "SELECT t.*,\n  ";
	struct buf out = { 0 };
	char text[2000];
	struct sample s;
	char *end;

	sample_open(&s, rules, "n,a b,d,m", NULL, NULL);
	if (sql_write(&out, &s.rules, &s.header, str_of("c"), &s.err) != 0)
		fail_msg("%s", s.err.reason);
	(void)snprintf(text, sizeof text, "%.*s", (int)out.n, out.p);
	end = strstr(text, " AS \"x\"\nFROM \"c\" AS t\n");
	assert_non_null(end);
	*end = '\0';
	assert_memory_equal(text, before, sizeof before - 1);
	assert_string_equal(text + sizeof before - 1, want);
	buf_free(&out);
	sample_close(&s);
}

static void
refuses(const char *rules)
{
	struct buf out = { 0 };
	struct sample s;

	sample_open(&s, rules, "n,a b,d,m", NULL, NULL);
	assert_int_equal(
	    sql_write(&out, &s.rules, &s.header, str_of("c"), &s.err), -1);
	assert_int_equal(s.err.code, ERR_USAGE);
	buf_free(&out);
	sample_close(&s);
}

static void
values(void **state)
{
	(void)state;
	says("column x = number(n) * 2 - 0.5", "((t.\"n\" * 2) - 0.5)");
	says("column x = `a b`", "t.\"a b\"");
	says(
	    "column x = d + 3 months", "(t.\"d\" + INTERVAL '3 months')::date");
}

static void
conditions(void **state)
{
	(void)state;
	says("set x\n a : n >= 1.5 and not `a b` = \"it's\"",
	    "CASE\n    WHEN (t.\"n\" >= 1.5 AND NOT (t.\"a b\" = 'it''s')) "
	    "THEN 'a'\n  END");
	says("set x\n a : d within 1 month or d is empty\n else \"b'c\"",
	    "CASE\n    WHEN (t.\"d\" BETWEEN DATE '2025-05-30' AND DATE "
	    "'2025-06-30' OR t.\"d\" IS NULL) THEN 'a'\n    ELSE 'b''c'\n  "
	    "END");
	says("set x\n a : `a b` starts with \"50%_\" ignoring case",
	    "CASE\n    WHEN left(lower(t.\"a b\"), length(lower('50%_'))) = "
	    "lower('50%_') THEN 'a'\n  END");
	says("tags x\n a : n > 1\n b : n in {1, 2}",
	    "NULLIF(concat_ws('|',\n    CASE WHEN t.\"n\" > 1 THEN 'a' END,\n  "
	    "  CASE WHEN t.\"n\" IN (1, 2) THEN 'b' END), '')");
	says("score x\n 10 : n > 1\n -2.5 : m is present",
	    "0\n    + CASE WHEN t.\"n\" > 1 THEN 10 ELSE 0 END\n    + CASE "
	    "WHEN t.\"m\" IS NOT NULL THEN -2.5 ELSE 0 END");
}

/* What the two would take for different things is written otherwise. */
static void
patterns(void **state)
{
	(void)state;
	says("set x\n a : `a b` =~ /\\bno\\B.[.b]$/i",
	    "CASE\n    WHEN t.\"a b\" ~* '\\yno\\Y[^\\n][.b]$' THEN 'a'\n  "
	    "END");
	says("set x\n a : `a b` !~ /(?:a|[]\\]'])(?<!b)\\/\\d+?/",
	    "CASE\n    WHEN t.\"a b\" !~ '(?:a|[]\\]''])(?<!b)/\\d+?' THEN "
	    "'a'\n  END");
	refuses("set x\n a : n =~ /a++/");
	refuses("set x\n a : n =~ /(?i)a/");
	refuses("set x\n a : n =~ /(?<x>a)/");
	refuses("set x\n a : n =~ /(*UTF)a/");
	refuses("set x\n a : n =~ /\\p{L}/");
	refuses("set x\n a : n =~ /(a)\\1/");
	refuses("set x\n a : n =~ /[\\b]/");
	refuses("set x\n a : n =~ /[\\W]/");
	refuses("set x\n a : n =~ /[[:alpha:]]/");
}

/* The locale of the database and its long quotients change nothing. */
static void
exactness(void **state)
{
	(void)state;
	says("set x\n a : `a b` < \"m\"",
	    "CASE\n    WHEN t.\"a b\" COLLATE \"C\" < 'm' THEN 'a'\n  END");
	says("set x\n a : `a b` between \"a\" and \"m\"",
	    "CASE\n    WHEN t.\"a b\" COLLATE \"C\" BETWEEN 'a' AND 'm' THEN "
	    "'a'\n  END");
	says("column x = n / m",
	    "round(t.\"n\"::numeric / NULLIF(t.\"m\", 0), 9)");
}

static void
what_has_no_form(void **state)
{
	(void)state;
	refuses("tier x = n by quantile 3");
	refuses("column x = draw(n, \"s\")");
	refuses("column x = years since d");
	refuses("extract n =~ /(?<x>a)/");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),
		cmocka_unit_test(conditions),
		cmocka_unit_test(patterns),
		cmocka_unit_test(exactness),
		cmocka_unit_test(what_has_no_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
