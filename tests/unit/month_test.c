/* The table is sorted and folded, every spelling of a word is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/month.h"

static uint8_t
number_in(const char *word, const char *language)
{
	const struct month *m = NULL;
	struct err e;
	size_t l = month_language(str_of(language));

	assert_int_equal(month_find(str_of(word), &m, &e), 0);
	assert_true(l < MONTH_LANGUAGES);
	return m == NULL ? 0 : m->number[l];
}

static void
the_table_is_in_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < months_table_length; i++) {
		const char *word = months_table[i].word;
		unsigned languages = 0;

		assert_true(
		    i == 0 || strcmp(months_table[i - 1].word, word) < 0);
		assert_true(
		    strspn(word, "abcdefghijklmnopqrstuvwxyz") == strlen(word));
		for (size_t l = 0; l < MONTH_LANGUAGES; l++) {
			assert_true(months_table[i].number[l] <= 12);
			languages += months_table[i].number[l] > 0;
		}
		assert_true(languages > 0);
	}
}

static void
every_language_has_twelve(void **state)
{
	(void)state;
	for (size_t l = 0; l < MONTH_LANGUAGES; l++) {
		unsigned seen = 0;

		for (size_t i = 0; i < months_table_length; i++)
			seen |= 1U << months_table[i].number[l];
		assert_int_equal(seen, 0x1fff);
	}
}

static void
words_are_found_in_any_spelling(void **state)
{
	(void)state;
	assert_int_equal(number_in("toukokuuta", "fi"), 5);
	assert_int_equal(number_in("KES\xc3\x84KUU", "fi"), 6);
	assert_int_equal(number_in("kesakuu", "fi"), 6);
	assert_int_equal(number_in("kesa\xcc\x88kuu", "fi"), 6);
	assert_int_equal(number_in("pa\xc5\xba"
				   "dziernika",
			     "pl"),
	    10);
	assert_int_equal(number_in("Wrze\xc5\x9bnia", "pl"), 9);
	assert_int_equal(number_in("sije\xc4\x8dnja", "hr"), 1);
	assert_int_equal(number_in("O\xc5\xbdUJKA", "hr"), 3);
	assert_int_equal(number_in("M\xc3\xa4rz", "de"), 3);
	assert_int_equal(number_in("ao\xc3\xbbt", "fr"), 8);
	assert_int_equal(number_in("Sept", "en"), 9);
	assert_int_equal(number_in("augusti", "sv"), 8);
	assert_int_equal(number_in("Enero", "es"), 1);
}

static void
the_same_word_may_be_two_months(void **state)
{
	(void)state;
	assert_int_equal(number_in("listopada", "pl"), 11);
	assert_int_equal(number_in("listopada", "hr"), 10);
	assert_int_equal(number_in("lip", "pl"), 7);
	assert_int_equal(number_in("lip", "hr"), 6);
	assert_int_equal(number_in("maj", "pl"), 5);
	assert_int_equal(number_in("maj", "sv"), 5);
	assert_int_equal(number_in("maj", "fi"), 0);
}

static void
other_words_are_not(void **state)
{
	static const char *const words[] = { "", "a", "zzz", "januar1", "june.",
		"juneau", "\xc3\xa4", "\xff",
		"septemberseptemberseptemberseptember" };

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		for (size_t l = 0; l < MONTH_LANGUAGES; l++)
			assert_int_equal(
			    number_in(words[i], months_table_language[l]), 0);
	assert_int_equal(month_language(str_of("xx")), MONTH_LANGUAGES);
	assert_int_equal(month_language(str_of("")), MONTH_LANGUAGES);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_in_order),
		cmocka_unit_test(every_language_has_twelve),
		cmocka_unit_test(words_are_found_in_any_spelling),
		cmocka_unit_test(the_same_word_may_be_two_months),
		cmocka_unit_test(other_words_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
