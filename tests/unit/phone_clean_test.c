/* One way to write each thing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/phone_clean.h"

static struct phone_clean
cleaned(struct str s)
{
	struct phone_clean clean;

	assert_true(phone_clean_make(&clean, s));
	return clean;
}

static void
becomes(const char *in, const char *out)
{
	struct phone_clean clean = cleaned(str_of(in));

	if (!str_is(str_make(clean.p, clean.n), out))
		fail_msg("%s: %.*s", in, (int)clean.n, clean.p);
}

static void
characters_have_one_form(void **state)
{
	struct phone_clean nul = cleaned(str_make("0\0"
						  "12",
	    4));

	(void)state;
	becomes("", "");
	becomes("+358 (0)40-123.4567", "+358 (0)40-123.4567");
	becomes("Tel X12", "tel x12");
	becomes("\xef\xbc\x8b\xef\xbc\x93\xef\xbc\x98\xe3\x80\x80\xef\xbc\xb8",
	    "+38 x");
	/* Arabic-Indic, Devanagari, mathematical digits */
	becomes("\xd9\xa0\xd9\xa9\xe0\xa5\xaa\xf0\x9d\x9f\x95", "0947");
	becomes("1\xc2\xa0"
		"2\xe2\x80\xaf"
		"3\t4",
	    "1 2 3 4");
	becomes("1\xe2\x80\x91"
		"2\xe2\x80\x93"
		"3\xe2\x88\x92"
		"4",
	    "1-2-3-4");
	becomes("1\xc2\xb7"
		"2\xe2\x80\xa2"
		"3",
	    "1.2.3");
	becomes("1\xc2\xad"
		"2\xe2\x80\x8b"
		"3",
	    "1 2 3");
	becomes(" \xe2\x80\xaa"
		"12\xe2\x80\xac ",
	    "12");
	becomes("1\r\n2\xe2\x80\xa8"
		"3",
	    "1\n\n2\n3");
	/* Cyrillic letters become small, marks go, keycaps are digits */
	becomes("\xd0\x94\xd0\x9e\xd0\x91", "\xd0\xb4\xd0\xbe\xd0\xb1");
	becomes("e\xcc\x81", "e");
	becomes("4\xef\xb8\x8f\xe2\x83\xa3", "4");
	assert_int_equal(nul.n, 4);
	assert_true(nul.p[1] == '\0');
	assert_true(cleaned(str_of("4\xe2\x82\xac")).p[1] == '\0');
}

static void
one_plain_number_is_not_marked(void **state)
{
	static const char *const marked[] = { "1,2", "1;2", "1/2", "1|2", "1 a",
		"1+2", "1\n2", "1#", "1*2", "a 1", "1\xe2\x82\xac" };

	(void)state;
	assert_false(cleaned(str_of("+358 (0)40-123.4567")).marked);
	assert_false(cleaned(str_of("(+358) 40 [12]")).marked);
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
		assert_true(cleaned(str_of(marked[i])).marked);
}

static void
amounts_lose_their_decimals(void **state)
{
	(void)state;
	becomes("358401234567.0", "358401234567");
	becomes("358401234567.000", "358401234567");
	becomes("358401234567.", "358401234567.");
	becomes("358401234567.5", "358401234567.5");
	becomes("358401234567.05", "358401234567.05");
	becomes("0401234567.0", "0401234567");
	becomes("+358401234567.0", "+358401234567");
	becomes("0401234567.00", "0401234567.00");
	becomes("+358401234567.00", "+358401234567.00");
	becomes("+358401234567.10", "+358401234567.10");
	becomes("040.123.0", "040.123.0");
	becomes("123456.0", "123456.0");
}

static void
parameters_find_their_place(void **state)
{
	(void)state;
	becomes("tel:12;phone-context=+358", "+35812");
	becomes("tel:+12;phone-context=+358", "tel:+12");
	becomes("tel:12;phone-context=example.com", "tel:12");
	becomes("12;ext=3;isub=4", "12;ext=3");
	becomes("12;isub=4;ext=3", "12;ext=3");
	becomes("12;ext=3 / 45;ext=6", "12;ext=3 / 45;ext=6");
	becomes("12;34", "12;34");
	becomes("12;=3", "12;=3");
	becomes("12;x", "12;x");
}

static void
what_is_long_is_no_number(void **state)
{
	char text[PHONE_CLEAN_MAX + 1];
	struct phone_clean clean;

	(void)state;
	memset(text, '1', sizeof text);
	assert_true(phone_clean_make(&clean, str_make(text, sizeof text - 1)));
	assert_false(phone_clean_make(&clean, str_make(text, sizeof text)));
	memset(text, ' ', sizeof text);
	assert_true(phone_clean_make(&clean, str_make(text, sizeof text)));
	assert_int_equal(clean.n, 0);
}

static bool
is_scientific(const char *s)
{
	struct phone_clean clean = cleaned(str_of(s));

	return phone_clean_is_scientific(&clean);
}

static void
scientific_notation_is_seen(void **state)
{
	(void)state;
	assert_true(is_scientific("3.58401E+11"));
	assert_true(is_scientific("3,58401E+11"));
	assert_true(is_scientific(" 3e11 "));
	assert_true(is_scientific("3.5E-11"));
	assert_false(is_scientific("3.58401"));
	assert_false(is_scientific("E+11"));
	assert_false(is_scientific("3E"));
	assert_false(is_scientific("3E+"));
	assert_false(is_scientific("3.5 E+11"));
	assert_false(is_scientific("3E+11x"));
}

static bool
is_date(const char *s)
{
	struct phone_clean clean = cleaned(str_of(s));

	return phone_clean_is_date(&clean);
}

static void
dates_are_seen(void **state)
{
	(void)state;
	assert_true(is_date("2024-03-12"));
	assert_true(is_date("2024/3/12"));
	assert_true(is_date("12.3.2024"));
	assert_true(is_date("01/12/1999"));
	assert_false(is_date("2024-13-12"));
	assert_false(is_date("2024-03-32"));
	assert_false(is_date("2124-03-12"));
	assert_false(is_date("12.3.24"));
	assert_false(is_date("12.3-2024"));
	assert_false(is_date("020-12-2024"));
	assert_false(is_date("2024-03-12 1"));
	assert_false(is_date("2024-03"));
	assert_false(is_date("20240312"));
	assert_false(is_date(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_have_one_form),
		cmocka_unit_test(one_plain_number_is_not_marked),
		cmocka_unit_test(amounts_lose_their_decimals),
		cmocka_unit_test(parameters_find_their_place),
		cmocka_unit_test(what_is_long_is_no_number),
		cmocka_unit_test(scientific_notation_is_seen),
		cmocka_unit_test(dates_are_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
