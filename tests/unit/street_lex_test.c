/* Words, numbers and signs of an address, its scope, and the table's phrases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "field/street_lex.h"
#include "field/street_scope.h"

static void
lines_come_apart(void **state)
{
	static const char *const want[] = { "Sant'Anna", "12", "A", ".", "-",
		"\xc5\xbb\xc3\xb3\xc5\x82w", "\xd9\xa3", "/", "x" };
	static const bool spaced[] = { false, true, false, false, true, true,
		true, false, false };
	struct street_lex x;

	(void)state;
	assert_true(street_lex_make(&x,
	    str_of("Sant'Anna 12A. - \xc5\xbb\xc3\xb3\xc5\x82w \xd9\xa3/x"),
	    str_of("")));
	assert_int_equal(x.n, 9);
	for (size_t i = 0; i < x.n; i++) {
		assert_true(str_is(street_lex_str(&x, i), want[i]));
		assert_int_equal(x.p[i].spaced, spaced[i]);
	}
	assert_int_equal(x.p[0].letters, 8);
	assert_int_equal(x.p[5].letters, 4);
	assert_true(x.p[1].all_digits);
	assert_false(x.p[6].all_digits);
	assert_true(street_lex_is(&x, 3, '.'));
	assert_false(street_lex_is(&x, 3, ','));
	assert_false(street_lex_is(&x, 9, '.'));
}

static void
too_many_parts_are_no_address(void **state)
{
	char line[STREET_LEX_MAX + 2];
	struct street_lex x;

	(void)state;
	memset(line, ',', sizeof line);
	assert_true(
	    street_lex_make(&x, str_make(line, STREET_LEX_MAX), str_of("FI")));
	assert_false(street_lex_make(
	    &x, str_make(line, STREET_LEX_MAX + 1), str_of("FI")));
	assert_true(street_lex_make(&x, str_of(""), str_of("FI")));
	assert_int_equal(x.n, 0);
}

static void
scope_comes_from_the_country_or_the_words(void **state)
{
	static const struct {
		const char *country, *line;
		enum street_scope scope;
	} samples[] = {
		{ "FI", "x", STREET_FI },
		{ "ax", "x", STREET_FI },
		{ "Pl", "x", STREET_PL },
		{ "BA", "x", STREET_HR },
		{ "US", "x", STREET_EN },
		{ "JP", "Koulukatu", STREET_ANY },
		{ "Finland", "x", STREET_ANY },
		{ "", "Koulukatu 5", STREET_FI },
		{ "", "ITSEN\xc3\x84ISYYDENV\xc3\x84YL\xc3\x84 5", STREET_FI },
		{ "", "Storgatan 5", STREET_SV },
		{ "",
		    "Hauptstra\xc3\x9f"
		    "e 5",
		    STREET_DE },
		{ "", "S\xc5\x82oneczna 5", STREET_PL },
		{ "", "Katu 5", STREET_ANY },
		{ "", "Ilica 5", STREET_ANY },
	};
	struct street_lex x;

	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		assert_true(street_lex_make(
		    &x, str_of(samples[i].line), str_of(samples[i].country)));
		if (x.scope != samples[i].scope)
			fail_msg("%s %s", samples[i].country, samples[i].line);
	}
	assert_true(street_lex_make(&x, str_of("x"), str_of("HR")));
	assert_int_equal(x.scope, STREET_HR);
}

static void
check_word(const char *country, const char *line, uint32_t kinds,
    const char *text, size_t next)
{
	struct street_lex x;
	const struct street_word *w;
	size_t behind = 0;

	assert_true(street_lex_make(&x, str_of(line), str_of(country)));
	w = street_lex_word(&x, 0, kinds, &behind);
	if (text == NULL ? w != NULL : w == NULL || strcmp(w->text, text) != 0)
		fail_msg(
		    "%s %s: %s", country, line, w == NULL ? "no" : w->text);
	if (text != NULL)
		assert_int_equal(behind, next);
}

static void
words_and_phrases_are_found(void **state)
{
	(void)state;
	check_word("PL", "ul. Polna", STREET_WORD_FRONT, "ul", 2);
	check_word("PL", "UL Polna", STREET_WORD_FRONT, "ul", 1);
	check_word("PL", "ul. Polna", STREET_WORD_FLAT, NULL, 0);
	check_word("PL", "skr. poczt. 5", STREET_WORD_BOX, "skr poczt", 4);
	check_word("PL", "skr. 5", STREET_WORD_BOX, "skr", 2);
	check_word("PL", "pi\xc4\x99tro 5", STREET_WORD_FLOOR, "pietro", 1);
	check_word("PL", "PIETRO 5", STREET_WORD_FLOOR, "pietro", 1);
	check_word("HR", "b.b.", STREET_WORD_NONE, "b b", 4);
	check_word("HR", "bez broja", STREET_WORD_NONE, "bez broja", 2);
	check_word("HR", "bez brda", STREET_WORD_NONE, NULL, 0);
	check_word("HR", "c. x", STREET_WORD_BACK, "c", 2);
	check_word("HR", "c x", STREET_WORD_BACK, NULL, 0);
	check_word("FI", "n:o 5", STREET_WORD_NUMBER, "n o", 3);
	check_word("ES", "s/n", STREET_WORD_NONE, "s n", 3);
	check_word("US", "P.O. Box 5", STREET_WORD_BOX, "p o box", 5);
	/* Where the country is not known, only what all say. */
	check_word("", "ul. x", STREET_WORD_FRONT, "ul", 2);
	check_word("", "pl. x", STREET_WORD_FRONT, NULL, 0);
	check_word("", "PL 5", STREET_WORD_BOX, NULL, 0);
	check_word("FI", "PL 5", STREET_WORD_BOX, "pl", 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_come_apart),
		cmocka_unit_test(too_many_parts_are_no_address),
		cmocka_unit_test(scope_comes_from_the_country_or_the_words),
		cmocka_unit_test(words_and_phrases_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
