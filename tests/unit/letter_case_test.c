/* The case of a text is that of its letters; each has one of the other case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/letter_case.h"

static void
case_is_that_of_all_letters(void **state)
{
	static const struct {
		const char *s;
		enum letter_case want;
	} samples[] = {
		{ "", LETTER_CASE_NONE },
		{ "12 / \xe6\x9d\xb1", LETTER_CASE_NONE },
		{ "a 1", LETTER_CASE_SMALL },
		{ "\xc5\x82\xc4\x85ka", LETTER_CASE_SMALL },
		{ "A.B", LETTER_CASE_CAPITALS },
		{ "\xc5\x81\xc4\x84KA", LETTER_CASE_CAPITALS },
		{ "Aa", LETTER_CASE_BOTH },
		{ "\xc5\x81\xc4\x85", LETTER_CASE_BOTH },
		/* one letter that has both, between capital and small */
		{ "\xc7\x85", LETTER_CASE_BOTH },
		/* a sharp s stays small among capitals */
		{ "STRA\xc3\237E", LETTER_CASE_CAPITALS },
		/* Georgian words begin with no capital */
		{ "\xe1\x83\x9c\xe1\x83\x98\xe1\x83\x9c\xe1\x83\x9d",
		    LETTER_CASE_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		assert_int_equal(
		    letter_case_of(str_of(samples[i].s)), samples[i].want);
}

/* What is quick for these says what Unicode does. */
static void
latin_is_no_other(void **state)
{
	(void)state;
	for (int32_t point = 0; point < 0x250; point++) {
		struct buf b = { 0 };
		struct err e;
		unsigned want = LETTER_CASE_NONE;
		int32_t again;

		assert_int_equal(utf8_encode(&b, point, &e), 0);
		if (point != 0xDF && utf8_upper(point) != point)
			want |= LETTER_CASE_SMALL;
		if (utf8_lower(point) != point)
			want |= LETTER_CASE_CAPITALS;
		assert_int_equal(letter_case_of(buf_str(&b)), want);
		assert_int_equal(letter_case_decode(buf_str(&b), &again), b.n);
		assert_int_equal(again, point);
		assert_int_equal(
		    letter_case_is_letter(point), utf8_is_letter(point));
		assert_int_equal(
		    letter_case_small(point, false), utf8_lower(point));
		buf_free(&b);
	}
}

static void
letters_have_another_case(void **state)
{
	static const struct {
		int32_t small, capital;
	} pairs[] = { { 'a', 'A' }, { 0xE4, 0xC4 }, { 0x142, 0x141 },
		{ 0x434, 0x414 }, { 0x1C6, 0x1C5 } };

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		assert_int_equal(letter_case_capital(pairs[i].small, false),
		    pairs[i].capital);
		assert_int_equal(
		    letter_case_small(pairs[i].capital, false), pairs[i].small);
	}
	assert_int_equal(letter_case_capital(0xDF, false), 0xDF);
	assert_int_equal(letter_case_small('1', false), '1');
}

static void
turkic_letters_tell_themselves(void **state)
{
	(void)state;
	assert_true(letter_case_is_turkic(str_of("\xc4\260BRAH\xc4\xb0M")));
	assert_true(letter_case_is_turkic(str_of("y\xc4\xb1ld\xc4\xb1z")));
	assert_false(letter_case_is_turkic(str_of("\xc4\x90OR\xc4\220E IVAN")));
	assert_int_equal(letter_case_small('I', true), 0x131);
	assert_int_equal(letter_case_capital('i', true), 0x130);
	assert_int_equal(letter_case_small('I', false), 'i');
}

static void
characters_are_decoded(void **state)
{
	int32_t point;

	(void)state;
	assert_int_equal(letter_case_decode(str_of("a"), &point), 1);
	assert_int_equal(point, 'a');
	assert_int_equal(letter_case_decode(str_of("\xc3\244a"), &point), 2);
	assert_int_equal(point, 0xE4);
	assert_true(letter_case_is_letter('z'));
	assert_true(letter_case_is_letter(0xE4));
	assert_false(letter_case_is_letter('@'));
	assert_true(letter_case_is_digit('0'));
	assert_true(letter_case_is_digit(0x663));
	assert_false(letter_case_is_digit('a'));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_is_that_of_all_letters),
		cmocka_unit_test(latin_is_no_other),
		cmocka_unit_test(letters_have_another_case),
		cmocka_unit_test(turkic_letters_tell_themselves),
		cmocka_unit_test(characters_are_decoded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
