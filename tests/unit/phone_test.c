/* Telephone numbers as people and programs write them, with the places where
 * we differ on purpose from google/libphonenumber, D1 to D6. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/phone.h"

struct sample {
	const char *region, *in, *out; /* out NULL: not read */
	const char *reason;
};

static void
check(const struct sample *s, const struct phone_options *o)
{
	struct buf out = { 0 };
	struct verdict v;
	struct err e;

	assert_int_equal(phone_canonical(&out, str_of(s->in), str_of(s->region),
			     o, NULL, &v, &e),
	    0);
	if (v.read != (s->out != NULL) ||
	    (s->out != NULL && !str_is(buf_str(&out), s->out)) ||
	    (s->out == NULL && out.n > 0))
		fail_msg("%s %s: %.*s (%s)", s->region, s->in, (int)out.n,
		    out.p, v.reason == NULL ? "read" : v.reason);
	if (s->reason == NULL)
		assert_null(v.reason);
	else if (v.reason == NULL || strcmp(v.reason, s->reason) != 0)
		fail_msg("%s %s: %s, expected %s", s->region, s->in,
		    v.reason == NULL ? "no reason" : v.reason, s->reason);
	if (phone_is_canonical(str_of(s->in)))
		assert_true(s->out != NULL && s->reason == NULL &&
			    strcmp(s->in, s->out) == 0);
	/* The canonical form is its own, in any region. */
	if (s->out != NULL) {
		const char *const regions[] = { s->region, "", "US", "JP" };

		for (size_t i = 0; i < 4; i++) {
			out.n = 0;
			assert_int_equal(
			    phone_canonical(&out, str_of(s->out),
				str_of(regions[i]), o, NULL, &v, &e),
			    0);
			assert_true(v.read);
			assert_true(str_is(buf_str(&out), s->out));
		}
	}
	buf_free(&out);
}

static const struct phone_options plain = { 0 };

static void
check_all(const struct sample *s, size_t n, const struct phone_options *o)
{
	for (size_t i = 0; i < n; i++)
		check(&s[i], o);
}

#define CHECK(samples, options)                                                \
	check_all(samples, sizeof samples / sizeof *samples, options)

static void
numbers_are_read_as_dialled_in_their_region(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "040 123 4567", "+358401234567", NULL },
		{ "FI", "(09) 123 4567", "+35891234567", NULL },
		{ "FI", "401234567", "+358401234567", NULL },
		{ "FI", "358401234567", "+358401234567", NULL },
		{ "FI", "00358 40 1234567", "+358401234567", NULL },
		{ "FI", "990358401234567", "+358401234567", NULL },
		{ "FI", "+358 (0)40 1234567", "+358401234567", NULL },
		{ "FI", "020 12345", "+3582012345", NULL },
		{ "FI", "0800 123 456", "+358800123456", NULL },
		{ "fi", "0401234567", "+358401234567", NULL },
		{ "PL", "501 234 567", "+48501234567", NULL },
		{ "PL", "(22) 123-45-67", "+48221234567", NULL },
		{ "PL", "0048 22 123 45 67", "+48221234567", NULL },
		{ "PL", "48 22 123 45 67", "+48221234567", NULL },
		{ "PL", "642222", "+48642222", NULL },
		{ "HR", "01 2345 678", "+38512345678", NULL },
		{ "HR", "01/2345-678", "+38512345678", NULL },
		{ "HR", "+385 (0)91 234 5678", "+385912345678", NULL },
		{ "SE", "08-123 456 78", "+46812345678", NULL },
		{ "SE", "+46 (0)70-174 06 05", "+46701740605", NULL },
		{ "DE", "030/123456", "+4930123456", NULL },
		{ "DE", "(030) 12 34 56-78", "+493012345678", NULL },
		{ "DE", "+49 (0)171 1234567", "+491711234567", NULL },
		{ "GB", "020 7946 0018", "+442079460018", NULL },
		{ "GB", "+44 (0)20 7946 0018", "+442079460018", NULL },
		{ "US", "(212) 736-5000", "+12127365000", NULL },
		{ "US", "1.212.736.5000", "+12127365000", NULL },
		{ "US", "011 44 20 7946 0018", "+442079460018", NULL },
		/* the zero is part of the number there */
		{ "IT", "06 1234 5678", "+390612345678", NULL },
		{ "IT", "+39 06 1234 5678", "+390612345678", NULL },
		{ "IT", "347 123 4567", "+393471234567", NULL },
		/* transformed: the mobile prefix moves, a carrier goes */
		{ "AR", "011 15 2345-6789", "+5491123456789", NULL },
		{ "BR", "0 15 11 98765-4321", "+5511987654321", NULL },
		{ "AG", "460-1234", "+12684601234", NULL },
		{ "SM", "886377", "+3780549886377", NULL },
		{ "", "+358401234567", "+358401234567", NULL },
		{ "", "+800 1234 5678", "+80012345678", NULL },
	};

	(void)state;
	CHECK(samples, &plain);
}

static void
what_is_no_number_has_a_reason(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "", NULL, "no_digits" },
		{ "FI", "-", NULL, "no_digits" },
		{ "FI", "ei ole", NULL, "no_digits" },
		{ "", "040 1234567", NULL, "no_region" },
		{ "XX", "040 1234567", NULL, "no_region" },
		{ "FIN", "040 1234567", NULL, "no_region" },
		{ "", "00358401234567", NULL, "no_region" },
		{ "", "+999 123456", NULL, "unknown_code" },
		{ "FI", "+999 123456", NULL, "unknown_code" },
		{ "FI", "+0401234567", NULL, "unknown_code" },
		{ "", "+1", NULL, "too_short" },
		{ "FI", "+1", NULL, "too_short" },
		{ "FI", "112", NULL, "too_short" },
		{ "US", "736-5000", NULL, "too_short" },
		{ "FI", "040 1234567 8901 2345", NULL, "too_long" },
		{ "FI", "12345678901234567890123456789012345678901234567890",
		    NULL, "too_long" },
		{ "FI", "040 123", NULL, "not_valid" },
		{ "PL", "200 234 567", NULL, "not_valid" },
		{ "FI", "040***4567", NULL, "not_valid" },
		{ "FI", "040=1234567", NULL, "not_valid" },
		{ "FI", "2024-03-12", NULL, "not_valid" },
		{ "FI", "040 1234567 (koti)", NULL, "letters" },
		{ "FI", "040 1234567 a", NULL, "letters" },
		{ "FI", "0800 FLOWERS", NULL, "letters" },
		{ "FI", "040 123 45 t\xc3\xb6", NULL, "letters" },
	};

	(void)state;
	CHECK(samples, &plain);
}

static void
what_is_around_a_number_comes_off(void **state)
{
	static const struct sample samples[] = {
		{ "FI", " 040 1234567\xc2\xa0", "+358401234567", NULL },
		{ "FI", "\xe2\x80\xaa+358 40 1234567\xe2\x80\xac",
		    "+358401234567", NULL },
		{ "FI",
		    "040\xe2\x80\x93"
		    "123\xe2\x80\x93"
		    "4567",
		    "+358401234567", NULL },
		{ "FI", "'0401234567", "+358401234567", NULL },
		{ "FI", "=\"0401234567\"", "+358401234567", NULL },
		{ "FI", "\"0401234567\";", "+358401234567", NULL },
		{ "FI", "Puh. 040 1234567", "+358401234567", NULL },
		{ "PL", "tel. kom.: 501 234 567", "+48501234567", NULL },
		{ "FI", "(+358) 40 1234567", "+358401234567", NULL },
		{ "FI", "Aino 040 1234567", "+358401234567", "text_dropped" },
		{ "FI", "tel:+358-40-1234567", "+358401234567", NULL },
		{ "FI", "tel:040-1234567;phone-context=+358", "+358401234567",
		    NULL },
		{ "GB", "tel:03-331-6005;phone-context=+64", "+6433316005",
		    NULL },
		{ "FI", "tel:0401234567;isub=12345", "+358401234567", NULL },
		/* fullwidth, Arabic-Indic digits */
		{ "FI",
		    "\xef\xbc\x8b\xef\xbc\x93\xef\xbc\x95\xef\xbc\x98"
		    "401234567",
		    "+358401234567", NULL },
		{ "FI",
		    "\xd9\xa0\xd9\xa4\xd9\xa0\xd9\xa1\xd9\xa2\xd9\xa3\xd9\xa4"
		    "567",
		    "+358401234567", NULL },
	};

	(void)state;
	CHECK(samples, &plain);
}

/* D1: libphonenumber finds these not valid. */
static void
polish_numbers_may_have_the_old_zero(void **state)
{
	static const struct sample samples[] = {
		{ "PL", "022 123 45 67", "+48221234567", "legacy_trunk_zero" },
		{ "PL", "0-501-234-567", "+48501234567", "legacy_trunk_zero" },
		{ "FI", "+48 (0)22 123 45 67", "+48221234567",
		    "legacy_trunk_zero" },
		{ "PL", "0048 0 22 123 45 67", "+48221234567",
		    "legacy_trunk_zero" },
		{ "PL", "0200234567", NULL, "not_valid" },
	};

	(void)state;
	CHECK(samples, &plain);
}

/* D2: libphonenumber takes "wew" for 939, "kbr" for 527; and any letters
 * behind a number for its last digits. */
static void
extensions_have_words_in_every_language(void **state)
{
	static const struct sample samples[] = {
		{ "PL", "+48 (22) 123-45-67 wew. 12", "+48221234567",
		    "extension" },
		{ "PL", "22 123 45 67 w. 8", "+48221234567", "extension" },
		{ "PL", "22 123 45 67 wewn.5", "+48221234567", "extension" },
		{ "HR", "01 2345 678 int. 12", "+38512345678", "extension" },
		{ "HR", "01 2345 678 lok. 12", "+38512345678", "extension" },
		{ "HR", "01 2345 678 kbr 12", "+38512345678", "extension" },
		{ "FI", "09 123 4567 alanro 12", "+35891234567", "extension" },
		{ "FI", "09 123 4567, ala 12", "+35891234567", "extension" },
		{ "US", "212-736-5000 ext. 12", "+12127365000", "extension" },
		{ "US", "212-736-5000x12", "+12127365000", "extension" },
		{ "US", "212-736-5000 #12", "+12127365000", "extension" },
		{ "US", "212-736-5000 (ext 12)", "+12127365000", "extension" },
		{ "US", "212-736-5000 12#", "+12127365000", "extension" },
		{ "US", "212-736-5000,12", "+12127365000", "extension" },
		{ "RU", "8 (495) 123-45-67 \xd0\x94\xd0\x9e\xd0\x91. 12",
		    "+74951234567", "extension" },
		{ "US", "1-800-FLOWERS", "+18003569377", NULL },
		{ "", "+1 800 FLOWERS", "+18003569377", NULL },
		{ "US", "(212) MU7-WXYZ", NULL, "letters" },
		{ "US", "212-MUX-WXYZ", "+12126899999", NULL },
		{ "US", "212-2222 fax", NULL, "letters" },
	};
	static const struct sample kept[] = {
		{ "FI", "09 123 4567 ala 12", "+35891234567;ext=12", NULL },
		{ "FI", "tel:+35891234567;ext=12", "+35891234567;ext=12",
		    NULL },
		{ "FI", "091234567;ext=168992", "+35891234567;ext=168992",
		    NULL },
	};
	const struct phone_options keep = { .extension = true };

	(void)state;
	CHECK(samples, &plain);
	CHECK(kept, &keep);
}

/* D3: libphonenumber takes the second for an extension, or both for one. */
static void
several_numbers_are_told_apart(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "0401234567 / 0509876543", NULL, "multi_value" },
		{ "FI", "0401234567;0509876543", NULL, "multi_value" },
		{ "FI", "0401234567, 0509876543", NULL, "multi_value" },
		{ "FI", "0401234567\n0509876543", NULL, "multi_value" },
		{ "FI", "040 1234567 tai 050 9876543", NULL, "multi_value" },
		{ "PL", "501234567 lub 221234567", NULL, "multi_value" },
		{ "HR", "01 2345 678 i 091 234 5678", NULL, "multi_value" },
		{ "FI", "+358401234567+358509876543", NULL, "multi_value" },
		{ "DE", "0171/1234567, 030/123456", NULL, "multi_value" },
		{ "FI", "040 1234567/8", NULL, "multi_value" },
		{ "FI", "040 1234567, 99999", "+358401234567", "extension" },
		{ "FI",
		    "0401234561,0401234562,0401234563,0401234564,0401234565,"
		    "0401234566,0401234567,0401234568,0401234569",
		    NULL, "multi_value" },
		/* one, twice */
		{ "FI", "0401234567 / +358 40 1234567", "+358401234567", NULL },
		{ "FI", "0401234567 / -", "+358401234567", NULL },
	};
	static const struct sample first[] = {
		{ "FI", "0401234567 / 0509876543", "+358401234567",
		    "multi_value" },
		{ "FI", "0401234567 / 99999", "+358401234567", "multi_value" },
	};
	static const struct sample split[] = {
		{ "FI", "0401234567 / 0509876543",
		    "+358401234567 / +358509876543", "multi_value" },
		{ "FI", "0401234567,0509876543,0401234567",
		    "+358401234567 / +358509876543", "multi_value" },
		{ "FI", "0401234567", "+358401234567", NULL },
		{ "FI", "0401234567 / 99999", NULL, "multi_value" },
	};
	const struct phone_options one = { .multi = PHONE_MULTI_FIRST };
	const struct phone_options all = { .multi = PHONE_MULTI_SPLIT };

	(void)state;
	CHECK(samples, &plain);
	CHECK(first, &one);
	CHECK(split, &all);
}

/* D4: libphonenumber reads the digits as they stand. */
static void
spreadsheets_leave_their_traces(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "3.58401E+11", NULL, "excel_scientific" },
		{ "FI", "3,58401E+11", NULL, "excel_scientific" },
		{ "FI", "4.01235e8", NULL, "excel_scientific" },
		{ "FI", "358401234567.0", "+358401234567", NULL },
		{ "FI", "401234567.00", "+358401234567", NULL },
		{ "FI", "0401234567.0", "+358401234567", NULL },
		{ "FI", "+358401234567.0", "+358401234567", NULL },
		{ "", "+358401234567.0", "+358401234567", NULL },
		{ "FI", "+358401234567.00", NULL, "not_valid" },
	};

	(void)state;
	CHECK(samples, &plain);
}

/* D5: libphonenumber finds them possible, or too long, as local numbers. */
static void
a_plus_may_be_missing(void **state)
{
	static const struct sample samples[] = {
		{ "FI", "48501234567", NULL, "maybe_missing_plus" },
		{ "US", "0048501234567", NULL, "maybe_missing_plus" },
		{ "", "48501234567", NULL, "no_region" },
		{ "PL", "48501234567", "+48501234567", NULL },
	};
	static const struct sample guessed[] = {
		{ "FI", "48501234567", "+48501234567", "maybe_missing_plus" },
		{ "US", "0048501234567", "+48501234567", "maybe_missing_plus" },
		{ "", "48501234567", NULL, "no_region" },
	};
	const struct phone_options guess = { .guess = true };

	(void)state;
	CHECK(samples, &plain);
	CHECK(guessed, &guess);
}

/* D6: libphonenumber takes for a prefix what these begin with, and the first
 * is none to it then.  Ours must be its own canonical form. */
static void
with_its_code_a_valid_number_keeps_its_digits(void **state)
{
	static const struct sample samples[] = {
		{ "BY", "+375 810 1234567", "+3758101234567", NULL },
		{ "JP", "+81 003768 222263816", "+81003768222263816", NULL },
	};

	(void)state;
	CHECK(samples, &plain);
}

static void
what_has_a_possible_length_is_read_when_asked(void **state)
{
	static const struct sample samples[] = {
		{ "PL", "200 234 567", "+48200234567", "not_valid" },
		{ "PL", "12", NULL, "too_short" },
		{ "FI", "0401234567", "+358401234567", NULL },
	};
	const struct phone_options possible = { .possible = true };

	(void)state;
	CHECK(samples, &possible);
}

static void
facts_are_given(void **state)
{
	static const struct {
		const char *in, *region;
		enum phone_kind kind;
	} samples[] = {
		{ "+358401234567", "FI", PHONE_MOBILE },
		{ "+3581812345", "AX", PHONE_FIXED },
		{ "+447797712345", "JE", PHONE_MOBILE },
		{ "+74951234567", "RU", PHONE_FIXED },
		{ "+77011234567", "KZ", PHONE_MOBILE },
		{ "+12127365000", "US", PHONE_FIXED_OR_MOBILE },
		{ "+14167365000", "CA", PHONE_FIXED_OR_MOBILE },
		{ "+18003569377", "US", PHONE_TOLL_FREE },
		{ "+390669812345", "VA", PHONE_FIXED },
		{ "+80012345678", "001", PHONE_TOLL_FREE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct buf out = { 0 };
		struct phone_facts f;
		struct verdict v;
		struct err e;

		assert_int_equal(phone_canonical(&out, str_of(samples[i].in),
				     str_of(""), &plain, &f, &v, &e),
		    0);
		assert_true(phone_is_canonical(str_of(samples[i].in)));
		assert_string_equal(f.region, samples[i].region);
		assert_int_equal(f.kind, samples[i].kind);
		buf_free(&out);
	}
}

static void
regions_are_known_by_two_letters(void **state)
{
	(void)state;
	assert_true(phone_region_known(str_of("FI")));
	assert_true(phone_region_known(str_of("ax")));
	assert_true(phone_region_known(str_of("XK")));
	assert_false(phone_region_known(str_of("UK")));
	assert_false(phone_region_known(str_of("AQ")));
	assert_false(phone_region_known(str_of("00")));
	assert_false(phone_region_known(str_of("001")));
	assert_false(phone_region_known(str_of("")));
}

static void
any_bytes_are_survived(void **state)
{
	static const struct str samples[] = { { "\0", 1 }, { "04\0", 3 },
		{ "\xff\xfe", 2 },
		{ "040\x80"
		  "1234567",
		    11 },
		{ "+\0"
		  "358401234567",
		    14 },
		{ "\xd9", 1 } };
	char long_one[300];

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct buf out = { 0 };
		struct verdict v;
		struct err e;

		assert_int_equal(phone_canonical(&out, samples[i], str_of("FI"),
				     &plain, NULL, &v, &e),
		    0);
		assert_false(phone_is_canonical(samples[i]));
		buf_free(&out);
	}
	memset(long_one, '1', sizeof long_one - 1);
	long_one[sizeof long_one - 1] = '\0';
	check(&(struct sample){ "FI", long_one, NULL, "too_long" }, &plain);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read_as_dialled_in_their_region),
		cmocka_unit_test(what_is_no_number_has_a_reason),
		cmocka_unit_test(what_is_around_a_number_comes_off),
		cmocka_unit_test(polish_numbers_may_have_the_old_zero),
		cmocka_unit_test(extensions_have_words_in_every_language),
		cmocka_unit_test(several_numbers_are_told_apart),
		cmocka_unit_test(spreadsheets_leave_their_traces),
		cmocka_unit_test(a_plus_may_be_missing),
		cmocka_unit_test(with_its_code_a_valid_number_keeps_its_digits),
		cmocka_unit_test(what_has_a_possible_length_is_read_when_asked),
		cmocka_unit_test(facts_are_given),
		cmocka_unit_test(regions_are_known_by_two_letters),
		cmocka_unit_test(any_bytes_are_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
