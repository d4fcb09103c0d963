/* Sets of countries, and what is said of a number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/scheme.h"
#include "field/schemes_table.h"

static void
every_country_has_its_bit(void **state)
{
	uint64_t all = 0;
	unsigned n = 0;

	(void)state;
	for (; scheme_country(n) != NULL; n++) {
		uint64_t one = scheme_countries(str_of(scheme_country(n)));

		assert_int_equal(one, UINT64_C(1) << n);
		all |= one;
	}
	assert_true(n > 30 && n < 64);
	assert_true(all != SCHEME_ANYWHERE);
	assert_int_equal(
	    scheme_countries(str_of("fi")), scheme_countries(str_of("FI")));
	assert_int_equal(scheme_countries(str_of("JP")), 0);
	assert_int_equal(scheme_countries(str_of("FIN")), 0);
	assert_true(scheme_countries(str_make(NULL, 0)) == SCHEME_ANYWHERE);
}

static void
the_table_is_in_order(void **state)
{
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < schemes_ncountries; i++) {
		const struct schemes_country *c = &schemes_countries[i];

		assert_int_equal(c->first, n);
		assert_true(c->n > 0);
		assert_true(i == 0 ||
			    strcmp(schemes_countries[i - 1].code, c->code) < 0);
		for (; n < (size_t)c->first + c->n; n++)
			assert_string_equal(
			    schemes_entries[n].country, c->code);
	}
	assert_int_equal(n, schemes_count);
}

static void
facts_are_of_the_scheme_not_of_the_person(void **state)
{
	struct scheme_facts facts;
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	(void)state;
	assert_int_equal(scheme_canonical(&out, str_of(" hr33392005961 "),
			     SCHEME_PERSON, SCHEME_ANYWHERE, 0, &facts, &v, &e),
	    0);
	assert_true(v.read);
	assert_null(v.reason);
	assert_string_equal(facts.name, "oib");
	assert_string_equal(facts.country, "HR");
	assert_int_equal(facts.countries, scheme_countries(str_of("HR")));
	assert_true(str_is(buf_str(&out), "33392005961"));
	assert_int_equal(
	    scheme_canonical(&out, str_of("33392005962"), SCHEME_PERSON,
		scheme_countries(str_of("HR")), 0, &facts, &v, &e),
	    0);
	assert_false(v.read);
	assert_string_equal(v.reason, "bad_checksum");
	assert_null(facts.name);
	assert_true(str_is(buf_str(&out), "33392005961"));
	buf_free(&out);
}

static void
what_nothing_tells_of_stays(void **state)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	(void)state;
	assert_int_equal(
	    scheme_unchecked(&out, str_of(" 12-3 "), "no_country", &v, &e), 0);
	assert_true(v.read);
	assert_string_equal(v.reason, "no_country");
	assert_true(str_is(buf_str(&out), "12-3"));
	assert_int_equal(
	    scheme_unchecked(&out, str_of("4.40514E+10"), "no_country", &v, &e),
	    0);
	assert_false(v.read);
	assert_string_equal(v.reason, "excel_scientific");
	assert_int_equal(out.n, 4);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_country_has_its_bit),
		cmocka_unit_test(the_table_is_in_order),
		cmocka_unit_test(facts_are_of_the_scheme_not_of_the_person),
		cmocka_unit_test(what_nothing_tells_of_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
