/* UTF-8 as bytes: well-formed sequences, encoding, fast scans. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "base/utf8_bytes.h"

/* Unicode's own reading of its table 3-7, one row a line. */
static bool
is_well_formed(const unsigned char *p, size_t n)
{
	static const unsigned char rows[][9] = {
		{ 1, 0x00, 0x7F, 0, 0, 0, 0, 0, 0 },
		{ 2, 0xC2, 0xDF, 0x80, 0xBF, 0, 0, 0, 0 },
		{ 3, 0xE0, 0xE0, 0xA0, 0xBF, 0x80, 0xBF, 0, 0 },
		{ 3, 0xE1, 0xEC, 0x80, 0xBF, 0x80, 0xBF, 0, 0 },
		{ 3, 0xED, 0xED, 0x80, 0x9F, 0x80, 0xBF, 0, 0 },
		{ 3, 0xEE, 0xEF, 0x80, 0xBF, 0x80, 0xBF, 0, 0 },
		{ 4, 0xF0, 0xF0, 0x90, 0xBF, 0x80, 0xBF, 0x80, 0xBF },
		{ 4, 0xF1, 0xF3, 0x80, 0xBF, 0x80, 0xBF, 0x80, 0xBF },
		{ 4, 0xF4, 0xF4, 0x80, 0x8F, 0x80, 0xBF, 0x80, 0xBF },
	};

	for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
		bool fits = rows[r][0] == n;

		for (size_t i = 0; fits && i < n; i++)
			fits = p[i] >= rows[r][2 * i + 1] &&
			       p[i] <= rows[r][2 * i + 2];
		if (fits)
			return true;
	}
	return false;
}

/* All sequences of up to four bytes, drawn from the bytes where a rule begins
 * or ends. */
static void
sequences_are_well_formed_as_in_table_3_7(void **state)
{
	static const unsigned char edges[] = { 0x00, 0x41, 0x7F, 0x80, 0x8F,
		0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
		0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF };
	enum { EDGES = sizeof edges };

	(void)state;
	for (size_t i = 0; i < EDGES * EDGES * EDGES * EDGES; i++) {
		unsigned char p[4] = { edges[i % EDGES],
			edges[i / EDGES % EDGES],
			edges[i / EDGES / EDGES % EDGES],
			edges[i / EDGES / EDGES / EDGES] };
		size_t length = 0;
		int32_t point = 0;
		size_t n;

		for (size_t k = 1; k <= 4 && length == 0; k++)
			length = is_well_formed(p, k) ? k : 0;
		n = utf8_decode(str_make((char *)p, 4), &point);
		if (n != (length == 0 ? 1 : length) ||
		    (length == 0 && point != 0xFFFD) ||
		    (utf8_invalid_at(str_make((char *)p, 4)) == 0) !=
			(length == 0))
			fail_msg("%02x %02x %02x %02x", p[0], p[1], p[2], p[3]);
		if (length > 1)
			assert_int_equal(
			    utf8_invalid_at(str_make((char *)p, length - 1)),
			    0);
	}
}

static void
every_code_point_survives_encoding_and_decoding(void **state)
{
	struct buf b = { 0 };
	struct err e;
	int32_t back;

	(void)state;
	for (int32_t point = 0; point <= 0x10FFFF; point++) {
		if (point >= 0xD800 && point <= 0xDFFF)
			continue;
		buf_clear(&b);
		assert_int_equal(utf8_encode(&b, point, &e), 0);
		if (utf8_invalid_at(buf_str(&b)) != b.n ||
		    utf8_decode(buf_str(&b), &back) != b.n || back != point)
			fail_msg("%x", (unsigned)point);
	}
	buf_free(&b);
}

static void
what_is_no_code_point_is_encoded_as_a_replacement(void **state)
{
	static const int32_t bad[] = { -1, INT32_MIN, 0xD800, 0xDFFF, 0x110000,
		INT32_MAX };
	struct buf b = { 0 };
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		buf_clear(&b);
		assert_int_equal(utf8_encode(&b, bad[i], &e), 0);
		assert_true(str_is(buf_str(&b), "\xEF\xBF\xBD"));
	}
	buf_free(&b);
}

/* Put a character at each place of texts around the eight-byte steps. */
static void
scans_find_the_first_place_at_every_offset(void **state)
{
	static const struct {
		const char *bytes;
		bool ascii, plain, valid;
	} cases[] = { { "x", true, true, true }, { "\x7F", true, true, true },
		{ "\xC2\x80", false, true, true },
		{ "\xCB\xBF", false, true, true },
		{ "\xCC\x80", false, false, true },
		{ "\xD0\x90", false, false, true },
		{ "\xE2\x82\xAC", false, false, true },
		{ "\xF0\x9F\x98\x80", false, false, true },
		{ "\xFF", false, false, false }, { "\xC3", false, true, false },
		{ "\x80", false, true, false } };
	char text[40];

	(void)state;
	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		size_t length = strlen(cases[c].bytes);

		for (size_t n = length; n <= sizeof text; n++) {
			for (size_t at = 0; at + length <= n; at++) {
				/* the exact block lets sanitizers see overruns */
				char *block = malloc(n);
				struct str s = str_make(block, n);

				assert_non_null(block);
				memset(block, 'a', n);
				memcpy(block + at, cases[c].bytes, length);
				assert_int_equal(utf8_invalid_at(s),
				    cases[c].valid ? n : at);
				assert_int_equal(
				    utf8_is_ascii(s), cases[c].ascii);
				if (cases[c].valid)
					assert_int_equal(
					    utf8_is_plain(s), cases[c].plain);
				free(block);
			}
		}
	}
	assert_int_equal(utf8_invalid_at(str_make(NULL, 0)), 0);
	assert_true(utf8_is_ascii(str_make(NULL, 0)));
	assert_true(utf8_is_plain(str_make(NULL, 0)));
}

static void
plain_and_other_stretches(void **state)
{
	/* a, a umlaut, combining acute, Greek alpha, b */
	struct str s = str_of("a\xC3\xA4\xCC\x81\xCE\xB1"
			      "b");

	(void)state;
	assert_int_equal(utf8_bytes_skip_plain(s, 0), 3);
	assert_int_equal(utf8_bytes_step_back(s, 3, 0), 1);
	assert_int_equal(utf8_bytes_step_back(s, 3, 3), 3);
	assert_int_equal(utf8_bytes_skip_other(s, 3), 7);
	assert_int_equal(utf8_bytes_skip_plain(s, 3), 3);
	assert_int_equal(utf8_bytes_skip_plain(s, 7), 8);
	assert_int_equal(utf8_bytes_skip_other(s, 7), 7);
	assert_int_equal(utf8_bytes_skip_other(s, 8), 8);
	/* Cyrillic, an ideograph, a letter, Greek */
	s = str_of("\xD0\xB8\xE5\x80\x80z\xCE\xB1");
	assert_int_equal(utf8_bytes_skip_plain(s, 0), 6);
	assert_int_equal(utf8_bytes_skip_other(s, 6), 8);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sequences_are_well_formed_as_in_table_3_7),
		cmocka_unit_test(
		    every_code_point_survives_encoding_and_decoding),
		cmocka_unit_test(
		    what_is_no_code_point_is_encoded_as_a_replacement),
		cmocka_unit_test(scans_find_the_first_place_at_every_offset),
		cmocka_unit_test(plain_and_other_stretches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
