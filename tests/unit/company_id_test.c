/* Numbers of companies: the canonical form, and why there is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/company_id.h"
#include "verdict_sample.h"

struct sample {
	const char *country, *in, *out; /* out NULL: not read */
	const char *reason, *name;
};

static void
check(const struct sample *s)
{
	const uint64_t countries = scheme_countries(str_of(s->country));
	struct scheme_facts facts;
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(company_id_canonical(
			     &out, str_of(s->in), countries, &facts, &v, &e),
	    0);
	if (!verdict_is(&v, buf_str(&out), s->out, s->reason) ||
	    (s->name != NULL && strcmp(facts.name, s->name) != 0))
		fail_msg("%s %s: %.*s (%s)", s->country, s->in, (int)out.n,
		    out.p, v.reason == NULL ? "read" : v.reason);
	if (s->out != NULL && strcmp(s->in, s->out) != 0) {
		struct sample again = { s->country, s->out, s->out, NULL,
			s->name };

		check(&again);
	}
	buf_free(&out);
}

static void
check_all(const struct sample *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(&s[i]);
}

#define CHECK(samples) check_all(samples, sizeof samples / sizeof *samples)

static void
of_the_three_countries(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "2077474-0", "20774740", NULL, "ytunnus" },
		{ "FI", "Y-tunnus: 2077474-0", "20774740", NULL, "ytunnus" },
		{ "FI", "FI20774740", "20774740", NULL, "ytunnus" },
		{ "FI", "737546-2", "07375462", "zero_padded", "ytunnus" },
		{ "FI", "2077474-1", NULL, "bad_checksum", NULL },
		{ "FI", "0000000-0", NULL, "bad_format", NULL },
		{ "FI", "20774", NULL, "bad_length", NULL },
		{ "PL", "123456785", "123456785", NULL, "regon" },
		{ "PL", "123 456 785 12347", "12345678512347", NULL, "regon" },
		{ "PL", "12345678512348", NULL, "bad_checksum", NULL },
		{ "PL", "856-734-62-15", "8567346215", NULL, "nip" },
		{ "PL", "KRS 0000012345", "0000012345", NULL, "krs" },
		{ "PL", "0000012345", "0000012345", NULL, "krs" },
		{ "HR", "33392005961", "33392005961", NULL, "oib" },
		{ "HR", "080012345", "080012345", NULL, "mbs" },
	};

	(void)state;
	CHECK(samples);
}

static void
of_others(void **state)
{
	static const struct sample samples[] = {
		{ "SE", "123456-7897", "1234567897", NULL, "orgnr" },
		{ "SE", "16123456-7897", "161234567897", NULL, "orgnr" },
		{ "SE", "123456-7891", NULL, "bad_checksum", NULL },
		{ "EE", "12345678", "12345678", NULL, "registrikood" },
		{ "DK", "13 58 56 28", "13585628", NULL, "cvr" },
		{ "NO", "988 077 917", "988077917", NULL, "orgnr" },
		{ "DE", "HRB 12345 B", "HRB12345B", NULL, NULL },
		{ "AT", "FN 123456a", "FN123456A", NULL, NULL },
		{ "CH", "CHE-100.155.212", "CHE100155212", NULL, "uid" },
		{ "FR", "552 008 443", "552008443", NULL, "siren" },
		{ "FR", "732 829 320 00074", "73282932000074", NULL, "siret" },
		{ "GB", "SC123456", "SC123456", NULL, "company_number" },
		{ "GB", "SC12345X", NULL, "bad_format", NULL },
		{ "ES", "B-58378431", "B58378431", NULL, "nif" },
		{ "RO", "RO 185 472 90", "18547290", NULL, "cui" },
		{ "NL", "12345678", "12345678", NULL, "kvk" },
		{ "", "SC123456", NULL, "no_country", NULL },
		{ "", "REGON 123456785", "123456785", NULL, NULL },
		{ "FI", "SE 123456-7897", "SE1234567897", NULL, "orgnr" },
	};

	(void)state;
	CHECK(samples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(of_the_three_countries),
		cmocka_unit_test(of_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
