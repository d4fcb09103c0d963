/* Expressions held against the columns there are: names and types. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "expr/check.h"
#include "expr/parse.h"
#include "field/role.h"

enum { COLUMNS = 7 };

/* Columns whose roles are set by hand, so that only expr is under test. */
static void
make_header(struct header *h)
{
	static struct str names[COLUMNS];
	static const char *roles[COLUMNS];
	static const char *const text[COLUMNS] = { "nimi", "osoite", "city",
		"a b", "tag", "tag", "last_order" };

	for (size_t i = 0; i < COLUMNS; i++) {
		names[i] = str_of(text[i]);
		roles[i] = NULL;
	}
	roles[1] = role_known(str_of("email"));
	roles[2] = role_known(str_of("city"));
	roles[4] = role_known(str_of("phone"));
	roles[5] = role_known(str_of("phone"));
	memset(h, 0, sizeof *h);
	h->name = names;
	h->role = roles;
	h->n = COLUMNS;
}

/* The type of the first comparison in `text` ("text", "number", "date", ""),
 * or the place and the reason with the hint. */
static const char *
verdict(const char *text)
{
	static const char *const types[] = { "", "text", "number", "date" };
	static char shown[1024];
	struct source s = { "", str_of(text), false, 0 };
	const struct date as_of = { 2025, 6, 30 };
	struct arena memory = { 0 };
	struct header h;
	struct check c;
	struct node *root;
	struct err e;

	make_header(&h);
	check_open(&c, &h, as_of, &memory);
	assert_int_equal(parse_whole(&s, &memory, NULL, &root, &e), 0);
	if (check_condition(&c, &s, root, &e) == 0) {
		(void)snprintf(shown, sizeof shown, "%s", types[root->type]);
	} else {
		assert_int_equal(e.code, ERR_USAGE);
		(void)snprintf(shown, sizeof shown, "%s %s%s%s", e.file,
		    e.reason, e.hint[0] != '\0' ? "; " : "", e.hint);
	}
	check_free(&c);
	arena_free(&memory);
	return shown;
}

static void
literals_give_the_type(void **state)
{
	(void)state;
	assert_string_equal(verdict("nimi = \"x\""), "text");
	assert_string_equal(verdict("\"x\" = nimi"), "text");
	assert_string_equal(verdict("nimi = 3"), "number");
	assert_string_equal(verdict("nimi + 1 < osoite"), "number");
	assert_string_equal(verdict("nimi >= 2025-06-30"), "date");
	assert_string_equal(verdict("nimi >= \"2025-06-30\""), "date");
	assert_string_equal(verdict("nimi >= \"2025-06-3\""), "text");
	assert_string_equal(verdict("nimi < today"), "date");
	assert_string_equal(verdict("text(nimi) = \"2025-06-30\""), "text");
	assert_string_equal(verdict("nimi = osoite"), "text");
	assert_string_equal(verdict("nimi != osoite"), "text");
	assert_string_equal(verdict("number(nimi) = osoite"), "number");
	assert_string_equal(verdict("nimi between 1 and osoite"), "number");
	assert_string_equal(
	    verdict("nimi between \"2025-01-01\" and today"), "date");
	assert_string_equal(verdict("nimi in {1, 2}"), "number");
	assert_string_equal(verdict("nimi in {a, \"1\"}"), "text");
	assert_string_equal(
	    verdict("nimi in {2025-01-01, \"2025-01-02\"}"), "date");
	assert_string_equal(verdict("days since nimi in {1, 2}"), "number");
	assert_string_equal(verdict("yes = \"yes\""), "text");
}

static void
types_that_clash(void **state)
{
	(void)state;
	assert_string_equal(verdict("nimi + 1 = \"x\""),
	    ":1:12 a text is compared with a number; number(COLUMN) reads a "
	    "column as numbers; a code such as a postcode stands in double "
	    "quotes");
	assert_string_equal(verdict("number(nimi) = \"7\""),
	    ":1:16 a text is compared with a number; a number stands without "
	    "quotes");
	assert_string_equal(verdict("today = \"x\""),
	    ":1:9 a text is compared with a date; dates are 2025-06-30");
	assert_string_equal(verdict("days since nimi < 2025-06-30"),
	    ":1:19 a date is compared with a number; days since COLUMN is a "
	    "number");
	assert_string_equal(verdict("nimi + today = 1"),
	    ":1:8 a number is needed here; days since COLUMN is a number");
	assert_string_equal(verdict("nimi in {1, a}"),
	    ":1:10 the list holds texts and others; in double quotes each "
	    "member is a text");
	assert_string_equal(verdict("nimi in {2025-01-01, a}"),
	    ":1:10 the list holds texts and others; in double quotes each "
	    "member is a text");
	assert_string_equal(verdict("nimi contains 1"),
	    ":1:15 a text is needed here; a number or date in double quotes "
	    "is a text");
	assert_string_equal(verdict("date(nimi) =~ /x/"),
	    ":1:1 a text is needed here; a number or date in double quotes "
	    "is a text");
	assert_string_equal(verdict("nimi < osoite"),
	    ":1:1 columns are compared, but as what: text, number or date?; "
	    "write number(COLUMN), date(COLUMN) or text(COLUMN)");
	assert_string_equal(verdict("nimi = \"\""),
	    ":1:8 nothing can be compared with an empty text; is empty, is "
	    "present");
	assert_string_equal(
	    verdict("\"x\" is empty"), ":1:1 a column is needed here");
	assert_string_equal(verdict("1 within 3 days"),
	    ":1:1 a date is needed here; dates are 2025-06-30");
	assert_string_equal(
	    verdict("lower(nimi) is number"), ":1:1 a column is needed here");
	assert_string_equal(verdict("nimi is valid"),
	    ":1:1 nothing tells what is valid in this column; is present, is "
	    "number, is date, or a role with --schema");
	assert_string_equal(verdict("number(nimi) = 1 ignoring case"),
	    ":1:1 only texts are compared ignoring case");
	assert_string_equal(verdict("left(nimi, \"x\") = \"a\""),
	    ":1:12 a number is needed here; days since COLUMN is a number");
	assert_string_equal(verdict("coalesce(nimi, 1) = \"a\""),
	    ":1:21 a text is compared with a number; number(COLUMN) reads a "
	    "column as numbers; a code such as a postcode stands in double "
	    "quotes");
}

static void
columns_by_name_and_role(void **state)
{
	(void)state;
	assert_string_equal(verdict("email = \"x\""), "text");
	assert_string_equal(verdict("role:email = \"x\""), "text");
	assert_string_equal(verdict("`a b` = \"x\""), "text");
	assert_string_equal(verdict("tag[2] = \"x\""), "text");
	assert_string_equal(verdict("emial = \"x\""),
	    ":1:1 there is no column \"emial\"; did you mean \"email\"?");
	assert_string_equal(verdict("last_ordr = \"x\""),
	    ":1:1 there is no column \"last_ordr\"; did you mean "
	    "\"last_order\"?");
	assert_string_equal(verdict("nimi = active"),
	    ":1:8 there is no column \"active\"; a text stands in double "
	    "quotes; there are: nimi, osoite, city, a b, tag, tag, "
	    "last_order");
	/* In backquotes no role helps. */
	assert_non_null(
	    strstr(verdict("`email` is empty"), "there is no column"));
	assert_string_equal(verdict("role:nimi is empty"),
	    ":1:6 no column has the role \"nimi\"");
	assert_string_equal(verdict("role:company is empty"),
	    ":1:6 no column has the role \"company\"; --schema FILE can give a "
	    "column this role");
	assert_string_equal(verdict("tag is empty"),
	    ":1:1 several columns are called \"tag\"; say which: [1] behind "
	    "the name is the first");
	assert_string_equal(verdict("tag[3] is empty"),
	    ":1:1 there are not so many columns called \"tag\"");
	assert_string_equal(verdict("phone is empty"),
	    ":1:1 several columns have the role \"phone\": \"tag\", \"tag\" "
	    "...; "
	    "name the column itself");
}

static void
patterns_are_compiled(void **state)
{
	(void)state;
	assert_string_equal(verdict("nimi =~ /a|b/"), "");
	assert_non_null(strstr(
	    verdict("nimi = \"x\" or city =~ /a(b/"), ":1:23 pattern: "));
}

static void
one_slot_a_column(void **state)
{
	struct source s = { "", str_of("city = osoite or email = city"), false,
		0 };
	const struct date as_of = { 2025, 6, 30 };
	struct arena memory = { 0 };
	struct header h;
	struct check c;
	struct node *root;
	struct err e;

	(void)state;
	make_header(&h);
	check_open(&c, &h, as_of, &memory);
	assert_int_equal(parse_whole(&s, &memory, NULL, &root, &e), 0);
	assert_int_equal(check_condition(&c, &s, root, &e), 0);
	assert_int_equal(c.slots->column, 2);
	assert_int_equal(c.slots->next->column, 1);
	assert_null(c.slots->next->next);
	check_free(&c);
	arena_free(&memory);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(literals_give_the_type),
		cmocka_unit_test(types_that_clash),
		cmocka_unit_test(columns_by_name_and_role),
		cmocka_unit_test(patterns_are_compiled),
		cmocka_unit_test(one_slot_a_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
