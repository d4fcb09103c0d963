/* Bank accounts: examples of the IBAN registry, spellings, reasons. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/iban.h"
#include "field/iban_table.h"
#include "verdict_sample.h"

struct sample {
	const char *region, *in, *out; /* out NULL: not read */
	const char *reason;
};

static void
check(const struct sample *s)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(
	    iban_canonical(&out, str_of(s->in), str_of(s->region), &v, &e), 0);
	if (!verdict_is(&v, buf_str(&out), s->out, s->reason))
		fail_msg("%s: %.*s (%s)", s->in, (int)out.n, out.p,
		    v.reason == NULL ? "read" : v.reason);
	assert_int_equal(iban_is_canonical(str_of(s->in)),
	    s->out != NULL && strcmp(s->in, s->out) == 0);
	if (s->out != NULL && strcmp(s->in, s->out) != 0) {
		struct sample again = { "", s->out, s->out, NULL };

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
examples_of_the_registry(void **state)
{
	static const char *const examples[] = { "AL47212110090000000235698741",
		"AD1200012030200359100100", "AT611904300234573201",
		"BE68539007547034", "CY17002001280000001200527600",
		"EE382200221020145685", "FI2112345600000785",
		"FR1420041010050500013M02606", "DE89370400440532013000",
		"GB29NWBK60161331926819", "GR1601101250000000012300695",
		"HR1210010051863000160", "IE29AIBK93115212345678",
		"LC55HEMM000100010012001200023015", "LV80BANK0000435195001",
		"LT121000011101001000", "MT84MALT011000012345MTLCAST001S",
		"NL91ABNA0417164300", "NO9386011117947",
		"PL61109010140000071219812874", "PT50000201231234567890154",
		"SC18SSCB11010000000000001497USD", "SE4550000000058398257466",
		"ES9121000418450200051332", "CH9300762011623852957" };

	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct sample s = { "", examples[i], examples[i], NULL };

		check(&s);
	}
}

static void
every_way_to_write_it_is_read(void **state)
{
	static const struct sample samples[] = {
		{ "", "FI21 1234 5600 0007 85", "FI2112345600000785", NULL },
		{ "", "fi2112345600000785", "FI2112345600000785", NULL },
		{ "", "IBAN: FI21-1234-5600-0007-85", "FI2112345600000785",
		    NULL },
		{ "",
		    "FI21\xc2\xa0"
		    "1234\xc2\xa0"
		    "5600\xc2\xa0"
		    "0007\xc2\xa0"
		    "85",
		    "FI2112345600000785", NULL },
		{ "PL", "61 1090 1014 0000 0712 1981 2874",
		    "PL61109010140000071219812874", NULL },
		{ "pl", "61109010140000071219812874",
		    "PL61109010140000071219812874", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
what_is_none_has_a_reason(void **state)
{
	static const struct sample samples[] = {
		{ "", "FI2112345600000786", NULL, "bad_checksum" },
		{ "", "FI1212345600000785", NULL, "bad_checksum" },
		{ "", "FI211234560000078", NULL, "bad_length" },
		{ "", "FI21123456000007850", NULL, "bad_length" },
		{ "", "FI211234560000O785", NULL, "bad_format" },
		{ "", "FIX112345600000785", NULL, "bad_format" },
		{ "", "GB29123460161331926819", NULL, "bad_format" },
		{ "", "F12112345600000785", NULL, "bad_format" },
		{ "", "FI21", NULL, "bad_format" },
		{ "", "XX2112345600000785", NULL, "unknown_country" },
		{ "", "61109010140000071219812874", NULL, "no_country" },
		{ "PL", "61109010140000071219812875", NULL, "bad_checksum" },
		{ "FI", "123456-785", NULL, "bad_length" },
		{ "", "", NULL, "bad_format" },
		{ "", "none", NULL, "bad_format" },
		{ "", "6,1109E+25", NULL, "excel_scientific" },
		{ "", "FI2112345600000785; FI4950009420028730", NULL,
		    "multi_value" },
	};

	(void)state;
	CHECK(samples);
}

/* Check digits 00, 01 and 99 never come up, but would do as 97, 98 and 02. */
static void
check_digits_have_a_range(void **state)
{
	char text[] = "FI0000000000000000";
	struct buf out = { 0 };
	struct verdict v;
	struct err e;
	size_t right = 0;

	(void)state;
	for (int check = 0; check < 100; check++) {
		for (int last = 0; last < 97; last++) {
			text[2] = (char)('0' + check / 10);
			text[3] = (char)('0' + check % 10);
			text[16] = (char)('0' + last / 10);
			text[17] = (char)('0' + last % 10);
			out.n = 0;
			assert_int_equal(iban_canonical(&out, str_of(text),
					     str_of(""), &v, &e),
			    0);
			assert_true(!v.read || (check > 1 && check < 99));
			right += v.read;
		}
	}
	assert_int_equal(right, 97);
	buf_free(&out);
}

static void
the_table_is_in_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < iban_table_count; i++) {
		const struct iban_table_entry *entry = &iban_table[i];

		assert_true(i == 0 || strcmp(iban_table[i - 1].country,
					  entry->country) < 0);
		assert_int_equal(strlen(entry->account) + 4, entry->length);
		assert_int_equal(
		    strspn(entry->account, "nac") + 4, entry->length);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_of_the_registry),
		cmocka_unit_test(every_way_to_write_it_is_read),
		cmocka_unit_test(what_is_none_has_a_reason),
		cmocka_unit_test(check_digits_have_a_range),
		cmocka_unit_test(the_table_is_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
