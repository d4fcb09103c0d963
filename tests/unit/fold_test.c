/* Values as they are compared: one form for what is one value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "link/fold.h"

typedef int folding(struct buf *, struct str, struct err *);

static void
check(folding *how, const char *text, const char *wanted)
{
	struct buf out = { 0 };
	struct err e;

	assert_int_equal(how(&out, str_of(text), &e), 0);
	if (!str_is(buf_str(&out), wanted))
		fail_msg("%s: %.*s", text, (int)out.n, out.p);
	buf_free(&out);
}

static void
words_have_one_space_between_them(void **state)
{
	(void)state;
	check(fold_words, "", "");
	check(fold_words, " .,- ", "");
	check(fold_words, "Aino", "aino");
	check(fold_words, "  Anna-Maria \t (J.R.) ", "anna maria j r");
	check(fold_words, "Smith & Sons, Ltd.", "smith sons ltd");
	check(fold_words, "12A_3/4", "12a 3 4");
	check(fold_words, "\u00a0a\u2014b\u3000c", "a b c");
}

static void
apostrophes_are_nothing(void **state)
{
	(void)state;
	check(fold_words, "O'Brien D`Arcy", "obrien darcy");
	check(fold_words, "O\u2019Brien O\u00b4Brien O\u02bcBrien",
	    "obrien obrien obrien");
	check(fold_words, "\u00b4\u00b4", "");
	check(fold_words, "Paral\u00b7lel", "parallel");
}

static void
latin_letters_become_ascii(void **state)
{
	(void)state;
	check(
	    fold_words, "\u0141UKASZ \u017b\u00f3\u0142\u0107", "lukasz zolc");
	check(fold_words, "\u0110or\u0111e \u010cehov", "dorde cehov");
	check(fold_words, "S\u00f8rensen \u00c5kesson \u00c6r\u00f8",
	    "sorensen akesson aero");
	check(fold_words, "Stra\u00dfe \u0152uvre", "strasse oeuvre");
	check(fold_words, "\u00de\u00f3r Gu\u00f0r\u00fan", "thor gudrun");
	check(fold_words, "\u0126al \u014aka \u0130lk\u0131", "hal nka ilki");
	check(fold_words, "a\u0308a\u0301\u0302", "aa");
	check(fold_words, "\uff21\u2163\u00bd\ufb01", "aiv1 2fi");
}

static void
cyrillic_and_greek_become_latin(void **state)
{
	(void)state;
	check(fold_words, "\u0418\u0432\u0430\u043d\u043e\u0432", "ivanov");
	/* Yuri, with a short i at the end. */
	check(fold_words, "\u042e\u0440\u0438\u0439", "juri");
	/* Zeljko Sosic, in Serbian. */
	check(fold_words,
	    "\u0416\u0435\u0459\u043a\u043e "
	    "\u0428\u043e\u0448\u0438\u045b",
	    "zeljko sosic");
	check(fold_words, "\u0429\u0443\u043a\u0438\u043d\u0430 \u042f\u043d",
	    "scukina jan");
	/* Andrii, in Ukrainian; letters of Kazakh. */
	check(fold_words, "\u0410\u043d\u0434\u0440\u0456\u0439 \u0491\u0454",
	    "andri gje");
	check(fold_words, "\u04d8\u0493\u04e9", "ago");
	/* Evangelos, Eftychia, Loukas, Babis, Ypatia. */
	check(fold_words,
	    "\u0395\u03c5\u03ac\u03b3\u03b3\u03b5\u03bb\u03bf\u03c2",
	    "evangelos");
	check(fold_words, "\u0395\u03c5\u03c4\u03c5\u03c7\u03af\u03b1",
	    "eftychia");
	check(fold_words, "\u039b\u03bf\u03c5\u03ba\u03ac\u03c2", "loukas");
	check(
	    fold_words, "\u039c\u03c0\u03ac\u03bc\u03c0\u03b7\u03c2", "bampis");
	check(fold_words, "\u03a5\u03c0\u03b1\u03c4\u03af\u03b1", "ypatia");
	check(fold_words, "\u0395\u03c5", "ef");
}

static void
other_scripts_stay(void **state)
{
	(void)state;
	check(fold_words, "\u65e5\u672c-\u4eac", "\u65e5\u672c \u4eac");
	check(fold_words, "(\u0645\u062d\u0645\u062f) \u0663",
	    "\u0645\u062d\u0645\u062f \u0663");
}

static void
codes_have_no_spaces(void **state)
{
	(void)state;
	check(fold_code, "+358 (0)40-123", "358040123");
	check(fold_code, " SW1A 1AA ", "sw1a1aa");
	check(fold_code, "\u0141-7\u00a0\u65e5", "l7\u65e5");
	check(fold_code, "--", "");
}

static void
words_are_sorted(void **state)
{
	char many[200], sorted[200];

	(void)state;
	check(fold_sorted, "", "");
	check(fold_sorted, "one", "one");
	check(fold_sorted, "oy nokia ab nokia a", "a ab nokia nokia oy");
	/* More than are held without an allocation. */
	for (size_t i = 0; i < 100; i++) {
		many[2 * i] = i < 50 ? 'b' : 'a';
		sorted[2 * i] = i < 50 ? 'a' : 'b';
		many[2 * i + 1] = sorted[2 * i + 1] = ' ';
	}
	many[199] = sorted[199] = '\0';
	check(fold_sorted, many, sorted);
}

static void
second_form_is_one_for_two_spellings(void **state)
{
	(void)state;
	check(fold_umlauts, "", "");
	check(fold_umlauts, "muller", "muller");
	check(fold_umlauts, "mueller", "muller");
	check(fold_umlauts, "maekelae", "makela");
	check(fold_umlauts, "soerensen aakesson", "sorensen akesson");
	check(fold_umlauts, "djokovic nadja", "dokovic nada");
	check(fold_umlauts, "bauer neuer queen", "bauer neuer queen");
	check(fold_umlauts, "oe ae e", "o a e");
}

static void
folding_twice_is_folding_once(void **state)
{
	folding *const how[] = { fold_words, fold_code, fold_umlauts };
	struct buf point = { 0 }, once = { 0 }, twice = { 0 };
	struct err e;

	(void)state;
	for (int32_t p = 0; p <= 0x10FFFF; p++) {
		buf_clear(&point);
		assert_int_equal(utf8_encode(&point, p, &e), 0);
		for (size_t i = 0; i < 2; i++) {
			buf_clear(&once);
			buf_clear(&twice);
			assert_int_equal(how[i](&once, buf_str(&point), &e), 0);
			assert_int_equal(how[i](&twice, buf_str(&once), &e), 0);
			if (!str_equal(buf_str(&once), buf_str(&twice)))
				fail_msg("U+%04X", (unsigned)p);
		}
	}
	/* All texts of six of the letters that matter to the second form. */
	for (unsigned i = 0; i < 6 * 6 * 6 * 6 * 6 * 6; i++) {
		char text[6];

		for (unsigned k = 0, rest = i; k < 6; k++, rest /= 6)
			text[k] = "aedjqo"[rest % 6];
		buf_clear(&once);
		buf_clear(&twice);
		assert_int_equal(how[2](&once, str_make(text, 6), &e), 0);
		assert_int_equal(how[2](&twice, buf_str(&once), &e), 0);
		assert_true(str_equal(buf_str(&once), buf_str(&twice)));
	}
	buf_free(&point);
	buf_free(&once);
	buf_free(&twice);
}

static void
results_are_appended(void **state)
{
	folding *const how[] = { fold_words, fold_code, fold_sorted,
		fold_umlauts };
	struct buf out = { 0 };
	struct err e;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(how[i](&out, str_of("ab"), &e), 0);
	assert_int_equal(fold_words(&out, str_of("\u00c4\u00b4 b"), &e), 0);
	assert_true(str_is(buf_str(&out), "ababababa b"));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_have_one_space_between_them),
		cmocka_unit_test(apostrophes_are_nothing),
		cmocka_unit_test(latin_letters_become_ascii),
		cmocka_unit_test(cyrillic_and_greek_become_latin),
		cmocka_unit_test(other_scripts_stay),
		cmocka_unit_test(codes_have_no_spaces),
		cmocka_unit_test(words_are_sorted),
		cmocka_unit_test(second_form_is_one_for_two_spellings),
		cmocka_unit_test(folding_twice_is_folding_once),
		cmocka_unit_test(results_are_appended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
