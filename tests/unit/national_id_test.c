/* Identity numbers of people: the canonical form, and why there is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/national_id.h"
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

	assert_int_equal(national_id_canonical(&out, str_of(s->in), countries,
			     2026, &facts, &v, &e),
	    0);
	if (!verdict_is(&v, buf_str(&out), s->out, s->reason) ||
	    (s->name != NULL && strcmp(facts.name, s->name) != 0))
		fail_msg("%s %s: %.*s (%s)", s->country, s->in, (int)out.n,
		    out.p, v.reason == NULL ? "read" : v.reason);
	if (s->out != NULL && strcmp(s->in, s->out) != 0) {
		struct sample again = { s->country, s->out, s->out, NULL,
			s->name };

		if (s->reason != NULL && strcmp(s->reason, "zero_padded") != 0)
			again.reason = s->reason;
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
		{ "FI", "131052-308T", "131052-308T", NULL, "hetu" },
		{ "FI", " 131052-308t ", "131052-308T", NULL, "hetu" },
		{ "FI",
		    "131052\xe2\x80\x91"
		    "308T",
		    "131052-308T", NULL, "hetu" },
		{ "FI", "131052+308T", "131052+308T", NULL, "hetu" },
		{ "", "131052a308t", "131052A308T", NULL, "hetu" },
		{ "", "131052Y308T", "131052Y308T", NULL, "hetu" },
		{ "", "131052F308T", "131052F308T", NULL, "hetu" },
		{ "FI", "HETU: 131052-308T", "131052-308T", NULL, "hetu" },
		{ "FI", "131052-9085", "131052-9085", "temporary", "hetu" },
		{ "FI", "131052308T", NULL, "no_century", NULL },
		{ "FI", "131052-308U", NULL, "bad_checksum", NULL },
		{ "FI", "310252-308Y", NULL, "impossible_date", NULL },
		{ "FI", "131052-XXXX", NULL, "bad_format", NULL },
		{ "FI", "131052-", NULL, "bad_length", NULL },
		{ "PL", "44051401359", "44051401359", NULL, "pesel" },
		{ "PL", "440514 01359", "44051401359", NULL, "pesel" },
		{ "PL", "44051401359.0", "44051401359", NULL, "pesel" },
		{ "PL", "2070803628", "02070803628", "zero_padded", "pesel" },
		{ "PL", "44051401358", NULL, "bad_checksum", NULL },
		{ "PL", "02381307589", NULL, "impossible_date", NULL },
		{ "PL", "4.40514E+10", NULL, "excel_scientific", NULL },
		{ "PL", "44051401359, 02070803628", NULL, "multi_value", NULL },
		{ "PL", "brak", NULL, "bad_format", NULL },
		{ "HR", "HR 33392005961", "33392005961", NULL, "oib" },
		{ "HR", "33392005962", NULL, "bad_checksum", NULL },
		{ "HR", "0101006500006", "0101006500006", NULL, "jmbg" },
	};

	(void)state;
	CHECK(samples);
}

static void
of_others(void **state)
{
	static const struct sample samples[] = {
		{ "SE", "880320-0016", "198803200016", NULL, "personnummer" },
		{ "SE", "8803200016", "198803200016", NULL, "personnummer" },
		{ "SE", "880320+0016", "188803200016", NULL, "personnummer" },
		{ "SE", "19880320-0016", "198803200016", NULL, "personnummer" },
		{ "SE", "18880320+0016", "188803200016", NULL, "personnummer" },
		{ "SE", "260101-0008", "202601010008", NULL, "personnummer" },
		{ "SE", "260101+0008", "192601010008", NULL, "personnummer" },
		{ "SE", "270101-0007", "192701010007", NULL, "personnummer" },
		{ "SE", "501010003", "200501010003", "zero_padded",
		    "personnummer" },
		{ "SE", "000229-0005", "200002290005", NULL, "personnummer" },
		{ "SE", "000229+0005", NULL, "impossible_date", NULL },
		{ "", "SE8803200016", "198803200016", NULL, "personnummer" },
		{ "SE", "880320-0018", NULL, "bad_checksum", NULL },
		{ "EE", "36805280109", "36805280109", NULL, "isikukood" },
		{ "LT", "33309240064", "33309240064", NULL, "asmens_kodas" },
		{ "LV", "161175-19997", "16117519997", NULL, "personas_kods" },
		{ "NO", "151086 95088", "15108695088", NULL, "fodselsnummer" },
		{ "DK", "211062-5629", "2110625629", NULL, "cpr" },
		{ "", "211062-5629", NULL, "no_country", NULL },
		{ "IS", "120174-3399", "1201743399", NULL, "kennitala" },
		{ "DE", "36 574 261 809", "36574261809", NULL, "idnr" },
		{ "DE", "15 070649 C 103", "15070649C103", NULL, "rvnr" },
		{ "AT", "1237 010180", "1237010180", NULL, "svnr" },
		{ "CH", "756.9217.0769.85", "7569217076985", NULL, "ahv" },
		{ "FR", "2 95 10 99 126 111 93", "295109912611193", NULL,
		    "nir" },
		{ "FR", "253072a07300443", "253072A07300443", NULL, "nir" },
		{ "BE", "85.07.30-033 28", "85073003328", NULL, NULL },
		{ "NL", "1112.22.333", "111222333", NULL, "bsn" },
		{ "ES", "54362315-k", "54362315K", NULL, "dni" },
		{ "", "x-2482300w", "X2482300W", NULL, "nie" },
		{ "IT", "RCC MNL 83S18 D969H", "RCCMNL83S18D969H", NULL,
		    "codice_fiscale" },
		{ "PT", "PT 501 964 843", "501964843", NULL, "nif" },
		{ "IE", "6433435OA", "6433435OA", NULL, "pps" },
		{ "GB", "AB 12 34 56 C", "AB123456C", NULL, "nino" },
		{ "CZ", "710319/2745", "7103192745", NULL, "rodne_cislo" },
		{ "SK", "710319/2745", "7103192745", NULL, "rodne_cislo" },
		{ "RO", "1630615123457", "1630615123457", NULL, "cnp" },
		{ "BG", "752316 926 3", "7523169263", NULL, "egn" },
		{ "SI", "0101006500006", "0101006500006", NULL, "emso" },
		{ "GR", "01013099997", "01013099997", NULL, "amka" },
		{ "US", "536-90-4399", "536904399", NULL, "ssn" },
		{ "JP", " 1234-5678-9018", "1234-5678-9018", "unknown_country",
		    NULL },
		{ "HU", "#1 A", "#1 A", "unknown_country", NULL },
		{ "JP", "1.23457E+11", NULL, "excel_scientific", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
of_another_country_keep_its_letters(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "HR33392005961", "HR33392005961", NULL, "oib" },
		{ "FI", "PESEL 44051401359", "PL44051401359", NULL, "pesel" },
		{ "JP", "OIB: 33392005961", "HR33392005961", NULL, "oib" },
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
		cmocka_unit_test(of_another_country_keep_its_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
