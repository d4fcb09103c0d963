/* A full name as one line: recased, tidy, without its titles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/person_line.h"

static void
check(const char *in, const char *text, const char *stripped)
{
	struct person_line x = { .recased = false };
	struct err e;

	assert_int_equal(person_line_open(&x, str_of(in), &e), 0);
	if (!str_is(x.text, text))
		fail_msg(
		    "%s: %.*s, expected %s", in, (int)x.text.n, x.text.p, text);
	assert_int_equal(person_line_strip(&x, &e), 0);
	if (!str_is(x.text, stripped))
		fail_msg("%s stripped: %.*s, expected %s", in, (int)x.text.n,
		    x.text.p, stripped);
	person_line_close(&x);
}

static void
lines_are_recased_word_by_word(void **state)
{
	(void)state;
	check("M\xc3\x84KINEN, MATTI", "M\xc3\xa4kinen, Matti",
	    "M\xc3\xa4kinen, Matti");
	check(" mgr in\xc5\xbc.  JAN KOWALSKI ", "mgr in\xc5\xbc. Jan Kowalski",
	    "Jan Kowalski");
	check("MGR IN\xc5\xbb. JAN KOWALSKI", "mgr in\xc5\xbc. Jan Kowalski",
	    "Jan Kowalski");
	check("KTM MATTI M\xc3\x84KINEN", "KTM Matti M\xc3\xa4kinen",
	    "Matti M\xc3\xa4kinen");
	check("JOHN SMITH, PH.D.", "John Smith, Ph.D.", "John Smith");
	check("Virtanen ,Matti", "Virtanen, Matti", "Virtanen, Matti");
	check("Dr. Macdonald", "Dr. Macdonald", "Macdonald");
	check("Matti M\xc3\x84KINEN", "Matti M\xc3\x84KINEN",
	    "Matti M\xc3\x84KINEN");
	check("", "", "");
	check("Dr.", "Dr.", "Dr.");
}

static void
only_titles_are_taken_off(void **state)
{
	(void)state;
	check("Mr. Martin Luther King, Jr., PhD",
	    "Mr. Martin Luther King, Jr., PhD", "Martin Luther King, Jr.");
	check("Mr & Mrs Smith", "Mr & Mrs Smith", "Mr & Mrs Smith");
	check("Herr Dr. Hans M\xc3\xbcller", "Herr Dr. Hans M\xc3\xbcller",
	    "Hans M\xc3\xbcller");
	check(",, Dr. x", ",, Dr. X", ",, Dr. X");
}

static void
particles_are_small_behind_given_names(void **state)
{
	struct person_line x = { .recased = false };
	struct err e;

	(void)state;
	assert_int_equal(
	    person_line_open(&x, str_of("VAN DER BERG, ROBIN"), &e), 0);
	assert_true(str_is(x.text, "Van der Berg, Robin"));
	assert_null(person_line_split(&x, PERSON_ORDER_NONE));
	assert_true(str_is(x.text, "van der Berg, Robin"));
	person_line_close(&x);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_recased_word_by_word),
		cmocka_unit_test(only_titles_are_taken_off),
		cmocka_unit_test(particles_are_small_behind_given_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
