/* Plain text in its three degrees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "field/text.h"

/* A literal that may hold NUL. */
#define S(literal) str_make(literal, sizeof(literal) - 1)

static void
expect(struct str in, enum text_form form, struct str want)
{
	struct buf once = { 0 }, twice = { 0 };
	struct err e;

	assert_int_equal(text_canonical(&once, in, form, &e), 0);
	assert_int_equal(once.n, want.n);
	if (want.n > 0)
		assert_memory_equal(once.p, want.p, want.n);
	assert_int_equal(text_canonical(&twice, want, form, &e), 0);
	assert_int_equal(twice.n, want.n);
	if (want.n > 0)
		assert_memory_equal(twice.p, want.p, want.n);
	buf_free(&once);
	buf_free(&twice);
}

static void
canonical_text_stays(void **state)
{
	static const char *const texts[] = { "", "a", "a b", "Aino Virtanen",
		"\xc3\xa4\xc3\xb6",
		"\xc5\x81ukasz \xc5\xbb\xc3\xb3\xc5\x82\xc4\x87", "12345678",
		"1234567 90", "a b c d e f g h i j k" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_true(text_is_canonical(str_of(texts[i])));
		expect(str_of(texts[i]), TEXT_ENDS, str_of(texts[i]));
		expect(str_of(texts[i]), TEXT_FREE, str_of(texts[i]));
		expect(str_of(texts[i]), TEXT_LINE, str_of(texts[i]));
	}
}

/* Every blemish, at every place of a text longer than two machine words. */
static void
no_blemish_is_overlooked(void **state)
{
	static const char *const blemishes[] = { "  ", "\t", "\n", "\r", "\x01",
		"\x7f", "\xc2\xa0", "\xc2\x85", "\xc2\xad", "\xe2\x80\x8b",
		"\xcc\x81" };

	(void)state;
	for (size_t i = 0; i < sizeof blemishes / sizeof *blemishes; i++) {
		for (size_t at = 0; at <= 20; at++) {
			char text[32];
			size_t n = strlen(blemishes[i]);

			memset(text, 'x', sizeof text);
			memcpy(text + at, blemishes[i], n);
			assert_false(text_is_canonical(str_make(text, 20 + n)));
		}
	}
	assert_false(text_is_canonical(S(" a")));
	assert_false(text_is_canonical(S("a ")));
	assert_false(text_is_canonical(S(" ")));
	assert_false(text_is_canonical(S(" 12345678")));
	assert_false(text_is_canonical(S("1234567 ")));
	assert_false(text_is_canonical(S("1234567  9")));
	assert_false(text_is_canonical(S("a\0b")));
}

static void
ends_are_trimmed(void **state)
{
	(void)state;
	expect(S(" \t a  b\n"), TEXT_ENDS, S("a  b"));
	expect(S("\xc2\xa0\xe2\x80\x83"
		 "0012\xe3\x80\x80"),
	    TEXT_ENDS, S("0012"));
	expect(S("\xef\xbb\xbf"
		 "id\xe2\x80\x8b"),
	    TEXT_ENDS, S("id"));
	expect(S(" \r\n\t"), TEXT_ENDS, S(""));
	expect(S("e\xcc\x81"), TEXT_ENDS, S("e\xcc\x81"));
	expect(S("a\0"), TEXT_ENDS, S("a\0"));
}

static void
free_text_keeps_its_lines(void **state)
{
	(void)state;
	expect(S(" a \t b\xc2\xa0 c "), TEXT_FREE, S("a b c"));
	expect(
	    S(" one\r\n  two  three\n"), TEXT_FREE, S("one\r\n  two  three"));
	expect(S("a\xe2\x80\xa8 b"), TEXT_FREE, S("a\xe2\x80\xa8 b"));
	expect(S("a  b\n"), TEXT_FREE, S("a b"));
	expect(S("e\xcc\x81\nx"), TEXT_FREE, S("\xc3\xa9\nx"));
	expect(S("a\xc2\xad"
		 "b\x01"
		 "c\xe2\x80\x8b"
		 "d"),
	    TEXT_FREE,
	    S("a\xc2\xad"
	      "b\x01"
	      "c\xe2\x80\x8b"
	      "d"));
}

static void
a_line_has_nothing_that_cannot_be_seen(void **state)
{
	(void)state;
	expect(S("one\r\n two\n"), TEXT_LINE, S("one two"));
	expect(S("a\xc2\xad"
		 "b\x01"
		 "c\xe2\x80\x8b"
		 "d\xe2\x81\xa0"
		 "e\0"
		 "f"),
	    TEXT_LINE, S("abcdef"));
	expect(S("a \xe2\x80\x8b b"), TEXT_LINE, S("a b"));
	expect(S("\xef\xbb\xbf \xc2\xad a\xc2\xad "), TEXT_LINE, S("a"));
	expect(S("\xc2\xad"), TEXT_LINE, S(""));
	/* joiners stay */
	expect(S("\xe0\xa4\x95\xe2\x80\x8d\xe2\x80\x8c"), TEXT_LINE,
	    S("\xe0\xa4\x95\xe2\x80\x8d\xe2\x80\x8c"));
}

static void
letters_are_composed(void **state)
{
	(void)state;
	expect(S("a\xcc\x88iti"), TEXT_LINE, S("\xc3\xa4iti"));
	/* Angstrom sign, and a soft hyphen between a letter and its mark */
	expect(S("\xe2\x84\xab"), TEXT_LINE, S("\xc3\x85"));
	expect(S("z\xc2\xad\xcc\x8c"), TEXT_LINE, S("\xc5\xbe"));
	expect(S("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"), TEXT_FREE,
	    S("\xed\x95\x9c"));
}

static void
what_stands_in_the_buffer_stays(void **state)
{
	struct buf out = { 0 };
	struct err e;

	(void)state;
	assert_int_equal(buf_add(&out, S("kept"), &e), 0);
	assert_int_equal(
	    text_canonical(&out, S(" e\xcc\x81 "), TEXT_LINE, &e), 0);
	assert_true(str_is(buf_str(&out), "kept\xc3\xa9"));
	assert_int_equal(text_canonical(&out, S("  "), TEXT_LINE, &e), 0);
	assert_true(str_is(buf_str(&out), "kept\xc3\xa9"));
	buf_free(&out);
}

/* Random text of difficult pieces: canonical twice is canonical once, and the
 * quick answer never contradicts the slow one. */
static void
twice_is_once(void **state)
{
	static const char *const pieces[] = { "a", "Bc", " ", "  ", "\t", "\n",
		"\r\n", "\xc2\xa0", "\xc2\xad", "\xe2\x80\x8b", "\xef\xbb\xbf",
		"\xcc\x81", "\xcc\xa3", "e", "\xe2\x84\xab", "\xe1\x84\x92",
		"\xe1\x85\xa1", "\xe2\x80\xa8", "\xc2\x85", "\x02", "\xc3\xa4",
		"\xe2\x80\x8d" };
	uint32_t random = 7;
	struct buf in = { 0 }, once = { 0 }, twice = { 0 };
	struct err e;

	(void)state;
	for (int i = 0; i < 30000; i++) {
		enum text_form form = (enum text_form)(i % 3);

		buf_clear(&in);
		buf_clear(&once);
		buf_clear(&twice);
		for (uint32_t n = random >> 29; n > 0; n--) {
			random = random * 1664525 + 1013904223;
			assert_int_equal(
			    buf_add(&in,
				str_of(
				    pieces[(random >> 8) %
					   (sizeof pieces / sizeof *pieces)]),
				&e),
			    0);
		}
		random = random * 1664525 + 1013904223;
		assert_int_equal(
		    text_canonical(&once, buf_str(&in), form, &e), 0);
		assert_int_equal(
		    text_canonical(&twice, buf_str(&once), form, &e), 0);
		assert_true(str_equal(buf_str(&once), buf_str(&twice)));
		if (text_is_canonical(buf_str(&in)))
			assert_true(str_equal(buf_str(&in), buf_str(&once)));
		assert_int_equal(utf8_invalid_at(buf_str(&once)), once.n);
	}
	buf_free(&in);
	buf_free(&once);
	buf_free(&twice);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(canonical_text_stays),
		cmocka_unit_test(no_blemish_is_overlooked),
		cmocka_unit_test(ends_are_trimmed),
		cmocka_unit_test(free_text_keeps_its_lines),
		cmocka_unit_test(a_line_has_nothing_that_cannot_be_seen),
		cmocka_unit_test(letters_are_composed),
		cmocka_unit_test(what_stands_in_the_buffer_stays),
		cmocka_unit_test(twice_is_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
