/* What is taken off numbers, and what makes a value none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/compact.h"

struct sample {
	const char *in, *out; /* out NULL: it is none */
	const char *reason;
};

static void
check_all(const struct sample *s, size_t n)
{
	for (; n > 0; n--, s++) {
		struct compact c;
		const char *reason = compact_make(&c, str_of(s->in));
		size_t digits = 0;

		if (s->out == NULL) {
			assert_non_null(reason);
			assert_string_equal(reason, s->reason);
			continue;
		}
		if (reason != NULL || !str_is(compact_str(&c), s->out))
			fail_msg("%s: %.*s (%s)", s->in, (int)c.n, c.p,
			    reason == NULL ? "read" : reason);
		for (size_t i = 0; i < c.n; i++)
			digits += c.p[i] >= '0' && c.p[i] <= '9';
		assert_int_equal(c.digits, digits);
	}
}

#define CHECK(samples) check_all(samples, sizeof samples / sizeof *samples)

static void
what_stands_between_goes(void **state)
{
	static const struct sample samples[] = {
		{ "5260250274", "5260250274", NULL },
		{ "526-025-02-74", "5260250274", NULL },
		{ " 526 025 02 74\t", "5260250274", NULL },
		{ "NIP: 526.025.02.74", "NIP5260250274", NULL },
		{ "x-2482300w", "X2482300W", NULL },
		{ "'0123456", "0123456", NULL },
		{ "(0)403.019.261", "0403019261", NULL },
		{ "21/815/08150", "2181508150", NULL },
		{ "HRB_12345", "HRB12345", NULL },
		{ "526\xe2\x80\x93"
		  "025\xe2\x88\x92"
		  "02\xc2\xa0"
		  "74",
		    "5260250274", NULL },
		{ "\xef\xbb\xbf"
		  "526\xe2\x80\x8b"
		  "025\xc2\xad"
		  "0274",
		    "5260250274", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
other_digits_and_wide_letters_become_ascii(void **state)
{
	static const struct sample samples[] = {
		/* fullwidth FI12 */
		{ "\xef\xbc\xa6\xef\xbd\x89\xef\xbc\x91\xef\xbc\x92", "FI12",
		    NULL },
		/* Arabic-Indic 123 */
		{ "\xd9\xa1\xd9\xa2\xd9\xa3", "123", NULL },
		/* a fullwidth hyphen */
		{ "12\xef\xbc\x8d"
		  "34",
		    "1234", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
programs_leave_traces(void **state)
{
	static const struct sample samples[] = {
		{ "44051401359.0", "44051401359", NULL },
		{ "44051401359,00", "44051401359", NULL },
		{ "44051401359.000", "44051401359000", NULL },
		{ "123.0", "1230", NULL },
		{ "44.051.401.0", "440514010", NULL },
		{ "44051401359.5", "440514013595", NULL },
		{ "4.40514E+10", NULL, "excel_scientific" },
		{ "4,40514e+10", NULL, "excel_scientific" },
		{ "4.40514E-10", NULL, "excel_scientific" },
		{ "E+10", "E10", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
several_are_none(void **state)
{
	static const struct sample samples[] = {
		{ "5260250274, 1132191233", NULL, "multi_value" },
		{ "5260250274,1132191233", NULL, "multi_value" },
		{ "5260250274;1132191233", NULL, "multi_value" },
		{ "5260250274 | 1132191233", NULL, "multi_value" },
		{ "5260250274 / 1132191233", NULL, "multi_value" },
		{ "5260250274\n1132191233", NULL, "multi_value" },
		{ "5260250274\xe2\x80\xa8"
		  "1132191233",
		    NULL, "multi_value" },
		{ "5260250274;", "5260250274", NULL },
		{ "DE 136,695 976", "DE136695976", NULL },
		{ "560312/1234", "5603121234", NULL },
	};

	(void)state;
	CHECK(samples);
}

static void
other_text_is_none(void **state)
{
	static const struct sample samples[] = {
		{ "", NULL, "bad_format" },
		{ "- -", NULL, "bad_format" },
		{ "none", NULL, "bad_format" },
		{ "12*34", NULL, "bad_format" },
		{ "1234\xc3\xa4", NULL, "bad_format" },
		{ "1234?", NULL, "bad_format" },
		{ "123456789012345678901234567890123456789012345678",
		    "123456789012345678901234567890123456789012345678", NULL },
		{ "1234567890123456789012345678901234567890123456789", NULL,
		    "bad_length" },
		{ "1234567890123456789012345678901234567890123456 78x", NULL,
		    "bad_length" },
	};

	(void)state;
	CHECK(samples);
}

static void
a_nul_is_no_letter(void **state)
{
	struct compact c;

	(void)state;
	assert_string_equal(compact_make(&c, str_make("12\0"
						      "34",
						 5)),
	    "bad_format");
}

static void
the_last_sign_is_known(void **state)
{
	struct compact c;

	(void)state;
	assert_null(compact_make(&c, str_of("131052-308T")));
	assert_int_equal(c.sign, '-');
	assert_int_equal(c.sign_at, 6);
	assert_null(compact_make(&c, str_of("13-10-52+308T")));
	assert_int_equal(c.sign, '+');
	assert_int_equal(c.sign_at, 6);
	assert_null(compact_make(&c, str_of("131052308T")));
	assert_int_equal(c.sign, '\0');
}

static void
the_front_can_be_dropped(void **state)
{
	struct compact c;

	(void)state;
	assert_null(compact_make(&c, str_of("HETU 131052-308T")));
	compact_drop(&c, 4);
	assert_true(str_is(compact_str(&c), "131052308T"));
	assert_int_equal(c.digits, 9);
	assert_int_equal(c.sign, '-');
	assert_int_equal(c.sign_at, 6);
	assert_null(compact_make(&c, str_of("P-L1")));
	compact_drop(&c, 2);
	assert_int_equal(c.sign, '\0');
	assert_int_equal(c.digits, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_stands_between_goes),
		cmocka_unit_test(other_digits_and_wide_letters_become_ascii),
		cmocka_unit_test(programs_leave_traces),
		cmocka_unit_test(several_are_none),
		cmocka_unit_test(other_text_is_none),
		cmocka_unit_test(a_nul_is_no_letter),
		cmocka_unit_test(the_last_sign_is_known),
		cmocka_unit_test(the_front_can_be_dropped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
