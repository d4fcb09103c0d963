/* Numbers that hold a day of birth. */
#include "scheme_sample.h"

#include "field/scheme_birth.h"

static void
finnish_and_polish(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_birth_hetu, "131052308T", FITS },
		{ scheme_birth_hetu, "131052308U", WRONG },
		{ scheme_birth_hetu, "310252308Y", NO_DAY },
		{ scheme_birth_hetu, "010101001R", NONE },
		{ scheme_birth_hetu, "010101002S", FITS },
		{ scheme_birth_hetu, "1310529085", SCHEME_CHECK_TEMPORARY },
		{ scheme_birth_hetu_letter, "131052A308T", FITS },
		{ scheme_birth_hetu_letter, "131052F308T", FITS },
		{ scheme_birth_hetu_letter, "131052U308T", FITS },
		{ scheme_birth_hetu_letter, "131052Y308T", FITS },
		{ scheme_birth_hetu_letter, "131052G308T", NONE },
		{ scheme_birth_hetu_letter, "131052Z308T", NONE },
		{ scheme_birth_hetu_letter, "131052A308U", WRONG },
		/* 2000 was a leap year, 1900 was none. */
		{ scheme_birth_hetu_letter, "290200A248A", FITS },
		{ scheme_birth_hetu_letter, "290200U248A", NO_DAY },
		{ scheme_birth_hetu, "290200248A", NO_DAY },
		{ scheme_birth_pesel, "44051401359", FITS },
		{ scheme_birth_pesel, "44051401358", WRONG },
		{ scheme_birth_pesel, "02381307589", NO_DAY },
		{ scheme_birth_pesel, "02070803628", FITS },
		{ scheme_birth_pesel, "00000000000", NO_DAY },
	};

	(void)state;
	CHECK(samples);
}

static void
northern(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_birth_personnummer, "8803200016", FITS },
		{ scheme_birth_personnummer, "8803200018", WRONG },
		{ scheme_birth_personnummer, "198803200016", FITS },
		{ scheme_birth_personnummer, "198813200014", NO_DAY },
		/* a samordningsnummer: the day and 60 */
		{ scheme_birth_personnummer, "7010632391", FITS },
		{ scheme_birth_isikukood, "36805280109", FITS },
		{ scheme_birth_isikukood, "36805280108", WRONG },
		{ scheme_birth_isikukood, "96805280109", NONE },
		{ scheme_birth_asmens_kodas, "33309240064", FITS },
		{ scheme_birth_asmens_kodas, "33309240164", WRONG },
		{ scheme_birth_personas_kods, "16117519997", FITS },
		{ scheme_birth_personas_kods, "16137519997", WRONG },
		{ scheme_birth_personas_kods, "32867300679", FITS },
		{ scheme_birth_personas_kods, "32867300677", WRONG },
		{ scheme_birth_personas_kods, "40003521600", NONE },
		{ scheme_birth_fodselsnummer, "15108695088", FITS },
		{ scheme_birth_fodselsnummer, "15108695077", WRONG },
		{ scheme_birth_cpr, "2110625629", FITS },
		{ scheme_birth_cpr, "5110625629", NO_DAY },
		{ scheme_birth_kennitala, "4504013150", FITS },
		{ scheme_birth_kennitala, "1201743399", FITS },
		{ scheme_birth_kennitala, "5305750299", WRONG },
		{ scheme_birth_kennitala, "3201743399", WRONG },
		{ scheme_birth_kennitala, "1201743395", NONE },
	};

	(void)state;
	CHECK(samples);
}

static void
eastern(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_birth_jmbg, "0101006500006", FITS },
		{ scheme_birth_jmbg, "0101006500007", WRONG },
		{ scheme_birth_rodne_cislo, "7103192745", FITS },
		{ scheme_birth_rodne_cislo, "7103192746", WRONG },
		{ scheme_birth_rodne_cislo, "1103492745", WRONG },
		{ scheme_birth_rodne_cislo, "991231123", FITS },
		{ scheme_birth_rodne_cislo, "590312123", NONE },
		{ scheme_birth_rodne_cislo, "531332123", NO_DAY },
		{ scheme_birth_cnp, "1630615123457", FITS },
		{ scheme_birth_cnp, "1630615123458", WRONG },
		{ scheme_birth_cnp, "1632215123457", WRONG },
		{ scheme_birth_cnp, "1630615993454", NONE },
		{ scheme_birth_cnp, "0800101221142", NONE },
		{ scheme_birth_egn, "7523169263", FITS },
		{ scheme_birth_egn, "8032056031", FITS },
		{ scheme_birth_egn, "7523169264", WRONG },
		{ scheme_birth_egn, "8019010001", NO_DAY },
		{ scheme_birth_egn, "8072010003", NO_DAY },
	};

	(void)state;
	CHECK(samples);
}

static void
southern_and_western(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_birth_amka, "01013099997", FITS },
		{ scheme_birth_amka, "01013099999", WRONG },
		{ scheme_birth_belgian, "85073003328", FITS },
		{ scheme_birth_belgian, "17073003384", FITS },
		{ scheme_birth_belgian, "98472899765", FITS },
		{ scheme_birth_belgian, "01490700185", FITS },
		{ scheme_birth_belgian, "12345678901", WRONG },
		{ scheme_birth_codice_fiscale, "RCCMNL83S18D969H", FITS },
		{ scheme_birth_codice_fiscale, "RCCMNL83S18D969G", WRONG },
		{ scheme_birth_codice_fiscale, "RCCMNL83S18DVSVG", WRONG },
		{ scheme_birth_codice_fiscale, "RCCMNLAPS18D969H", NONE },
		{ scheme_birth_codice_fiscale, "RCCMNL83F18D969H", NONE },
	};

	(void)state;
	CHECK(samples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finnish_and_polish),
		cmocka_unit_test(northern),
		cmocka_unit_test(eastern),
		cmocka_unit_test(southern_and_western),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
