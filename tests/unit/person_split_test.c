/* Which words of a full name are the given ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/person_split.h"

/* The parts of a name as letters: g, m(iddle), p(article), f, t(itle), s(uffix),
 * n; or the reason. */
static void
check(const char *line, enum person_order order, const char *want)
{
	static const char letters[] = "ntgmpfs";
	struct person_words w;
	char parts[PERSON_WORDS + 1] = "";
	const char *why;

	assert_true(person_words_read(&w, str_of(line)));
	why = person_split(&w, order);
	for (size_t i = 0; i < w.n; i++)
		parts[i] = letters[w.word[i].part];
	if (strcmp(why == NULL ? parts : why, want) != 0)
		fail_msg("%s: %s, expected %s", line, why == NULL ? parts : why,
		    want);
}

static const enum person_order given = PERSON_ORDER_GIVEN_FIRST;
static const enum person_order family = PERSON_ORDER_FAMILY_FIRST;

static void
a_comma_is_certain(void **state)
{
	(void)state;
	for (int order = PERSON_ORDER_NONE; order <= PERSON_ORDER_MIXED;
	     order++) {
		check("M\xc3\xa4kinen, Matti Juhani", (enum person_order)order,
		    "fgm");
		check("van der Berg, Robin", (enum person_order)order, "fffg");
		check("Berg, Robin van der", (enum person_order)order, "fgpp");
		check("King, Martin Luther, Jr.", (enum person_order)order,
		    "fgms");
		check("King, Jr., Martin", (enum person_order)order, "fsg");
		check("Smith Jr., John", (enum person_order)order, "fsg");
		check("Smith, Dr. John", (enum person_order)order, "ftg");
	}
	/* but two persons are no names of one */
	check("Matti M\xc3\xa4kinen, Pekka Virtanen", given,
	    "name_order_unknown");
	check("Smith, John, Smith, Jane", given, "name_order_unknown");
	check("Smith,, John", given, "name_order_unknown");
}

static void
others_are_read_in_the_order_of_the_column(void **state)
{
	(void)state;
	check("Dr. Matti Juhani M\xc3\xa4kinen", given, "tgmf");
	check("M\xc3\xa4kinen Matti Juhani", family, "fgm");
	check("Martin Thomas", given, "gf");
	check("Martin Thomas", family, "fg");
	check("Martin Thomas", PERSON_ORDER_OPEN, "name_order_unknown");
	check("Matti M\xc3\xa4kinen", family, "name_order_unknown");
	check("M\xc3\xa4kinen Matti", given, "name_order_unknown");
	check("Jos\xc3\xa9 Ortega y Gasset", given, "gfff");
	check("Robin van der Berg", given, "gfff");
	check("van der Berg Robin", family, "fffg");
	check("Mary Smith Jones", given, "name_split_unknown");
	check("Mar\xc3\255a del Carmen Garc\xc3\255a", given,
	    "name_split_unknown");
	check("van Gogh", given, "name_split_unknown");
	check("Matti ja Liisa M\xc3\xa4kinen", given, "multi_value");
}

static void
capitals_tell_the_family_name(void **state)
{
	(void)state;
	check("GARC\xc3\215A L\xc3\x93PEZ Ana Mar\xc3\255a", PERSON_ORDER_OPEN,
	    "ffgm");
	check("Ana Mar\xc3\255a GARC\xc3\215A L\xc3\x93PEZ", PERSON_ORDER_OPEN,
	    "gmff");
	check("Robin van der BERG", family, "gfff");
	check(
	    "ANA Maria GARC\xc3\215A", PERSON_ORDER_OPEN, "name_order_unknown");
}

static void
one_word_has_no_order(void **state)
{
	(void)state;
	check("M\xc3\xa4kinen", given, "name_order_unknown");
	check("Frau M\xc3\xbcller", given, "tf");
	check("Dr. M\xc3\xbcller", given, "name_order_unknown");
	check("Ms. Anna", given, "name_order_unknown");
}

static void
evidence(const char *line, enum person_order want, bool surely)
{
	struct person_words w;
	bool sure;

	assert_true(person_words_read(&w, str_of(line)));
	assert_int_equal(person_split_evidence(&w, &sure), want);
	assert_int_equal(sure, surely);
}

static void
names_are_evidence(void **state)
{
	(void)state;
	evidence("Matti M\xc3\xa4kinen", given, false);
	evidence("M\xc3\xa4kinen Matti", family, false);
	evidence("M\xc3\x84KINEN MATTI", family, false);
	evidence("J. Virtanen", given, false);
	evidence("Martin Thomas", PERSON_ORDER_OPEN, false);
	evidence("Matti V.", given, false);
	evidence("Virtanen M.", PERSON_ORDER_OPEN, false);
	evidence("Matti M\xc3\x84KINEN", given, true);
	evidence("M\xc3\xa4kinen, Matti", PERSON_ORDER_NONE, false);
	evidence("M\xc3\xa4kinen", PERSON_ORDER_NONE, false);
	evidence("Mr & Mrs Smith", PERSON_ORDER_NONE, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_comma_is_certain),
		cmocka_unit_test(others_are_read_in_the_order_of_the_column),
		cmocka_unit_test(capitals_tell_the_family_name),
		cmocka_unit_test(one_word_has_no_order),
		cmocka_unit_test(names_are_evidence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
