/* Numbers of taxpayers that are nothing else. */
#include "scheme_sample.h"

#include "field/scheme_vat.h"

static void
northern_and_german(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_vat_swedish, "123456789701", FITS },
		{ scheme_vat_swedish, "123456789101", WRONG },
		{ scheme_vat_swedish, "123456789702", NONE },
		{ scheme_vat_estonian, "100931558", FITS },
		{ scheme_vat_estonian, "100594102", FITS },
		{ scheme_vat_estonian, "100594103", WRONG },
		{ scheme_vat_lithuanian, "119511515", FITS },
		{ scheme_vat_lithuanian, "100001919017", FITS },
		{ scheme_vat_lithuanian, "100004801610", FITS },
		{ scheme_vat_lithuanian, "100001919018", WRONG },
		{ scheme_vat_lithuanian, "119511525", NONE },
		{ scheme_vat_norwegian, "995525828MVA", FITS },
		{ scheme_vat_norwegian, "995525829MVA", WRONG },
		{ scheme_vat_norwegian, "995525828MVB", NONE },
		{ scheme_vat_german, "136695976", FITS },
		{ scheme_vat_german, "136695978", WRONG },
		{ scheme_vat_german, "036695976", NONE },
		{ scheme_vat_austrian, "U13585627", FITS },
		{ scheme_vat_austrian, "U57194903", FITS },
		{ scheme_vat_austrian, "U13585626", WRONG },
		{ scheme_vat_austrian, "V13585627", NONE },
		{ scheme_vat_swiss, "E107787577", FITS },
		{ scheme_vat_swiss, "E107787577IVA", FITS },
		{ scheme_vat_swiss, "E107787577MWST", FITS },
		{ scheme_vat_swiss, "E107787578IVA", WRONG },
		{ scheme_vat_swiss, "E107787577VAT", NONE },
		{ scheme_vat_swiss, "F107787577", NONE },
	};

	(void)state;
	CHECK(samples);
}

static void
western(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_vat_french, "40303265045", FITS },
		{ scheme_vat_french, "23334175221", FITS },
		{ scheme_vat_french, "61954506077", FITS },
		{ scheme_vat_french, "K7399859412", FITS },
		{ scheme_vat_french, "4Z123456782", FITS },
		{ scheme_vat_french, "84323140391", WRONG },
		{ scheme_vat_french, "K8399859412", WRONG },
		{ scheme_vat_french, "IO334175221", NONE },
		/* Monaco */
		{ scheme_vat_french, "53000004605", FITS },
		{ scheme_vat_british, "980780684", FITS },
		{ scheme_vat_british, "980780684001", FITS },
		{ scheme_vat_british, "802311781", WRONG },
		{ scheme_vat_british_office, "GD001", FITS },
		{ scheme_vat_british_office, "HA599", FITS },
		{ scheme_vat_british_office, "GD500", NONE },
		{ scheme_vat_british_office, "HA499", NONE },
		{ scheme_vat_irish, "8D79739I", FITS },
		{ scheme_vat_irish, "8D79739J", WRONG },
		{ scheme_vat_dutch, "004495445B01", FITS },
		{ scheme_vat_dutch, "002455799B11", FITS },
		{ scheme_vat_dutch, "123456789B90", WRONG },
		{ scheme_vat_dutch, "004495445A01", NONE },
		{ scheme_vat_dutch, "004495445B00", NONE },
		{ scheme_vat_luxembourgish, "15027442", FITS },
		{ scheme_vat_luxembourgish, "15027443", WRONG },
	};

	(void)state;
	CHECK(samples);
}

static void
eastern_and_southern(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_vat_bulgarian, "0542011480", WRONG },
		{ scheme_vat_bulgarian, "1110000002", FITS },
		{ scheme_vat_cypriot, "10259033P", FITS },
		{ scheme_vat_cypriot, "10259033Z", WRONG },
		{ scheme_vat_cypriot, "12259033P", NONE },
		{ scheme_vat_czech, "640903926", FITS },
		{ scheme_vat_czech, "640903925", WRONG },
		{ scheme_vat_czech, "740903926", NONE },
		{ scheme_vat_slovak, "2022749619", FITS },
		{ scheme_vat_slovak, "2022749618", WRONG },
		{ scheme_vat_slovak, "2012749619", NONE },
		{ scheme_vat_maltese, "11679112", FITS },
		{ scheme_vat_maltese, "11679113", WRONG },
		{ scheme_vat_maltese, "01679112", NONE },
	};

	(void)state;
	CHECK(samples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(northern_and_german),
		cmocka_unit_test(western),
		cmocka_unit_test(eastern_and_southern),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
