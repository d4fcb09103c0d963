/* Which schemes a number fits, and what may stand in front of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/scheme_find.h"

static struct scheme_found
find(const char *text, unsigned uses, const char *country, struct compact *c)
{
	struct scheme_found found;

	assert_null(compact_make(c, str_of(text)));
	scheme_find(&found, c, uses, scheme_countries(str_of(country)));
	return found;
}

static void
a_number_is_held_against_the_schemes_of_a_country(void **state)
{
	struct scheme_found found;
	struct compact c;

	(void)state;
	found = find("44051401359", SCHEME_PERSON, "PL", &c);
	assert_string_equal(found.entry->name, "pesel");
	assert_int_equal(found.countries, scheme_countries(str_of("PL")));
	assert_int_equal(found.looked_in, found.countries);
	found = find("44051401359", SCHEME_PERSON, "HR", &c);
	assert_null(found.entry);
	assert_int_equal(found.result, SCHEME_CHECK_BAD_CHECKSUM);
	/* of another use, of a country without any */
	found = find("44051401359", SCHEME_COMPANY, "PL", &c);
	assert_int_equal(found.result, SCHEME_CHECK_BAD_LENGTH);
	found = find("44051401359", SCHEME_PERSON, "MT", &c);
	assert_int_equal(found.looked_in, 0);
}

static void
anywhere_it_may_fit_several(void **state)
{
	struct scheme_found found;
	struct compact c;

	(void)state;
	found = find("123456785", SCHEME_COMPANY, "", &c);
	assert_true((found.countries & scheme_countries(str_of("PL"))) != 0);
	assert_true((found.countries & (found.countries - 1)) != 0);
	/* not those without a check digit */
	found = find("536-90-4399", SCHEME_PERSON, "", &c);
	assert_null(found.entry);
	assert_true(found.open);
	found = find("536-90-4399", SCHEME_PERSON, "US", &c);
	assert_string_equal(found.entry->name, "ssn");
}

static void
lost_zeros_come_back_where_the_country_is_known(void **state)
{
	struct scheme_found found;
	struct compact c;

	(void)state;
	found = find("2070803628", SCHEME_PERSON, "PL", &c);
	assert_true(found.padded);
	assert_true(str_is(compact_str(&c), "02070803628"));
	found = find("2070803629", SCHEME_PERSON, "PL", &c);
	assert_null(found.entry);
	assert_true(str_is(compact_str(&c), "2070803629"));
	found = find("2070803628", SCHEME_PERSON, "", &c);
	assert_false(found.padded);
	found = find("PL 2070803628", SCHEME_PERSON, "", &c);
	assert_true(found.padded);
	/* of a length that there is, only the check digit is wrong */
	found = find("25123890", SCHEME_VAT, "CZ", &c);
	assert_null(found.entry);
	assert_int_equal(found.result, SCHEME_CHECK_BAD_CHECKSUM);
	/* without a check digit it would be a guess */
	found = find("1234567", SCHEME_COMPANY, "NL", &c);
	assert_null(found.entry);
}

static void
labels_and_letters_go(void **state)
{
	struct scheme_found found;
	struct compact c;

	(void)state;
	found = find("PESEL: 44051401359", SCHEME_PERSON, "", &c);
	assert_string_equal(found.entry->name, "pesel");
	assert_null(found.letters);
	found = find("HR 33392005961", SCHEME_PERSON, "", &c);
	assert_string_equal(found.entry->name, "oib");
	assert_true(str_is(compact_str(&c), "33392005961"));
	/* without them it could not be found again */
	found = find("PESEL: 44051401359", SCHEME_PERSON, "FI", &c);
	assert_string_equal(found.letters, "PL");
	found = find("SSN 536-90-4399", SCHEME_PERSON, "", &c);
	assert_string_equal(found.letters, "US");
	/* several countries have a label */
	found = find("JMBG 0101006500006", SCHEME_PERSON, "HR", &c);
	assert_string_equal(found.entry->country, "HR");
	/* the letters are part of it */
	found = find("RCCMNL83S18D969H", SCHEME_PERSON, "", &c);
	assert_string_equal(found.entry->name, "codice_fiscale");
	assert_int_equal(c.n, 16);
}

static void
a_label_is_the_longest(void **state)
{
	struct compact c;

	(void)state;
	assert_null(compact_make(&c, str_of("VAT 5")));
	assert_true(scheme_find_label(&c, SCHEME_VAT) != 0);
	assert_true(str_is(compact_str(&c), "5"));
	assert_null(compact_make(&c, str_of("PESEL 5")));
	assert_int_equal(scheme_find_label(&c, SCHEME_COMPANY), 0);
	assert_int_equal(c.n, 6);
	assert_null(compact_make(&c, str_of("KRS 0")));
	assert_int_equal(scheme_find_label(&c, SCHEME_COMPANY),
	    scheme_countries(str_of("PL")));
}

static void
judged(const char *text, const char *country, bool read, const char *reason)
{
	struct scheme_found found;
	struct verdict v;
	struct compact c;

	found = find(text, SCHEME_PERSON, country, &c);
	scheme_find_judge(&v, &found, &c);
	if (v.read != read || (reason == NULL) != (v.reason == NULL) ||
	    (reason != NULL && strcmp(v.reason, reason) != 0))
		fail_msg("%s %s: %d %s", country, text, (int)v.read,
		    v.reason == NULL ? "" : v.reason);
}

static void
the_nearest_reason_is_given(void **state)
{
	(void)state;
	judged("131052-308T", "FI", true, NULL);
	judged("131052-9085", "FI", true, "temporary");
	judged("2070803628", "PL", true, "zero_padded");
	judged("131052308T", "FI", false, "no_century");
	judged("131052-308U", "FI", false, "bad_checksum");
	judged("310252-308Y", "FI", false, "impossible_date");
	judged("131052G308T", "FI", false, "bad_format");
	judged("131052-30T", "FI", false, "bad_length");
	judged("ABCDE1", "FI", false, "bad_format");
	judged("00000000000", "PL", false, "bad_format");
	judged("44051401359+", "PL", false, "bad_format");
	judged("536-90-4399", "", false, "no_country");
	judged("44051401359", "JP", false, "unknown_country");
}

static void
a_century_is_written(void **state)
{
	static const struct {
		const char *in, *out;
	} samples[] = {
		{ "131052-308T", "131052-308T" },
		{ "131052+308t", "131052+308T" },
		{ "131052 \xe2\x80\x93 308T", "131052-308T" },
		{ "131052A308T", "131052A308T" },
		{ "880320-0016", "8803200016" },
		{ "880320+0016", "880320+0016" },
		{ "18880320+0016", "188803200016" },
		{ "PESEL 44051401359", "44051401359" },
		{ "SSN 536904399", "US536904399" },
	};
	struct scheme_found found;
	struct buf out = { 0 };
	struct compact c;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		found = find(samples[i].in, SCHEME_PERSON, "", &c);
		assert_non_null(found.entry);
		buf_clear(&out);
		assert_int_equal(scheme_find_write(&out, &c, &found, &e), 0);
		assert_true(str_is(buf_str(&out), samples[i].out));
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_number_is_held_against_the_schemes_of_a_country),
		cmocka_unit_test(anywhere_it_may_fit_several),
		cmocka_unit_test(
		    lost_zeros_come_back_where_the_country_is_known),
		cmocka_unit_test(labels_and_letters_go),
		cmocka_unit_test(a_label_is_the_longest),
		cmocka_unit_test(the_nearest_reason_is_given),
		cmocka_unit_test(a_century_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
