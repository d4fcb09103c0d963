/* The form in which values are compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "link/trait_form.h"

static void
check(enum trait_kind kind, const char *from, const char *to)
{
	const struct trait_reading reading = { NULL, { 2025, 1, 1 } };
	struct trait t = { .kind = kind };
	struct trait_form form;
	struct buf out = { 0 };
	struct err e;
	uint32_t id;

	assert_int_equal(dictionary_add(&t.raw, str_of(from), &id, &e), 0);
	assert_int_equal(trait_form_open(&form, &t, &reading, &e), 0);
	assert_int_equal(trait_form_add(&form, &out, str_of(from), &e), 0);
	assert_true(str_is(buf_str(&out), to));
	trait_form_close(&form);
	buf_free(&out);
	trait_free(&t);
}

static void
of_each_kind(void **state)
{
	(void)state;
	check(TRAIT_GIVEN, " \xC5\x81ukasz ", "lukasz");
	check(TRAIT_FULL, "Smith, John", "john smith");
	check(TRAIT_FULL, "John Smith, 1st Lord, Kent",
	    "john smith 1st lord kent");
	check(TRAIT_COMPANY, "Oy Nordic Timber", "nordic timber oy");
	check(TRAIT_COMPANY, "Oy", "oy");
	check(TRAIT_DATE, "5.3.1980", "19800305");
	check(TRAIT_DATE, "2038-12-12", "20381212");
	check(TRAIT_DATE, "45.12.1980", "19801245");
	check(TRAIT_DATE, "4.31.1980", "1980314");
	check(TRAIT_DATE, "0512.1980", "19801205");
	check(TRAIT_DATE, "05.12l.1980", "19801205");
	check(TRAIT_DATE, "05.121.980", "19801205");
	check(TRAIT_DATE, "05.12.198", "1981205");
	check(TRAIT_DATE, "2005.1966", "19660520");
	check(TRAIT_DATE, "1980-1205", "19801205");
	check(TRAIT_DATE, "1980-19-02", "19801902");
	check(TRAIT_DATE, "1980-12-051", "198012051");
	check(TRAIT_DATE, "1.13.1980 or so", "1131980");
	check(TRAIT_DATE, "5-1980", "51980");
	check(TRAIT_PHONE, "+358 40 1234567", "401234567");
	check(TRAIT_PHONE, "040 1234567", "401234567");
	check(TRAIT_PHONE, "+385 91 234 5678", "912345678");
	check(TRAIT_PHONE, "(617) 384-7579", "6173847579");
	check(TRAIT_PHONE, "1-617-384-7579", "6173847579");
	check(TRAIT_PHONE, "+1 617 384 7579", "6173847579");
	check(TRAIT_PHONE, "00000000", "");
	check(TRAIT_EMAIL, "Anna.Ek@Example.ORG", "anna.ek@example.org");
	check(TRAIT_ID, "AB-12 34", "ab1234");
	check(TRAIT_POSTCODE, "tq13 8df", "tq138df");
	check(TRAIT_NUMBER, "007 B", "7 b");
}

static void
placeholders_are_nothing(void **state)
{
	(void)state;
	check(TRAIT_GIVEN, "N/A", "");
	check(TRAIT_PHONE, "0000000000", "");
	check(TRAIT_DATE, "1900-01-01", "");
	check(TRAIT_ADDRESS, "  ", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(of_each_kind),
		cmocka_unit_test(placeholders_are_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
