/* Form, words, what is suspicious: what is seen at one value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "field/role.h"
#include "stats/form.h"
#include "stats/glance.h"
#include "stats/kind.h"

static void
assert_form(const char *value, const char *form)
{
	char got[FORM_LONGEST + 1];
	size_t n = form_of(str_of(value), got);

	got[n] = '\0';
	assert_string_equal(got, form);
}

static void
forms_say_what_stands_where(void **state)
{
	(void)state;
	assert_form("", "");
	assert_form("Aino", "Aa");
	assert_form("V\xc3\xa4in\xc3\xb6", "Aa");
	assert_form("\xc3\x96zg\xc3\xbcr", "Aa");
	assert_form("SW1A 1AA", "AA9A 9AA");
	assert_form("AAA", "AAA");
	assert_form("AAAA", "A+");
	assert_form("+358 40 123", "+999 99 999");
	assert_form("12345678901234567", "9+");
	assert_form("\xe6\x9d\xb1\xe4\xba\xac 7", "x 9");
	assert_form("a\xe2\x80\x93"
		    "b",
	    "a\xe2\x80\x93"
	    "a");
}

static unsigned
suspects(const char *value)
{
	return suspect_of(str_of(value));
}

static void
damage_is_seen(void **state)
{
	(void)state;
	assert_int_equal(suspects("00100"), 1 << SUSPECT_ZEROS);
	assert_int_equal(suspects("0"), 0);
	assert_int_equal(suspects("0a"), 0);
	assert_int_equal(suspects(" x"), 1 << SUSPECT_PADDED);
	assert_int_equal(suspects("x\xc2\xa0"), 1 << SUSPECT_PADDED);
	assert_int_equal(suspects("a\x01"
				  "b"),
	    1 << SUSPECT_CONTROL);
	assert_int_equal(suspects("a\xe2\x80\x8b"
				  "b"),
	    1 << SUSPECT_CONTROL);
	assert_int_equal(suspects("two\nlines"), 0);
	assert_int_equal(
	    suspects("M\xc3\x83\xc2\xa4kinen"), 1 << SUSPECT_MOJIBAKE);
	assert_int_equal(
	    suspects("\xc3\x85\xe2\x80\x9aukasz"), 1 << SUSPECT_MOJIBAKE);
	assert_int_equal(
	    suspects("\xc3\xa2\xe2\x82\xac\xc5\x93x"), 1 << SUSPECT_MOJIBAKE);
	assert_int_equal(suspects("x\xef\xbf\xbd"), 1 << SUSPECT_MOJIBAKE);
	assert_int_equal(suspects("M\xc3\xa4kinen"), 0);
	assert_int_equal(suspects("\xc3\x85sa"), 0);
	assert_int_equal(suspects("A &amp; B"), 1 << SUSPECT_MARKUP);
	assert_int_equal(suspects("A & B < C"), 0);
	assert_int_equal(suspects("=1+2"), 1 << SUSPECT_FORMULA);
	assert_int_equal(suspects("-SUM(A1)"), 1 << SUSPECT_FORMULA);
	assert_int_equal(suspects("-12"), 0);
	assert_int_equal(suspects("+358401"), 0);
	assert_int_equal(suspects("#N/A"), 1 << SUSPECT_ERROR);
	assert_int_equal(suspects("3.58401E+11"), 1 << SUSPECT_ERROR);
	assert_int_equal(suspects("1.5E+1"), 0);
}

static void
words_are_counted(void **state)
{
	(void)state;
	assert_true(words_of(str_of("one")).n == 1);
	assert_true(words_of(str_of(" two  words\n")).n == 2);
	assert_true(words_of(str_of("a\xe3\x80\x80"
				    "b"))
			.n == 2);
	assert_int_equal(words_of(str_of("123")).script, WORDS_NONE);
	assert_int_equal(words_of(str_of("\xc5\x81"
					 "ucja"))
			     .script,
	    WORDS_LATIN);
	assert_int_equal(words_of(str_of("\xd0\x9c\xd0\xb8\xd1\x80")).script,
	    WORDS_CYRILLIC);
	assert_int_equal(
	    words_of(str_of("\xe6\x9d\xb1\xe4\xba\xac")).script, WORDS_HAN);
	assert_int_equal(words_of(str_of("a\xd0\xb0")).script, WORDS_MIXED);
}

/* The short way sees what the long ones see. */
static void
one_look_is_enough(void **state)
{
	static const char *const values[] = { "a", "Aino Maria", "7", "12.50",
		"x & y", "a <b", "1.5E+12", "a  b c", "a\tb", "00100", "x ",
		" x", "=1", "\xc3\xa4", "a\xc3\xa4",
		("n\xc2\xa0"
		 "m"),
		"-5", "a\x7f", "E+", "1E+1" };

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		struct str s = str_of(values[i]);
		struct glance g = glance_at(s);
		struct words w = words_of(s);

		assert_false(g.blank);
		assert_true(g.words.n == w.n);
		assert_int_equal(g.words.script, w.script);
		assert_int_equal(g.suspects, suspect_of(s));
	}
	assert_true(glance_at(str_of(" \t\xc2\xa0")).blank);
	assert_true(glance_at(str_of("V\xc3\xa4in\xc3\xb6")).length == 5);
}

static void
every_role_is_of_a_kind(void **state)
{
	(void)state;
	for (const char *const *role = role_list(); *role != NULL; role++)
		assert_non_null(kind_name(kind_of(*role)));
	assert_int_equal(kind_of("nps"), KIND_ATTITUDINAL);
	assert_int_equal(kind_of(NULL), KIND_UNKNOWN);
	assert_null(kind_name(kind_of("no role")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_say_what_stands_where),
		cmocka_unit_test(damage_is_seen),
		cmocka_unit_test(words_are_counted),
		cmocka_unit_test(one_look_is_enough),
		cmocka_unit_test(every_role_is_of_a_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
