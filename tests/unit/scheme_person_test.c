/* Numbers of people without a day of birth. */
#include "scheme_sample.h"

#include "field/scheme_person.h"

static void
german_speaking(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_person_idnr, "36574261809", FITS },
		{ scheme_person_idnr, "36574261890", WRONG },
		{ scheme_person_idnr, "36554266806", NONE },
		{ scheme_person_idnr, "06574261809", NONE },
		{ scheme_person_idnr, "11114567893", NONE },
		/* from "Deutsche Rentenversicherung" */
		{ scheme_person_rvnr, "15070649C103", FITS },
		{ scheme_person_rvnr, "15070649C104", WRONG },
		{ scheme_person_rvnr, "15070649D103", WRONG },
		{ scheme_person_svnr, "1237010180", FITS },
		{ scheme_person_svnr, "2237010180", WRONG },
		{ scheme_person_svnr, "0237010180", NONE },
		{ scheme_person_ahv, "7569217076985", FITS },
		{ scheme_person_ahv, "7569217076984", WRONG },
		{ scheme_person_ahv, "1234567891019", NONE },
	};

	(void)state;
	CHECK(samples);
}

static void
western(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_person_nir, "295109912611193", FITS },
		{ scheme_person_nir, "295109912611199", WRONG },
		{ scheme_person_nir, "253072B07300470", FITS },
		{ scheme_person_nir, "253072A07300443", FITS },
		{ scheme_person_nir, "253072C07300443", NONE },
		{ scheme_person_nir, "253073A07300443", NONE },
		{ scheme_person_bsn, "111222333", FITS },
		{ scheme_person_bsn, "111252333", WRONG },
		{ scheme_person_pps, "6433435F", FITS },
		{ scheme_person_pps, "6433435FT", FITS },
		{ scheme_person_pps, "6433435FW", FITS },
		{ scheme_person_pps, "6433435OA", FITS },
		{ scheme_person_pps, "6433435IH", FITS },
		{ scheme_person_pps, "6433435VH", WRONG },
		{ scheme_person_pps, "6433435E", WRONG },
		{ scheme_person_pps, "6433435FZ", NONE },
		{ scheme_person_nino, "AB123456C", FITS },
		{ scheme_person_nino, "AB123456E", NONE },
		{ scheme_person_nino, "QQ123456C", NONE },
		{ scheme_person_nino, "AO123456C", NONE },
		{ scheme_person_nino, "GB123456C", NONE },
		{ scheme_person_ssn, "536904399", FITS },
		{ scheme_person_ssn, "666904399", NONE },
		{ scheme_person_ssn, "000904399", NONE },
		{ scheme_person_ssn, "900904399", NONE },
		{ scheme_person_ssn, "536004399", NONE },
		{ scheme_person_ssn, "536900000", NONE },
		{ scheme_person_ssn, "078051120", NONE },
	};

	(void)state;
	CHECK(samples);
}

static void
southern(void **state)
{
	static const struct scheme_sample samples[] = {
		{ scheme_person_dni, "54362315K", FITS },
		{ scheme_person_dni, "54362315Z", WRONG },
		{ scheme_person_nie, "X2482300W", FITS },
		{ scheme_person_nie, "X2482300A", WRONG },
		{ scheme_person_nie, "X5253868R", FITS },
		{ scheme_person_nie, "M1234567L", NONE },
		{ scheme_person_nif, "M1234567L", FITS },
		{ scheme_person_nif, "M1234567K", WRONG },
		{ scheme_person_nif, "X2482300W", NONE },
		{ scheme_person_lnch, "7111042925", FITS },
		{ scheme_person_lnch, "7111042922", WRONG },
	};

	(void)state;
	CHECK(samples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(german_speaking),
		cmocka_unit_test(western),
		cmocka_unit_test(southern),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
