/* Numbers of companies. */
#include "scheme_sample.h"

#include "field/scheme_firm.h"

static void
northern(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_firm_ytunnus, "20774740", FITS },
		{ scheme_firm_ytunnus, "20774741", WRONG },
		{ scheme_firm_ytunnus, "07375462", FITS },
		{ scheme_firm_luhn, "1234567897", FITS },
		{ scheme_firm_luhn, "1234567891", WRONG },
		{ scheme_firm_orgnr_long, "161234567897", FITS },
		{ scheme_firm_orgnr_long, "171234567897", NONE },
		{ scheme_firm_registrikood, "12345678", FITS },
		{ scheme_firm_registrikood, "12345679", WRONG },
		{ scheme_firm_registrikood, "32345674", NONE },
		{ scheme_firm_latvian, "40003521600", FITS },
		{ scheme_firm_latvian, "40003521601", WRONG },
		{ scheme_firm_latvian, "16117519997", NONE },
		{ scheme_firm_lithuanian, "119511515", FITS },
		{ scheme_firm_lithuanian, "119511516", WRONG },
		{ scheme_firm_norwegian, "988077917", FITS },
		{ scheme_firm_norwegian, "988077918", WRONG },
		{ scheme_firm_cvr, "13585628", FITS },
		{ scheme_firm_cvr, "13585627", WRONG },
		{ scheme_firm_cvr, "03585628", NONE },
	};

	(void)state;
	CHECK(samples);
}

static void
polish_and_croatian(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_firm_nip, "8567346215", FITS },
		{ scheme_firm_nip, "8567346216", WRONG },
		{ scheme_firm_nip, "0567346215", NONE },
		{ scheme_firm_nip, "8007346215", NONE },
		{ scheme_firm_regon, "192598184", FITS },
		{ scheme_firm_regon, "123456785", FITS },
		{ scheme_firm_regon, "192598183", WRONG },
		{ scheme_firm_regon_long, "12345678512347", FITS },
		{ scheme_firm_regon_long, "12345678512348", WRONG },
		{ scheme_firm_regon_long, "12345678612342", WRONG },
		{ scheme_firm_krs, "0000012345", FITS },
		{ scheme_firm_krs, "8567346215", NONE },
		{ scheme_firm_hybrid, "33392005961", FITS },
		{ scheme_firm_hybrid, "33392005962", WRONG },
		{ scheme_firm_hybrid, "101134702", FITS },
		{ scheme_firm_hybrid, "101134703", WRONG },
	};

	(void)state;
	CHECK(samples);
}

static void
german_speaking(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_firm_handelsregister, "HRB12345", FITS },
		{ scheme_firm_handelsregister, "HRA1", FITS },
		{ scheme_firm_handelsregister, "HRB12345B", FITS },
		{ scheme_firm_handelsregister, "GNR123456", FITS },
		{ scheme_firm_handelsregister, "HRB", NONE },
		{ scheme_firm_handelsregister, "HRC12345", NONE },
		{ scheme_firm_handelsregister, "HRB1234567", NONE },
		{ scheme_firm_handelsregister, "HRB12B4", NONE },
		{ scheme_firm_handelsregister, "HRB12BB4", NONE },
		{ scheme_firm_firmenbuch, "FN123456A", FITS },
		{ scheme_firm_firmenbuch, "FN1A", FITS },
		{ scheme_firm_firmenbuch, "FN123456", NONE },
		{ scheme_firm_firmenbuch, "FX123456A", NONE },
		{ scheme_firm_firmenbuch, "FNA1", NONE },
		{ scheme_firm_swiss, "CHE100155212", FITS },
		{ scheme_firm_swiss, "CHE100155213", WRONG },
		{ scheme_firm_swiss, "CHF100155212", NONE },
		{ scheme_firm_swiss_digits, "107787577", FITS },
	};

	(void)state;
	CHECK(samples);
}

static void
western_and_southern(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_firm_luhn, "552008443", FITS },
		{ scheme_firm_luhn, "404833047", WRONG },
		{ scheme_firm_luhn, "00743110157", FITS },
		{ scheme_firm_luhn, "00743110158", WRONG },
		{ scheme_firm_siret, "73282932000074", FITS },
		{ scheme_firm_siret, "73282932000079", WRONG },
		{ scheme_firm_siret, "73282932100074", WRONG },
		/* an office of the post */
		{ scheme_firm_siret, "35600000049837", FITS },
		{ scheme_firm_siret, "35600000049838", WRONG },
		{ scheme_firm_british, "12345678", FITS },
		{ scheme_firm_british, "SC123456", FITS },
		{ scheme_firm_british, "R0123456", FITS },
		{ scheme_firm_british, "0R123456", NONE },
		{ scheme_firm_spanish, "J99216582", FITS },
		{ scheme_firm_spanish, "J99216583", WRONG },
		{ scheme_firm_spanish, "B58378431", FITS },
		{ scheme_firm_spanish, "B5837843A", FITS },
		{ scheme_firm_spanish, "B5837843Z", NONE },
		{ scheme_firm_spanish, "M1234567L", NONE },
		{ scheme_firm_portuguese, "501964843", FITS },
		{ scheme_firm_portuguese, "501964842", WRONG },
		{ scheme_firm_portuguese, "001964843", NONE },
		{ scheme_firm_belgian, "0403019261", FITS },
		{ scheme_firm_belgian, "0431150351", WRONG },
		{ scheme_firm_belgian, "2403019261", NONE },
		{ scheme_firm_afm, "094259216", FITS },
		{ scheme_firm_afm, "023456783", WRONG },
	};

	(void)state;
	CHECK(samples);
}

static void
eastern(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_firm_ico, "25123891", FITS },
		{ scheme_firm_ico, "25123890", WRONG },
		{ scheme_firm_ico, "95123891", NONE },
		{ scheme_firm_hungarian, "12892312", FITS },
		{ scheme_firm_hungarian, "12892313", WRONG },
		{ scheme_firm_hungarian, "12892312241", FITS },
		{ scheme_firm_slovenian, "50223054", FITS },
		{ scheme_firm_slovenian, "50223055", WRONG },
		{ scheme_firm_slovenian, "00223054", NONE },
		{ scheme_firm_cui, "18547290", FITS },
		{ scheme_firm_cui, "18547291", WRONG },
		{ scheme_firm_cui, "08547290", NONE },
		{ scheme_firm_cui, "19", FITS },
		{ scheme_firm_eik, "175074752", FITS },
		{ scheme_firm_eik, "175074751", WRONG },
	};

	(void)state;
	CHECK(samples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(northern),
		cmocka_unit_test(polish_and_croatian),
		cmocka_unit_test(german_speaking),
		cmocka_unit_test(western_and_southern),
		cmocka_unit_test(eastern),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
