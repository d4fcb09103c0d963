/* Rules as they are told, and what is said of those that are wrong. */
#include "match/survive_order.h"
#include "survive_sample.h"

static const char columns[] =
    "name:first_name e:email phone:phone updated:updated_at since:created_at "
    "a/b x,y";

struct told {
	struct header h;
	const struct survive_told **of;
	struct survive_order *orders;
	struct arena memory;
	struct err e;
};

static int
tell(struct told *t, const char *header, const char *const *rules, size_t n)
{
	struct survive_options o = sample_options(rules, n);

	memset(t, 0, sizeof *t);
	sample_header(&t->h, header);
	return survive_rules_read(
	    &t->of, &t->orders, &t->h, &o, &t->memory, &t->e);
}

static void
told_free(struct told *t)
{
	header_free(&t->h);
	arena_free(&t->memory);
}

/* The rules of the columns of one --survive: "name=first e=valid". */
static void
check_told(const char *rules, const char *expected)
{
	char text[256] = "";
	size_t n = 0;
	struct told t;

	if (tell(&t, columns, &rules, 1) != 0)
		fail_msg("%s: %s", rules, t.e.reason);
	for (size_t i = 0; i < t.h.n; i++) {
		if (t.of[i] != NULL)
			n += (size_t)snprintf(text + n, sizeof text - n,
			    "%s%s=%s", n > 0 ? " " : "", t.h.name[i].p,
			    survive_rule_name(t.of[i]->rule));
	}
	assert_string_equal(text, expected);
	told_free(&t);
}

static void
columns_are_selectors(void **state)
{
	(void)state;
	check_told("name=first", "name=first");
	check_told("email=valid", "e=valid");
	check_told("role:email=valid", "e=valid");
	check_told("2=valid", "e=valid");
	check_told("/^[ne]/=last", "name=last e=last");
	check_told("/a\\/b|,/=last", "a/b=last x,y=last");
	check_told("a/b=last", "a/b=last");
	check_told("\"x,y\"=min,a/b=max", "a/b=max x,y=min");
	check_told("1-2=max", "name=max e=max");
	check_told("*=last",
	    "name=last e=last phone=last updated=last since=last a/b=last "
	    "x,y=last");
	/* several of one rule */
	check_told("name,e=last,a/b=min", "name=last e=last a/b=min");
	check_told("!1-5=longest", "a/b=longest x,y=longest");
	/* white space around them */
	check_told(" name = first , e = all( | ) ", "name=first e=all");
}

static void
the_equals_sign_is_the_last(void **state)
{
	const char *rule = "a=b=first,\"a=b\"=last";
	struct told t;

	(void)state;
	assert_int_equal(tell(&t, "a=b c", &rule, 1), 0);
	assert_int_equal(t.of[0]->rule, SURVIVE_LAST);
	assert_null(t.of[1]);
	told_free(&t);
}

static void
every_rule_has_a_name(void **state)
{
	(void)state;
	for (int i = 0; i < SURVIVE_RULES; i++) {
		const char *name = survive_rule_name((enum survive_rule)i);
		char rule[64], expected[64];

		(void)snprintf(rule, sizeof rule, "name=%s%s", name,
		    i == SURVIVE_SOURCE ? "(crm)" : "");
		(void)snprintf(expected, sizeof expected, "name=%s", name);
		check_told(rule, expected);
	}
}

static void
a_later_one_wins(void **state)
{
	static const char *const rules[] = { "*=first,e=last", "name=max",
		"e=min" };
	struct told t;

	(void)state;
	assert_int_equal(tell(&t, columns, rules, 3), 0);
	assert_int_equal(t.of[0]->rule, SURVIVE_MAX);
	assert_int_equal(t.of[1]->rule, SURVIVE_MIN);
	assert_int_equal(t.of[2]->rule, SURVIVE_FIRST);
	assert_false(t.of[1]->weak);
	assert_true(t.of[2]->weak);
	told_free(&t);
	/* what is told for a column has more weight than what is for all */
	check_told("e=last,*=first,name=max",
	    "name=max e=last phone=first updated=first since=first a/b=first "
	    "x,y=first");
}

/* The rule told for the first column. */
static const struct survive_told *
tell_one(struct told *t, const char *rule)
{
	if (tell(t, columns, &rule, 1) != 0)
		fail_msg("%s: %s", rule, t->e.reason);
	assert_non_null(t->of[0]);
	return t->of[0];
}

static void
arguments(void **state)
{
	static const struct {
		const char *rule;
		size_t column;
	} dates[] = { { "1=recent", 3 }, { "1=recent()", 3 },
		{ "1=recent( since )", 4 }, { "1=recent(created_at)", 4 },
		{ "1=oldest", 4 }, { "1=oldest(updated)", 3 },
		{ "1=recent(\"x,y\")", 6 }, { "1=recent(/^a/)", 5 } };
	static const struct {
		const char *rule, *separator;
	} separators[] = { { "1=all", "|" }, { "1=all()", "|" },
		{ "1=all(;)", ";" }, { "1=all(\"; \")", "; " },
		{ "1=all(, )", ", " }, { "1=all(\")\")", ")" },
		{ "1=all(\"\"\"\")", "\"" }, { "1=all(/),2=first", "/" },
		{ "1=all(=)", "=" } };
	static const struct {
		const char *rule;
		size_t place[3];
	} orders[] = { { "1=source(crm)", { 0, 1, 2 } },
		{ "1=source(shop)", { 1, 0, 2 } },
		{ "1=source(old list > crm)", { 1, 2, 0 } },
		{ "1=source(\"old list\">shop>crm)", { 2, 1, 0 } } };
	struct told t;

	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
		assert_int_equal(
		    tell_one(&t, dates[i].rule)->column, dates[i].column);
		told_free(&t);
	}
	for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
		assert_true(str_is(tell_one(&t, separators[i].rule)->separator,
		    separators[i].separator));
		told_free(&t);
	}
	for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
		assert_memory_equal(tell_one(&t, orders[i].rule)->order->place,
		    orders[i].place, sizeof orders[i].place);
		told_free(&t);
	}
}

static void
sources_may_share_a_label(void **state)
{
	static const char *const labels[] = { "a>b", "crm", "crm", "x" };
	const char *rule = "*=source(crm>\"a>b\")";
	struct survive_options o = sample_options(&rule, 1);
	const size_t expected[] = { 2, 0, 1, 3 };
	struct told t = { .of = NULL };

	(void)state;
	o.sources = labels;
	o.nsources = 4;
	sample_header(&t.h, "a");
	assert_int_equal(
	    survive_rules_read(&t.of, &t.orders, &t.h, &o, &t.memory, &t.e), 0);
	assert_memory_equal(t.of[0]->order->place, expected, sizeof expected);
	told_free(&t);
}

/* Where there are no files, a column says where a record is from. */
static void
sources_may_be_values(void **state)
{
	static const struct {
		const char *value;
		size_t place;
	} places[] = { { "shop", 0 }, { "a>b", 1 }, { "crm", 2 }, { "", 2 },
		{ "Shop", 2 } };
	const char *rule = "a=source(shop>\"a>b\")";
	struct survive_options o = sample_options(&rule, 1);
	struct told t = { .of = NULL };

	(void)state;
	o.nsources = 0;
	sample_header(&t.h, "a from:source");
	assert_int_equal(
	    survive_rules_read(&t.of, &t.orders, &t.h, &o, &t.memory, &t.e), 0);
	assert_ptr_equal(t.orders, t.of[0]->order);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const struct str field[] = { str_of("x"),
			str_of(places[i].value) };
		const struct group_member one = { .field = field };

		assert_int_equal(
		    survive_order_place(t.orders, &one), places[i].place);
	}
	told_free(&t);
}

static void
check_agree(const char *a, const char *b, bool expected)
{
	struct told t, u;
	const struct survive_told *x = tell_one(&t, a);
	const struct survive_told *y = tell_one(&u, b);

	assert_int_equal(survive_rules_agree(x, y), expected);
	told_free(&t);
	told_free(&u);
}

static void
which_rules_agree(void **state)
{
	(void)state;
	check_agree("1=first", "*=first", true);
	check_agree("1=first", "1=last", false);
	check_agree("1=recent", "1=recent(updated)", true);
	check_agree("1=recent", "1=recent(since)", false);
	check_agree("1=all", "1=all(\"|\")", true);
	check_agree("1=all", "1=all(;)", false);
	check_agree("1=source(crm)", "1=source(crm>shop)", true);
	check_agree("1=source(crm)", "1=source(shop)", false);
}

static void
check_wrong(const char *rule, const char *reason, const char *hint)
{
	struct told t;

	assert_int_equal(tell(&t, "name:first_name e:email", &rule, 1), -1);
	assert_int_equal(t.e.code, ERR_USAGE);
	assert_string_equal(t.e.reason, reason);
	assert_string_equal(t.e.hint, hint);
	told_free(&t);
}

static void
what_is_wrong_is_said(void **state)
{
	static const char example[] = "for example email=recent(updated_at)";
	static const char there_are[] =
	    "there are: recent, oldest, source(A>B), complete, longest, "
	    "frequent, weighted, min, max, first, last, all, valid, denied";

	(void)state;
	check_wrong("email", "--survive email: expected COLUMNS=RULE", example);
	check_wrong("", "--survive : expected COLUMNS=RULE", example);
	check_wrong("name=first,email",
	    "--survive email: expected COLUMNS=RULE", example);
	check_wrong("name=newest",
	    "--survive name=newest: there is no such rule", there_are);
	check_wrong(
	    "name=", "--survive name=: there is no such rule", there_are);
	check_wrong("name=First", "--survive name=First: there is no such rule",
	    there_are);
	check_wrong("emial=first", "there is no column \"emial\"",
	    "there are: name, e");
	check_wrong("name=recent",
	    "--survive name=recent: no column has the role updated_at",
	    "say which column: recent(COLUMN)");
	check_wrong("name=oldest",
	    "--survive name=oldest: no column has the role created_at",
	    "say which column: oldest(COLUMN)");
	check_wrong("name=recent(updated)", "there is no column \"updated\"",
	    "there are: name, e");
	check_wrong("name=recent(1-2)",
	    "--survive name=recent(1-2): expected one column", "");
	check_wrong("name=longest(3)",
	    "--survive name=longest(3): this rule takes no argument", "");
	check_wrong("name=source(crm>shpo)",
	    "--survive name=source(crm>shpo): no source is called \"shpo\"",
	    "there are: crm, shop, old list");
	check_wrong("name=source(crm>)",
	    "--survive name=source(crm>): no source is called \"\"",
	    "there are: crm, shop, old list");
	check_wrong("name=source",
	    "--survive name=source: the order of the sources is missing",
	    "for example source(crm>shop)");
	check_wrong("name=source(crm>shop>crm)",
	    "--survive name=source(crm>shop>crm): a source stands twice", "");
	check_wrong("name=source(\"crm)",
	    "--survive name=source(\"crm): a quote, a bracket or a pattern is "
	    "not closed",
	    "");
	check_wrong("name=source(\"crm\"x)",
	    "--survive name=source(\"crm\"x): text behind a closing quote", "");
	check_wrong("name=all(\"\")",
	    "--survive name=all(\"\"): the separator is empty", "");
	check_wrong("name=all(|)x",
	    "--survive name=all(|)x: text behind the closing bracket", "");
	check_wrong("name=all(|",
	    "--survive name=all(|: a quote, a bracket or a pattern is not "
	    "closed",
	    "");
	check_wrong("/na=first",
	    "--survive /na=first: a quote, a bracket or a pattern is not "
	    "closed",
	    "");
}

static void
long_texts_are_cut(void **state)
{
	char rule[256] = "name=";
	struct told t;
	const char *text = rule;

	(void)state;
	for (size_t i = 5; i < 200; i += 2)
		memcpy(rule + i, "\xc3\xa4", 3);
	assert_int_equal(tell(&t, "name", &text, 1), -1);
	rule[79] = '\0';
	assert_true(str_starts(str_of(t.e.reason + 10), str_of(rule)));
	assert_string_equal(t.e.reason + 10 + 79, ": there is no such rule");
	told_free(&t);
}

/* No rule text crashes or leaks. */
static void
any_text(void **state)
{
	static const char letters[] = "ae=*,()\"/\\>! |:[]1-\xc3";
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		char rule[24] = "";
		const char *text = rule;
		struct told t;

		for (size_t k = 0; k < sizeof rule - 1; k++) {
			seed = seed * 1664525 + 1013904223;
			rule[k] = letters[(seed >> 8) % sizeof letters];
		}
		if (i % 2 == 0)
			memcpy(rule, i % 4 == 0 ? "*=source(" : "*=all(", 6);
		if (tell(&t, "a e", &text, 1) != 0)
			assert_int_equal(t.e.code, ERR_USAGE);
		told_free(&t);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_selectors),
		cmocka_unit_test(the_equals_sign_is_the_last),
		cmocka_unit_test(every_rule_has_a_name),
		cmocka_unit_test(a_later_one_wins),
		cmocka_unit_test(arguments),
		cmocka_unit_test(sources_may_share_a_label),
		cmocka_unit_test(sources_may_be_values),
		cmocka_unit_test(which_rules_agree),
		cmocka_unit_test(what_is_wrong_is_said),
		cmocka_unit_test(long_texts_are_cut),
		cmocka_unit_test(any_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
