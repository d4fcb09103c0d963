/* Code points, NFC as Unicode tests it, the search form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"

static void
kinds_of_code_points(void **state)
{
	static const int32_t spaces[] = { 9, 10, 11, 12, 13, 0x20, 0x85, 0xA0,
		0x1680, 0x2000, 0x200A, 0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
		0x3000, 0xFEFF };
	size_t found = 0;

	(void)state;
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		assert_true(utf8_is_space(spaces[i]));
	for (int32_t point = 0; point <= 0x10FFFF; point++)
		found += utf8_is_space(point);
	assert_int_equal(found, 27); /* 25 White_Space and two */
	assert_true(utf8_is_letter('a') && utf8_is_letter(0x142));
	assert_true(utf8_is_letter(0x4E2D) && utf8_is_letter(0x2B0));
	assert_true(utf8_is_letter(0x1C5));
	assert_false(utf8_is_letter('1') || utf8_is_letter(0x301));
	assert_false(utf8_is_letter(' ') || utf8_is_letter('_'));
	assert_true(utf8_is_cased_lower('a') && utf8_is_cased_lower(0xDF));
	assert_false(utf8_is_cased_lower('A') || utf8_is_cased_lower(0x4E2D));
	assert_true(utf8_is_cased_upper('A') && utf8_is_cased_upper(0x1C5));
	assert_false(utf8_is_cased_upper('a') || utf8_is_cased_upper('1'));
	assert_true(utf8_is_digit('7') && utf8_is_digit(0x667));
	assert_true(utf8_is_digit(0xFF17));
	assert_false(utf8_is_digit(0xB2) || utf8_is_digit('a'));
	assert_true(utf8_is_control(0) && utf8_is_control(0x1F));
	assert_true(utf8_is_control(0x7F) && utf8_is_control(0x9F));
	assert_false(utf8_is_control(' ') || utf8_is_control(0xA0));
	assert_true(utf8_is_mark(0x301) && utf8_is_mark(0x20DD));
	assert_true(utf8_is_mark(0x903));
	assert_false(utf8_is_mark('a') || utf8_is_mark(0xB4));
}

static void
lower_and_upper(void **state)
{
	(void)state;
	assert_int_equal(utf8_digit('7'), '7');
	assert_int_equal(utf8_digit(0x0660), '0');
	assert_int_equal(utf8_digit(0xFF19), '9');
	assert_int_equal(utf8_lower('A'), 'a');
	assert_int_equal(utf8_lower('a'), 'a');
	assert_int_equal(utf8_lower(0xC4), 0xE4);
	assert_int_equal(utf8_upper(0x142), 0x141);
	assert_int_equal(utf8_upper(0xFF), 0x178);
	assert_int_equal(utf8_upper('1'), '1');
	assert_int_equal(utf8_lower(0x10FFFF), 0x10FFFF);
	assert_int_equal(utf8_lower(-1), -1);
}

static void
width_counts_columns(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(str_of("")), 0);
	assert_int_equal(utf8_width(str_of("abc")), 3);
	assert_int_equal(utf8_width(str_of("\xC3\xA4")), 1);
	assert_int_equal(utf8_width(str_of("a\xCC\x88")), 1);
	assert_int_equal(utf8_width(str_of("\xE4\xB8\xAD")), 2);
	assert_int_equal(utf8_width(str_of("\xF0\x9F\x98\x80")), 2);
	assert_int_equal(utf8_width(str_of("a\xFF"
					   "b")),
	    3);
}

/* Append the code points of one column of Unicode's file; returns what is
 * behind it. */
static char *
read_points(char *p, struct buf *b)
{
	struct err e;

	buf_clear(b);
	while (*p != ';' && *p != '\n' && *p != '\0')
		assert_int_equal(
		    utf8_encode(b, (int32_t)strtol(p, &p, 16), &e), 0);
	return *p == ';' ? p + 1 : p;
}

static void
nfc_is_what_unicode_says(void **state)
{
	FILE *file = fopen("tests/data/nfc-sample.txt", "r");
	struct buf column[5] = { 0 };
	struct buf out = { 0 };
	struct err e;
	char line[1000];
	int tests = 0;

	(void)state;
	assert_non_null(file);
	while (fgets(line, sizeof line, file) != NULL) {
		char *p = line;

		if (line[0] == '#')
			continue;
		tests++;
		for (int i = 0; i < 5; i++)
			p = read_points(p, &column[i]);
		for (int i = 0; i < 5; i++) {
			buf_clear(&out);
			assert_int_equal(
			    utf8_nfc(&out, buf_str(&column[i]), &e), 0);
			if (!str_equal(
				buf_str(&out), buf_str(&column[i < 3 ? 1 : 3])))
				fail_msg("column %d of %s", i + 1, line);
		}
	}
	assert_true(tests > 900);
	for (int i = 0; i < 5; i++)
		buf_free(&column[i]);
	buf_free(&out);
	(void)fclose(file);
}

static void
assert_nfc(struct str s, struct str expected)
{
	struct buf out = { 0 };
	struct err e;

	assert_int_equal(buf_add(&out, str_of("<"), &e), 0);
	assert_int_equal(utf8_nfc(&out, s, &e), 0);
	assert_int_equal(out.n, expected.n + 1);
	assert_true(out.p[0] == '<');
	assert_true(str_equal(str_slice(buf_str(&out), 1, out.n), expected));
	buf_free(&out);
}

static void
nfc_within_plain_text(void **state)
{
	(void)state;
	assert_nfc(str_make(NULL, 0), str_of(""));
	assert_nfc(str_make("a\0b", 3), str_make("a\0b", 3));
	assert_nfc(str_of("\xC3\xA4iti"), str_of("\xC3\xA4iti"));
	assert_nfc(
	    str_of("aXe\xCC\x81Yo\xCC\x88"), str_of("aX\xC3\xA9Y\xC3\xB6"));
	assert_nfc(str_of("\xCC\x81"
			  "a"),
	    str_of("\xCC\x81"
		   "a"));
	/* e acute, then a dot below, which goes first */
	assert_nfc(str_of("\xC3\xA9\xCC\xA3"), str_of("\xE1\xBA\xB9\xCC\x81"));
	/* Angstrom sign; Hangul from its parts */
	assert_nfc(str_of("1 \xE2\x84\xAB 2"), str_of("1 \xC3\x85 2"));
	assert_nfc(str_of("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"),
	    str_of("\xED\x95\x9C"));
}

/* Long texts of letters that decompose, and long runs of marks in the worst
 * order: the same as by parts, and not in quadratic time. */
static void
nfc_of_long_stretches(void **state)
{
	enum { LONG = 200000 };
	struct buf in = { 0 };
	struct buf out = { 0 };
	struct err e;

	(void)state;
	for (int i = 0; i < LONG; i++)
		assert_int_equal(
		    buf_add(&in, str_of("\xD0\xB8\xCC\x86"), &e), 0);
	assert_int_equal(utf8_nfc(&out, buf_str(&in), &e), 0);
	assert_int_equal(out.n, 2 * LONG);
	for (size_t i = 0; i < out.n; i += 2)
		assert_memory_equal(out.p + i, "\xD0\xB9", 2);
	buf_clear(&in);
	buf_clear(&out);
	assert_int_equal(buf_add(&in, str_of("x"), &e), 0);
	for (int i = 0; i < LONG; i++)
		assert_int_equal(
		    buf_add(&in, str_of("\xCC\x81\xCC\xA3\xCC\x88"), &e), 0);
	assert_int_equal(utf8_nfc(&out, buf_str(&in), &e), 0);
	/* x with all dots below, then the others as they came */
	assert_int_equal(out.n, in.n);
	assert_memory_equal(out.p, "x\xCC\xA3\xCC\xA3", 5);
	assert_memory_equal(
	    out.p + 1 + 2 * LONG, "\xCC\x81\xCC\x88\xCC\x81", 6);
	buf_free(&in);
	buf_free(&out);
}

static void
assert_folded(const char *text, const char *expected)
{
	struct buf out = { 0 };
	struct err e;

	assert_int_equal(buf_add(&out, str_of("<"), &e), 0);
	assert_int_equal(utf8_fold(&out, str_of(text), &e), 0);
	assert_int_equal(buf_add_byte(&out, '\0', &e), 0);
	assert_string_equal(out.p + 1, expected);
	buf_free(&out);
}

static void
the_search_form(void **state)
{
	(void)state;
	assert_folded("", "");
	assert_folded("First Name_2", "first name_2");
	assert_folded("S\xC3\xA4hk\xC3\xB6posti", "sahkoposti");
	assert_folded("\xC5\x81\xC3\xB3"
		      "d\xC5\xBA",
	    "lodz");
	assert_folded("\xC5\x82\xC3\xB3"
		      "dz\xCC\x81",
	    "lodz");
	assert_folded("Stra\xC3\x9F"
		      "e \xE1\xBA\x9E",
	    "strasse ss");
	assert_folded("\xC3\x98re \xC3\xB8", "ore o");
	assert_folded("\xC3\x86ro \xC3\xA6", "aero ae");
	assert_folded("\xC3\x9E\xC3\xB3r \xC3\xB0", "thor d");
	assert_folded("\xC4\x90ur\xC4\x91"
		      "a",
	    "durda");
	assert_folded("\xC4\xB0zmir \xC4\xB1", "izmir i");
	assert_folded("\xC5\x93uvre \xC5\x8A", "oeuvre n");
	/* full width letters, a ligature, a soft hyphen */
	assert_folded("\xEF\xBC\xA1\xEF\xBD\x82", "ab");
	assert_folded("\xEF\xAC\x81n", "fin");
	assert_folded("e\xC2\xADmail", "email");
	assert_folded("\xE2\x84\xA2", "tm");
	/* Greek and Cyrillic are folded, not transliterated */
	assert_folded("\xCE\x86\xCE\xA3", "\xCE\xB1\xCF\x83");
	assert_folded("\xD0\x99", "\xD0\xB8");
}

/* Folding is idempotent, marks are gone, capitals too, for every code point
 * (the search form of a search form is itself). */
static void
folding_twice_is_folding_once(void **state)
{
	struct buf in = { 0 };
	struct buf once = { 0 };
	struct buf twice = { 0 };
	struct err e;

	(void)state;
	for (int32_t point = 0; point <= 0x10FFFF; point++) {
		struct str rest;
		int32_t c;

		buf_clear(&in);
		buf_clear(&once);
		buf_clear(&twice);
		assert_int_equal(utf8_encode(&in, point, &e), 0);
		assert_int_equal(utf8_fold(&once, buf_str(&in), &e), 0);
		assert_int_equal(utf8_fold(&twice, buf_str(&once), &e), 0);
		if (!str_equal(buf_str(&once), buf_str(&twice)))
			fail_msg("U+%04X", (unsigned)point);
		for (rest = buf_str(&once); rest.n > 0;) {
			rest = str_slice(rest, utf8_decode(rest, &c), rest.n);
			assert_false(utf8_is_mark(c));
			assert_false(c < 0x250 && utf8_is_cased_upper(c));
		}
	}
	buf_free(&in);
	buf_free(&once);
	buf_free(&twice);
}

/* What the Latin letters up to U+024F fold to is ASCII, unless the source of
 * the table has no ASCII for them. */
static void
common_latin_letters_become_ascii(void **state)
{
	struct buf in = { 0 };
	struct buf out = { 0 };
	struct err e;

	(void)state;
	for (int32_t point = 0xC0; point <= 0x17F; point++) {
		if (point == 0xD7 || point == 0xF7) /* times, divided by */
			continue;
		/* a middle dot, an apostrophe of their own */
		if (point == 0x13F || point == 0x140 || point == 0x149)
			continue;
		buf_clear(&in);
		buf_clear(&out);
		assert_int_equal(utf8_encode(&in, point, &e), 0);
		assert_int_equal(utf8_fold(&out, buf_str(&in), &e), 0);
		if (out.n == 0 || !utf8_is_ascii(buf_str(&out)))
			fail_msg("U+%04X", (unsigned)point);
	}
	buf_free(&in);
	buf_free(&out);
}

static void
letters_become_small(void **state)
{
	struct buf out = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(
	    utf8_add_lower(&out, str_of("A\xc3\x84.z\xd0\x98"), &e), 0);
	assert_true(str_is(buf_str(&out), "a\xc3\xa4.z\xd0\xb8"));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_of_code_points),
		cmocka_unit_test(lower_and_upper),
		cmocka_unit_test(width_counts_columns),
		cmocka_unit_test(nfc_is_what_unicode_says),
		cmocka_unit_test(nfc_within_plain_text),
		cmocka_unit_test(nfc_of_long_stretches),
		cmocka_unit_test(the_search_form),
		cmocka_unit_test(folding_twice_is_folding_once),
		cmocka_unit_test(common_latin_letters_become_ascii),
		cmocka_unit_test(letters_become_small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
