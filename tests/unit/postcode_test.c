/* Postcodes: national forms, what comes off, what is refused and why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/postcode.h"
#include "field/postcodes_table.h"

struct sample {
	const char *country, *in, *out; /* out NULL: not read */
	const char *reason;
};

static void
check(const struct sample *s, bool pad_zero)
{
	struct str in = str_of(s->in);
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(buf_add_byte(&out, '>', &e), 0);
	assert_int_equal(
	    postcode_canonical(&out, in, s->country, pad_zero, &v, &e), 0);
	if (v.read != (s->out != NULL) ||
	    !str_is(
		str_make(out.p + 1, out.n - 1), s->out == NULL ? "" : s->out))
		fail_msg("%s: %.*s (%s)", s->in, (int)out.n, out.p,
		    v.reason == NULL ? "read" : v.reason);
	if (s->reason == NULL)
		assert_null(v.reason);
	else if (v.reason == NULL || strcmp(v.reason, s->reason) != 0)
		fail_msg("%s: %s, expected %s", s->in,
		    v.reason == NULL ? "no reason" : v.reason, s->reason);
	if (postcode_is_canonical(in, s->country))
		assert_true(s->out != NULL && s->reason == NULL &&
			    strcmp(s->in, s->out) == 0);
	buf_free(&out);
	if (s->out != NULL && strcmp(s->in, s->out) != 0) {
		struct sample again = *s;

		again.in = s->out;
		if (s->country != NULL)
			again.reason = NULL;
		check(&again, pad_zero);
	}
}

static void
check_all(const struct sample *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		check(&s[i], false);
}

#define CHECK(samples) check_all(samples, sizeof samples / sizeof *samples)

static void
national_forms_are_written(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "00100", "00100", NULL },
		{ "FI", " 00100 ", "00100", NULL },
		{ "FI", "FI-00100", "00100", NULL },
		{ "FI", "FIN-00100", "00100", NULL },
		{ "FI", "fi 00100", "00100", NULL },
		{ "AX", "22100", "22100", NULL },
		{ "AX", "AX-22100", "22100", NULL },
		{ "AX", "FI-22100", "22100", NULL },
		{ "PL", "00950", "00-950", NULL },
		{ "PL", "00 950", "00-950", NULL },
		{ "PL", "PL-00-950", "00-950", NULL },
		{ "PL",
		    "00\xe2\x80\x93"
		    "950",
		    "00-950", NULL },
		{ "HR", "HR-10000", "10000", NULL },
		{ "HR", "10 000", "10000", NULL },
		{ "SE", "12345", "123 45", NULL },
		{ "SE", "S-123 45", "123 45", NULL },
		{ "SE", "SE-12345", "123 45", NULL },
		{ "CZ", "CZ-11000", "110 00", NULL },
		{ "SK", "81101", "811 01", NULL },
		{ "GR", "EL 15124", "151 24", NULL },
		{ "NL", "1234ab", "1234 AB", NULL },
		{ "NL", "NL-1234 AB", "1234 AB", NULL },
		{ "GB", "sw1a1aa", "SW1A 1AA", NULL },
		{ "GB", "M25BQ", "M2 5BQ", NULL },
		{ "GB", "M345BQ", "M34 5BQ", NULL },
		{ "GB", "GIR0AA", "GIR 0AA", NULL },
		{ "GB", "BFPO61", "BFPO 61", NULL },
		{ "CA", "k1a-0b1", "K1A 0B1", NULL },
		{ "LV", "1010", "LV-1010", NULL },
		{ "LV", "LV 1010", "LV-1010", NULL },
		{ "LT", "04340", "LT-04340", NULL },
		{ "LT", "LT04340", "LT-04340", NULL },
		{ "IE", "D02AF30", "D02 AF30", NULL },
		{ "DE", "D-01067", "01067", NULL },
		{ "US", "950141234", "95014-1234", NULL },
		{ "US", "95014", "95014", NULL },
		{ "US", "95014-", "95014", NULL },
		{ "PT", "2725079", "2725-079", NULL },
		{ "BR", "40301110", "40301-110", NULL },
		{ "JP",
		    "\xe3\x80\x92"
		    "1000001",
		    "100-0001", NULL },
		{ "AD", "100", "AD100", NULL },
		{ "MT", "vlt2345", "VLT 2345", NULL },
		{ "MT", "Q2345", NULL, "bad_format" },
		{ "BN", "1511", NULL, "bad_format" },
		{ "FI", "", "", NULL },
		{ "FI", " \xc2\xa0", "", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
digits_of_any_script_are_read(void **state)
{
	static const struct sample samples[] = {
		{ "FI",
		    "\xef\xbc\x90\xef\xbc\x90\xef\xbc\x91\xef\xbc\x90\xef\xbc"
		    "\x90",
		    "00100", NULL },
		{ "EG", "\xd9\xa1\xd9\xa2\xd9\xa4\xd9\xa1\xd9\xa1", "12411",
		    NULL },
		{ "IN",
		    "\xe0\xa5\xa7\xe0\xa5\xa7\xe0\xa5\xa6\xe0\xa5\xa6\xe0\xa5"
		    "\xa9\xe0\xa5\xaa",
		    "110034", NULL },
	};

	(void)state;
	CHECK(samples);
}

/* A spreadsheet makes numbers of them. */
static void
lost_zeros_come_back_where_that_is_certain(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "100", "00100", "zero_padded" },
		{ "FI", "1300", "01300", "zero_padded" },
		{ "FI", "100.0", "00100", "zero_padded" },
		{ "FI", "33100.0", "33100", NULL },
		{ "FI", "20", NULL, "bad_format" },
		{ "FI", "1", NULL, "bad_format" },
		{ "AX", "100", NULL, "bad_format" },
		{ "AX", "00100", NULL, "bad_format" },
		{ "PL", "950", NULL, "bad_format" },
		{ "DE", "1067", NULL, "bad_format" },
		{ "US", "501", NULL, "bad_format" },
	};
	static const struct sample padded[] = {
		{ "PL", "950", "00-950", "zero_padded" },
		{ "DE", "1067", "01067", "zero_padded" },
		{ "US", "501", "00501", "zero_padded" },
		{ "FI", "100", "00100", "zero_padded" },
		{ "HR", "1000", NULL, "bad_format" }, /* begins with 1 to 5 */
		{ "TW", "1234", NULL, "bad_format" }, /* five or six digits */
		{ "DE", "67", NULL, "bad_format" },
	};

	(void)state;
	CHECK(samples);
	for (size_t i = 0; i < sizeof padded / sizeof *padded; i++)
		check(&padded[i], true);
}

static void
what_does_not_fit_is_refused(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "123456", NULL, "bad_format" },
		{ "FI", "0010O", NULL, "bad_format" },
		{ "FI", "00100/00200", NULL, "bad_format" },
		{ "FI", "00100, 00200", NULL, "bad_format" },
		{ "FI", "-00100", NULL, "bad_format" },
		{ "FI", "3.31E+04", NULL, "bad_format" },
		{ "FI", "-", NULL, "bad_format" },
		{ "FI", "FI-00000", NULL, "placeholder" },
		{ "FI", "00000.0", NULL, "placeholder" },
		{ "NG", "000000", NULL, "placeholder" },
		{ "FI", "00000", NULL, "placeholder" },
		{ "PL", "00-000", NULL, "placeholder" },
		{ "NO", "0000", NULL, "placeholder" },
		{ NULL, "-0\xc2\xad", NULL, "placeholder" },
		{ NULL, "00000", NULL, "placeholder" },
		{ "HR", "71000", NULL, "bad_format" },
		{ "NL", "1234 SS", NULL, "bad_format" },
		{ "NL", "0603 JV", NULL, "bad_format" },
		{ "CA", "W1A 0B1", NULL, "bad_format" },
		{ "GB", "QQ1 1AA", NULL, "bad_format" },
		{ "GB", "SW1A 1AC", NULL, "bad_format" },
		{ "GB", "SW1A", NULL, "bad_format" },
		{ "ES", "53000", NULL, "bad_format" },
		{ "BR", "13165-00", NULL, "bad_format" },
		{ "FI", "SE-123 45", NULL, "country_mismatch" },
		{ "FI", "S-12345", NULL, "country_mismatch" },
		{ "FI", "SW1A 1AA", NULL, "country_mismatch" },
		{ "FI", "LV-1010", NULL, "country_mismatch" },
		{ "SE", "FI-00100", NULL, "country_mismatch" },
		{ "DE", "1234 AB", NULL, "country_mismatch" },
		{ "NL", "K1A 0B1", NULL, "country_mismatch" },
		{ "FI", "00-950", NULL, "country_mismatch" },
		{ "HR", " 10-000 ", NULL, "country_mismatch" },
	};

	(void)state;
	CHECK(samples);
}

static void
without_a_country_it_is_text(void **state)
{
	static const struct sample samples[] = {
		{ NULL, "00100", "00100", "no_country" },
		{ NULL, " 00950 ", "00950", "no_country" },
		{ NULL, "100", "100", "no_country" },
		{ NULL, "FI-00100", "FI-00100", "no_country" },
		{ NULL, "110  00", "110 00", "no_country" },
		{ NULL, "abc", "abc", "no_country" },
		{ NULL, "33100.0", "33100.0", "no_country" },
		{ NULL, "sw1a1aa", "SW1A 1AA", NULL },
		{ NULL, "1234ab", "1234 AB", NULL },
		{ NULL, "k1a 0b1", "K1A 0B1", NULL },
		{ NULL, "lv1010", "LV-1010", NULL },
		{ NULL, "LT-04340", "LT-04340", NULL },
		{ NULL, " ", "", NULL },
		/* No known form. */
		{ "AE", " 12345\t6", "12345 6", NULL },
		{ "HK", "sw1a1aa", "sw1a1aa", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
any_bytes_are_taken(void **state)
{
	static const char *const countries[] = { "FI", "GB", "AE", NULL };
	char big[5000];

	(void)state;
	memset(big, '1', sizeof big);
	for (size_t i = 0; i < 4; i++) {
		for (size_t n = 0; n < sizeof big; n = n * 2 + 1) {
			struct buf out = { 0 };
			struct verdict v;
			struct err e;

			big[n / 2] = n % 3 == 0 ? '\0' : '-';
			assert_int_equal(
			    postcode_canonical(&out, str_make(big, n),
				countries[i], true, &v, &e),
			    0);
			buf_free(&out);
		}
	}
	assert_false(postcode_is_canonical(str_make("00100\0", 6), "FI"));
	assert_false(postcode_is_canonical(str_make(NULL, 0), "FI"));
	assert_false(postcode_is_canonical(str_of("00100"), NULL));
	assert_false(postcode_is_canonical(str_of("00100"), "AE"));
	assert_true(postcode_is_canonical(str_of("00100"), "FI"));
}

/* Of google/libaddressinput (Apache-2.0), 2018, those that fit the patterns of
 * 2026; a space is written as _. */
static const char examples[] =
    "AC:ASCN_1ZZ; AD:AD100,AD501,AD700; AF:1001,2601,3801; AI:2640; "
    "AL:1001,1017,3501; AM:375010,0002,0010; "
    "AR:C1070AAM,C1000WAM,B1000TBU,X5187XAB; AS:96799; AT:1010,3741; "
    "AU:2060,3171,6430,4000,4006,3001; "
    "AX:22150,22550,22240,22710,22270,22730,22430; AZ:1000; BA:71000; "
    "BB:BB23026,BB22025; BD:1340,1000; BE:4000,1000; BG:1000,1700; "
    "BH:317; BL:97100; BM:FL_07,HM_GX,HM_12; BN:BT2328,KA1131,BA1511; "
    "BR:40301-110,70002-900; BT:11001,31101,35003; "
    "BY:223016,225860,220050; "
    "CA:H3Z_2Y7,V8X_3X4,T0L_1K0,T0H_1A0,K1A_0B1; "
    "CH:2544,1211,1556,3030; "
    "CL:8340457,8720019,1230000,8329100,8720019; "
    "CN:266033,317204,100096,100808; CO:111221,130001,760011; "
    "CR:1000,2010,1001; CV:7600; CY:2008,3304,1900; "
    "CZ:100_00,251_66,530_87,110_00,225_99; DE:26133,53225; "
    "DK:8660,1566; DO:11903,10101; DZ:40304,16027; EC:090105; "
    "EE:69501,11212; EG:12411,11599; EH:70000,72000; "
    "ES:28039,28300,28070; ET:1000; FI:00550,00011; FK:FIQQ_1ZZ; "
    "FM:96941,96944; FO:100; FR:33380,34092,33506; GB:EC1Y_8SY,GIR_0AA, "
    "M2_5BQ,M34_4AB,CR0_2YR,DN16_9AA,W1A_4ZZ,EC1A_1HQ,OX14_4PG,BS18_8HF "
    ",NR25_7HG,BH23_6AA,B6_5BA,RH6_0HP,SO23_9AP,PO1_3AX,BFPO_61; "
    "GE:0101; GF:97300; GG:GY1_1AA,GY2_2BT; GI:GX11_1AA; "
    "GL:3900,3950,3911; GN:001,200,100; GP:97100; "
    "GR:151_24,151_10,101_88; GS:SIQQ_1ZZ; GT:09001,01501; "
    "GU:96910,96931; GW:1000,1011; HR:10000,21001,10002; "
    "HT:6120,5310,6110,8510; HU:1037,2380,1540; ID:40115; IL:9614303; "
    "IM:IM2_1AA,IM99_1PS; IN:110034,110001; IO:BBND_1ZZ; "
    "IR:11936-12345; IS:320,121,220,110; IT:00144,47037,39049; "
    "JE:JE1_1AA,JE2_2BT; JO:11937,11190; "
    "JP:154-0023,350-1106,951-8073,112-0001,208-0032,231-0012,951-8073; "
    "KE:20100,00100; KG:720001; KH:12203,14206,12000; "
    "KW:54541,54551,54404,13009; KY:KY1-1100,KY1-1702,KY2-2101; "
    "KZ:040900,050012; LA:01160,01000; LB:2038_3054,1107_2810,1000; "
    "LI:9496,9491,9490,9485; LK:20000,00100; LR:1000; LS:100; "
    "LT:04340,03500; LU:4750,2998; LV:LV-1073,LV-1000; "
    "MA:53000,10000,20050,16052; MC:98000,98020,98011,98001; "
    "MD:2012,2019; ME:81257,81258,81258,81217,84314,85366; MF:97100; "
    "MG:501,101; MH:96960,96970; MK:1314,1321,1443,1062; MM:11181; "
    "MN:65030,65270; MP:96950,96951,96952; MQ:97220; "
    "MT:NXR_01,ZTN_05,GPO_01,BZN_1130,SPB_6031,VCT_1753; MU:742CU001; "
    "MV:20026; MX:02860,77520,06082; MY:43000,50754,88990,50670; "
    "MZ:1102,1119,3212; NC:98814,98800,98810; NE:8001; "
    "NG:930283,300001,931104; NI:52000; NL:1234_AB,2490_AA; "
    "NO:0025,0107,6631; NP:44601; NZ:6001,6015,6332,8252,1030; "
    "OM:133,112,111; PE:02001; PG:111; "
    "PH:1008,1050,1135,1207,2000,1000; PK:44000; "
    "PL:00-950,05-470,48-300,32-015,00-940; PM:97500; PN:PCRN_1ZZ; "
    "PR:00930; PT:2725-079,1250-096,1201-950,2860-571,1208-148; "
    "PW:96940; PY:1536,1538,1209; RE:97400; RO:060274,061357,200716; "
    "RS:106314; RU:125075,247112,103375; SA:11564,11187,11142; "
    "SE:11455,12345,10500; SG:546080,308125,408600; SH:STHL_1ZZ; "
    "SI:4000,1001,2500; SJ:9170; SK:010_01,023_14,972_48,921_01,975_99; "
    "SM:47890,47891,47895,47899; SN:12500,46024,16556,10000; "
    "SV:CP_1101; SZ:H100; TA:TDCU_1ZZ; TC:TKCA_1ZZ; TH:10150,10210; "
    "TJ:735450,734025; TM:744000; TN:1002,8129,3100,1030; "
    "TR:01960,06101; TW:104,106,10603,40867; TZ:6090; "
    "UA:15432,01055,01001; UM:96898; US:95014,22162-1010; UY:11600; "
    "UZ:702100,700000; VA:00120; VC:VC0100,VC0110,VC0400; "
    "VE:1010,3001,8011,1020; VG:VG1110,VG1150,VG1160; "
    "VI:00802-1222,00850-9802; VN:119415,136065,720344; WF:98600; "
    "XK:10000; YT:97600; ZA:0083,1451,0001; ZM:50100,50101;";

static void
take_example(const char *country, struct str example)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(
	    postcode_canonical(&out, example, country, false, &v, &e), 0);
	if (!v.read || v.reason != NULL)
		fail_msg("%s: %.*s (%s)", country, (int)example.n, example.p,
		    v.reason == NULL ? "not read" : v.reason);
	buf_free(&out);
}

static void
published_examples_are_read(void **state)
{
	char country[3] = "";
	char one[32];
	size_t n = 0, count = 0;

	(void)state;
	for (const char *p = examples; *p != '\0'; p++) {
		if (*p == ':') {
			memcpy(country, one, 2);
			n = 0;
		} else if (*p == ',' || *p == ';') {
			take_example(country, str_make(one, n));
			count++;
			n = 0;
		} else if (*p != ' ') {
			assert_true(n < sizeof one);
			one[n++] = (char)(*p == '_' ? ' ' : *p);
		}
	}
	assert_int_equal(count, 416);
}

/* Is there a form for every country of the table, and no other? */
static void
every_country_has_a_form(void **state)
{
	size_t countries = 0;

	(void)state;
	for (size_t i = 0; i < sizeof postcodes_letters; i++) {
		const struct postcodes_entry *x =
		    &postcodes_table[postcodes_letters[i]];

		if (postcodes_letters[i] == 0)
			continue;
		countries++;
		assert_int_equal(x->country[0], 'A' + (int)i / 26);
		assert_int_equal(x->country[1], 'A' + (int)i % 26);
		assert_true(x->form[0] != '\0');
	}
	assert_int_equal(countries, 181);
	assert_int_equal(postcodes_count, 182);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(national_forms_are_written),
		cmocka_unit_test(digits_of_any_script_are_read),
		cmocka_unit_test(lost_zeros_come_back_where_that_is_certain),
		cmocka_unit_test(what_does_not_fit_is_refused),
		cmocka_unit_test(without_a_country_it_is_text),
		cmocka_unit_test(any_bytes_are_taken),
		cmocka_unit_test(published_examples_are_read),
		cmocka_unit_test(every_country_has_a_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
