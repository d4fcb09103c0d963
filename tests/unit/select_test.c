/* Every form of a selector, and what is said of those that select nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "record/record.h"
#include "record/select.h"

static struct header customers; /* see open_header */

static int
open_header(void **state)
{
	struct str field[] = { str_of("a"), str_of("b"), str_of("Foo"),
		str_of("e_mail"), str_of("Foo"), str_of("x,y"), str_of("3"),
		str_of("say \"hi\""), str_of("dir/file"), str_of("Last[1]") };
	struct record rec = { .field = field,
		.nfields = sizeof field / sizeof *field };
	struct err e;

	(void)state;
	if (header_read(&customers, &rec, &e) != 0)
		return -1;
	customers.role[1] = "phone";
	customers.role[3] = "email";
	customers.role[6] = "phone";
	return 0;
}

static int
close_header(void **state)
{
	(void)state;
	header_free(&customers);
	return 0;
}

/* The 1-based columns selected, joined with a space. */
static void
gives(const char *text, const char *expected)
{
	struct selection s = { .n = 0 };
	char got[256] = "";
	struct err e = { .code = ERR_NONE };
	size_t n = 0;

	if (select_columns(&s, text, &customers, &e) != 0)
		fail_msg("%s: %s", text, e.reason);
	for (size_t i = 0; i < s.n; i++)
		n += (size_t)snprintf(got + n, sizeof got - n, "%s%zu",
		    i == 0 ? "" : " ", s.column[i] + 1);
	if (strcmp(got, expected) != 0)
		fail_msg("%s: %s and not %s", text, got, expected);
	selection_free(&s);
}

static struct err
refused(const char *text)
{
	struct selection s = { .n = 0 };
	struct err e = { .code = ERR_NONE };

	if (select_columns(&s, text, &customers, &e) != -1)
		fail_msg("%s: is taken", text);
	assert_int_equal(e.code, ERR_USAGE);
	assert_true(e.reason[0] != '\0');
	selection_free(&s);
	return e;
}

static void
test_names(void **state)
{
	(void)state;
	gives("a", "1");
	gives("b,a", "2 1");
	gives("a,a", "1");
	gives("b,a,b", "2 1");
	gives("e_mail", "4");
	gives("dir/file", "9");
	gives("Last[1]", "10");
}

static void
test_quoted(void **state)
{
	(void)state;
	gives("\"a\"", "1");
	gives("\"x,y\"", "6");
	gives("\"x,y\",a", "6 1");
	gives("a,\"x,y\"", "1 6");
	gives("\"3\"", "7");
	gives("3", "3");
	gives("\"say \"\"hi\"\"\"", "8");
	gives("!\"x,y\"", "1 2 3 4 5 7 8 9 10");
}

static void
test_positions(void **state)
{
	(void)state;
	gives("1", "1");
	gives("10", "10");
	gives("2-4", "2 3 4");
	gives("2-2", "2");
	gives("8-", "8 9 10");
	gives("_", "10");
	gives("9-_", "9 10");
	gives("1-", "1 2 3 4 5 6 7 8 9 10");
	gives("3,1-4", "3 1 2 4");
	gives("_,1", "10 1");
}

static void
test_occurrences(void **state)
{
	(void)state;
	gives("Foo[1]", "3");
	gives("Foo[2]", "5");
	gives("Foo[2],Foo[1]", "5 3");
	gives("a[1]", "1");
}

static void
test_patterns(void **state)
{
	(void)state;
	gives("/^Foo$/", "3 5");
	gives("/a/", "1 4 8 10");
	gives("/x,y/", "6");
	gives("/dir\\/file/", "9");
	gives("/^.$/,Foo[1]", "1 2 7 3");
	gives("/./", "1 2 3 4 5 6 7 8 9 10");
}

static void
test_roles(void **state)
{
	(void)state;
	gives("role:email", "4");
	gives("role:phone", "2 7");
	gives("role:phone,role:email", "2 7 4");
}

static void
test_taking_away(void **state)
{
	(void)state;
	gives("!a", "2 3 4 5 6 7 8 9 10");
	gives("!1-8", "9 10");
	gives("1-5,!Foo[1]", "1 2 4 5");
	gives("1-5,!/^Foo$/,!a", "2 4");
	gives("1-3,!b,b", "1 3 2");
	gives("a,!b", "1");
	gives("!role:phone,!_", "1 3 4 5 6 8 9");
	gives("!a,a", "2 3 4 5 6 7 8 9 10 1");
}

static void
test_nothing_selected(void **state)
{
	static const char *const texts[] = { "/nothing/", "role:country",
		"a,!a", "!1-", "Foo[3]", "nobody[1]" };
	struct err e = refused("nobody");

	(void)state;
	assert_non_null(strstr(e.reason, "nobody"));
	assert_true(strstr(e.reason, "e_mail") != NULL ||
		    strstr(e.hint, "e_mail") != NULL);
	(void)refused("\"nobody\"");
	(void)refused("a,nobody");
	(void)refused("!nobody");
	/* names are told by their bytes */
	(void)refused("A");
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		(void)refused(texts[i]);
}

static void
test_twice(void **state)
{
	struct err e = refused("Foo");

	(void)state;
	assert_non_null(strstr(e.hint, "[1]"));
	(void)refused("\"Foo\"");
	(void)refused("a,Foo");
	(void)refused("!Foo");
}

static void
test_malformed(void **state)
{
	static const char *const texts[] = { "", ",", "a,", ",a", "a,,b", "!",
		"!!a", "0", "11", "4-2", "0-2", "9-11", "99999999999999999999",
		"18446744073709551617", "-", "\"a", "\"a\"b", "/a", "/a/b",
		"/(/", "role:", "Foo[0]", "Foo[]", "Foo[x]", "[1]", "a ",
		"Foo[18446744073709551617]" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		(void)refused(texts[i]);
}

static void
test_all(void **state)
{
	struct selection s = { .n = 0 };
	struct err e;

	(void)state;
	assert_int_equal(select_all(&s, &customers, &e), 0);
	assert_int_equal(s.n, customers.n);
	for (size_t i = 0; i < s.n; i++)
		assert_int_equal(s.column[i], i);
	selection_free(&s);
}

static void
test_one(void **state)
{
	size_t column = 0;
	struct err e = { .code = ERR_NONE };

	(void)state;
	assert_int_equal(
	    select_one(&column, str_of("b"), NULL, &customers, &e), 0);
	assert_int_equal(column, 1);
	assert_int_equal(
	    select_one(&column, str_of("1-2"), NULL, &customers, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_string_equal(e.reason, "one column is wanted, not 2");
	assert_int_equal(
	    select_one(&column, str_of("a,b"), "id", &customers, &e), -1);
	assert_string_equal(e.reason, "--id a,b: expected one column");
	assert_int_equal(
	    select_one(&column, str_of("none"), "id", &customers, &e), -1);
	assert_int_equal(column, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_quoted),
		cmocka_unit_test(test_positions),
		cmocka_unit_test(test_occurrences),
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_roles),
		cmocka_unit_test(test_taking_away),
		cmocka_unit_test(test_nothing_selected),
		cmocka_unit_test(test_twice),
		cmocka_unit_test(test_malformed),
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_one),
	};

	return cmocka_run_group_tests(tests, open_header, close_header);
}
