/* Names that are in the form of a rule stay; others are put into it when their
 * parts are known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/person_form.h"

static const struct person_rule forward = { .order = PERSON_ORDER_GIVEN_FIRST };
static const struct person_rule backward = { .order =
						 PERSON_ORDER_FAMILY_FIRST };

static void
plain_names_are_sure(void **state)
{
	static const char *const sure[] = { "Matti M\xc3\xa4kinen", "Aino",
		"Anna-Maria Virtanen", "Martin Thomas", "Mattila Korhonen" };
	static const char *const unsure[] = { "", "M\xc3\xa4kinen Matti",
		"Matti M\xc3\x84KINEN", "MATTI M\xc3\x84KINEN", "matti",
		"M\xc3\xa4kinen, Matti", "Robin van der Berg",
		"Matti Juhani M\xc3\xa4kinen", "Matti M.",
		"Matti  M\xc3\xa4kinen", "M M\xc3\xa4kinen",
		"\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd \xd0\x98\xd0\xb2\xd0\xb0" };

	(void)state;
	for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
		if (!person_form_is_sure(str_of(sure[i]), &forward))
			fail_msg("%s is plain", sure[i]);
	for (size_t i = 0; i < sizeof unsure / sizeof *unsure; i++)
		if (person_form_is_sure(str_of(unsure[i]), &forward))
			fail_msg("%s is not plain", unsure[i]);
	assert_false(
	    person_form_is_sure(str_of("Mattila Korhonen"), &backward));
	assert_true(person_form_is_sure(str_of("Mattila"), &backward));
}

static void
check(const char *in, const struct person_rule *r, const char *want,
    const char *why)
{
	struct person_line x = { .recased = false };
	struct buf out = { 0 };
	const char *got = NULL;
	struct err e;

	assert_int_equal(person_line_open(&x, str_of(in), &e), 0);
	assert_int_equal(person_form_add(&out, &x, r, &got, &e), 0);
	if (!str_is(buf_str(&out), want) ||
	    (why == NULL ? got != NULL : got == NULL || strcmp(got, why) != 0))
		fail_msg("%s: %.*s %s", in, (int)out.n, out.p,
		    got == NULL ? "" : got);
	person_line_close(&x);
	buf_free(&out);
}

static void
known_parts_are_put_in_form(void **state)
{
	struct person_rule comma = backward;

	(void)state;
	comma.form = PERSON_FAMILY_COMMA;
	check("M\xc3\xa4kinen Matti", &backward, "Matti M\xc3\xa4kinen", NULL);
	check("M\xc3\xa4kinen Matti", &comma, "M\xc3\xa4kinen, Matti", NULL);
	check("M\xc3\xa4kinen, Matti", &forward, "Matti M\xc3\xa4kinen", NULL);
	check("Mary Smith Jones", &forward, "Mary Smith Jones", NULL);
	check("Mary Smith Jones", &backward, "Mary Smith Jones",
	    "name_order_unknown");
	check("Jones Smith Mary", &backward, "Jones Smith Mary",
	    "name_split_unknown");
}

/* "Sz." is a given name behind the comma, and would be a title before it. */
static void
what_would_be_read_otherwise_stays(void **state)
{
	(void)state;
	check("Nowak, Sz.", &forward, "Nowak, Sz.", "name_order_unknown");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_names_are_sure),
		cmocka_unit_test(known_parts_are_put_in_form),
		cmocka_unit_test(what_would_be_read_otherwise_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
