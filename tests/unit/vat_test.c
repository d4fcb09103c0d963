/* Numbers of taxpayers: with the letters of their country and without. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/vat.h"
#include "verdict_sample.h"

struct sample {
	const char *country, *in, *out; /* out NULL: not read */
	const char *reason;
};

static void
check(const struct sample *s, bool bare)
{
	const uint64_t countries = scheme_countries(str_of(s->country));
	struct scheme_facts facts;
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(
	    vat_canonical(&out, str_of(s->in), countries, bare, &facts, &v, &e),
	    0);
	if (!verdict_is(&v, buf_str(&out), s->out, s->reason))
		fail_msg("%s %s: %.*s (%s)", s->country, s->in, (int)out.n,
		    out.p, v.reason == NULL ? "read" : v.reason);
	if (v.read && v.reason == NULL)
		assert_non_null(facts.name);
	if (s->out != NULL && strcmp(s->in, s->out) != 0) {
		struct sample again = { s->country, s->out, s->out, NULL };

		check(&again, bare);
	}
	buf_free(&out);
}

static void
check_all(const struct sample *s, size_t n, bool bare)
{
	for (size_t i = 0; i < n; i++)
		check(&s[i], bare);
}

#define CHECK(samples, bare)                                                   \
	check_all(samples, sizeof samples / sizeof *samples, bare)

/* One of each country. */
static void
letters_say_whose_it_is(void **state)
{
	static const struct sample samples[] = {
		{ "", "AT U13585627", "ATU13585627", NULL },
		{ "", "BE403019261", "BE0403019261", "zero_padded" },
		{ "", "BE (0)403.019.261", "BE0403019261", NULL },
		{ "", "BG 175 074 752", "BG175074752", NULL },
		{ "", "CHE-107.787.577 IVA", "CHE107787577IVA", NULL },
		{ "", "CY-10259033P", "CY10259033P", NULL },
		{ "", "CZ 25123891", "CZ25123891", NULL },
		{ "", "CZ 7103192745", "CZ7103192745", NULL },
		{ "", "CZ640903926", "CZ640903926", NULL },
		{ "", "DE 136,695 976", "DE136695976", NULL },
		{ "", "DK 13585628", "DK13585628", NULL },
		{ "", "EE 100 931 558", "EE100931558", NULL },
		{ "", "EL 094259216", "EL094259216", NULL },
		{ "", "GR094259216", "EL094259216", NULL },
		{ "", "ES B-58378431", "ESB58378431", NULL },
		{ "", "ES54362315K", "ES54362315K", NULL },
		{ "", "fi 20774740", "FI20774740", NULL },
		{ "", "FI-2077474-0", "FI20774740", NULL },
		{ "", "Fr 40 303 265 045", "FR40303265045", NULL },
		{ "", "FR K7399859412", "FRK7399859412", NULL },
		{ "", "GB 980 7806 84", "GB980780684", NULL },
		{ "", "UK980780684", "GB980780684", NULL },
		{ "", "XI 980 7806 84", "XI980780684", NULL },
		{ "", "GBGD001", "GBGD001", NULL },
		{ "", "HR 33392005961", "HR33392005961", NULL },
		{ "", "HU-12892312", "HU12892312", NULL },
		{ "", "IE 6433435OA", "IE6433435OA", NULL },
		{ "", "IE8D79739I", "IE8D79739I", NULL },
		{ "", "IT 00743110157", "IT00743110157", NULL },
		{ "", "LT 100001919017", "LT100001919017", NULL },
		{ "", "LU 150 274 42", "LU15027442", NULL },
		{ "", "LV 4000 3521 600", "LV40003521600", NULL },
		{ "", "MT 1167-9112", "MT11679112", NULL },
		{ "", "NL4495445B01", "NL004495445B01", "zero_padded" },
		{ "", "NL002455799B11", "NL002455799B11", NULL },
		{ "", "NO 995 525 828 MVA", "NO995525828MVA", NULL },
		{ "", "PL 8567346215", "PL8567346215", NULL },
		{ "", "PT 501 964 843", "PT501964843", NULL },
		{ "", "RO 185 472 90", "RO18547290", NULL },
		{ "", "SE 123456789701", "SE123456789701", NULL },
		{ "", "SI 5022 3054", "SI50223054", NULL },
		{ "", "SK 202 274 96 19", "SK2022749619", NULL },
	};

	(void)state;
	CHECK(samples, false);
}

static void
home_says_whose_the_others_are(void **state)
{
	static const struct sample samples[] = {
		{ "PL", "856-734-62-15", "PL8567346215", NULL },
		{ "FI", "2077474-0", "FI20774740", NULL },
		{ "HR", "33392005961", "HR33392005961", NULL },
		{ "GR", "094259216", "EL094259216", NULL },
		{ "AT", "U13585627", "ATU13585627", NULL },
		{ "PL", "FI20774740", "FI20774740", NULL },
		{ "", "856-734-62-15", NULL, "no_country" },
		{ "JP", "856-734-62-15", "856-734-62-15", "unknown_country" },
		{ "US", "PDV 12-3456789", "PDV 12-3456789", "unknown_country" },
		{ "JP", "8.56735E+09", NULL, "excel_scientific" },
	};

	(void)state;
	CHECK(samples, false);
}

static void
bare_ones_are_those_of_home(void **state)
{
	static const struct sample samples[] = {
		{ "PL", "PL 856-734-62-15", "8567346215", NULL },
		{ "PL", "856-734-62-15", "8567346215", NULL },
		{ "PL", "FI20774740", "FI20774740", NULL },
		{ "", "PL 856-734-62-15", "PL8567346215", NULL },
	};

	(void)state;
	CHECK(samples, true);
}

static void
words_in_front_go(void **state)
{
	static const struct sample samples[] = {
		{ "", "NIP: 856-734-62-15", "PL8567346215", NULL },
		{ "", "NIP PL8567346215", "PL8567346215", NULL },
		{ "", "VAT no. FI20774740", "FI20774740", NULL },
		{ "", "USt-IdNr.: DE136695976", "DE136695976", NULL },
		{ "FI", "ALV 2077474-0", "FI20774740", NULL },
		{ "", "OIB 33392005961", "HR33392005961", NULL },
		{ "", "VAT 8567346215", NULL, "no_country" },
	};

	(void)state;
	CHECK(samples, false);
}

static void
what_is_none_has_a_reason(void **state)
{
	static const struct sample samples[] = {
		{ "", "PL8567346216", NULL, "bad_checksum" },
		{ "PL", "8567346216", NULL, "bad_checksum" },
		{ "", "FI20774741", NULL, "bad_checksum" },
		{ "", "PL85673462", NULL, "bad_length" },
		{ "", "PL856734621X", NULL, "bad_format" },
		{ "", "DE036695976", NULL, "bad_format" },
		{ "", "US123456789", NULL, "unknown_country" },
		{ "", "JP123456789", NULL, "unknown_country" },
		{ "PL", "brak", NULL, "bad_format" },
		{ "PL", "8567346215; 5260250274", NULL, "multi_value" },
		{ "PL", "8,56735E+09", NULL, "excel_scientific" },
		{ "PL", "0000000000", NULL, "bad_format" },
	};

	(void)state;
	CHECK(samples, false);
}

static void
what_stands_in_front_may_say_whose_it_is(void **state)
{
	static const char *const whose[] = { "FI20774741", "ALV FI20774741",
		" nip: 8567346215", "US123456789", "PL 1; PL 2", NULL };
	static const char *const not_whose[] = { "69435151530",
		"PDV 69435151530", "VAT 8567346215", "", "#", NULL };

	(void)state;
	for (size_t i = 0; whose[i] != NULL; i++)
		assert_true(vat_says_country(str_of(whose[i])));
	for (size_t i = 0; not_whose[i] != NULL; i++)
		assert_false(vat_says_country(str_of(not_whose[i])));
}

/* So that a column can tell where its numbers are from. */
static void
facts_say_what_an_unplaced_number_fits(void **state)
{
	struct scheme_facts facts;
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	(void)state;
	assert_int_equal(vat_canonical(&out, str_of("856-734-62-15"),
			     SCHEME_ANYWHERE, false, &facts, &v, &e),
	    0);
	assert_false(v.read);
	assert_true((facts.countries & scheme_countries(str_of("PL"))) != 0);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_say_whose_it_is),
		cmocka_unit_test(home_says_whose_the_others_are),
		cmocka_unit_test(bare_ones_are_those_of_home),
		cmocka_unit_test(words_in_front_go),
		cmocka_unit_test(what_is_none_has_a_reason),
		cmocka_unit_test(what_stands_in_front_may_say_whose_it_is),
		cmocka_unit_test(facts_say_what_an_unplaced_number_fits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
