/* What is no name of a person, and what is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/person_remark.h"

static void
check(const char *name, const char *want)
{
	const char *got = person_remark(str_of(name));

	if (want == NULL ? got != NULL : got == NULL || strcmp(got, want) != 0)
		fail_msg("\"%s\": %s, expected %s", name,
		    got == NULL ? "nothing" : got,
		    want == NULL ? "nothing" : want);
}

static void
companies_are_told(void **state)
{
	static const char *const names[] = { "Acme Oy", "ACME OY AB",
		"Kowalski sp. z o.o.", "Horvat d.o.o.",
		"M\xc3\xbcller GmbH & Co. KG", " Acme Ltd " };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		check(names[i], "company");
}

static void
what_was_typed_in_haste_is_suspicious(void **state)
{
	static const char *const names[] = { "Test", "TEST", "test test",
		"Null", "none", "asdf", "qwerty", "xxx", "Aaaa", "John Doe",
		"Matti Meik\xc3\xa4l\xc3\xa4inen", "Etunimi Sukunimi", "12345",
		"Matti2", "a@x.fi", "-", "...", "?", "http://x.fi",
		"first_name", "N/A", " Test " };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		check(names[i], "suspicious");
	assert_string_equal(person_remark(str_make("\0", 1)), "suspicious");
}

static void
people_are_not(void **state)
{
	static const char *const names[] = { "", " ", "Aino", "Nil", "Nan", "J",
		"Y", "III", "M.", "Yu", "Ng", "O'Brien", "Anna-Maria",
		"J. P. Virtanen", "Testa", "Nonen", "Nullmeyer", "Jane Doering",
		"van der Berg", "M\xc3\xa4kinen, Matti", "Matti/Pekka",
		"\xe7\x8e\x8b", "\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd",
		"Abd al-Rahman" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		check(names[i], NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(companies_are_told),
		cmocka_unit_test(what_was_typed_in_haste_is_suspicious),
		cmocka_unit_test(people_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
