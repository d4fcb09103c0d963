/* The words of the expression language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "expr/lex.h"

/* All tokens of `text`, each as a letter for its kind and its text, "!" before
 * the first of a line, separated by blanks; or the place and the reason. */
static const char *
tokens(const char *text, bool lines)
{
	static const char letters[] = "EWNTDdPLM";
	static char out[1024];
	struct source s = { "", str_of(text), false, 0 };
	struct arena memory = { 0 };
	struct lex l;
	struct err e;
	size_t n = 0;
	int failed = lex_open(&l, &s, &memory, lines, &e);

	while (failed == 0 && l.token.kind != LEX_END) {
		if (n > 0)
			out[n++] = ' ';
		if (l.token.first)
			out[n++] = '!';
		out[n++] = letters[l.token.kind];
		memcpy(out + n, l.token.text.p, l.token.text.n);
		n += l.token.text.n;
		if (l.token.ignore_case)
			out[n++] = 'i';
		failed = lex_next(&l, &e);
	}
	out[n] = '\0';
	if (failed != 0) {
		assert_int_equal(e.code, ERR_USAGE);
		(void)snprintf(out, sizeof out, "%s %s", e.file, e.reason);
	}
	arena_free(&memory);
	return out;
}

static void
words_and_marks(void **state)
{
	(void)state;
	assert_string_equal(tokens("", false), "");
	assert_string_equal(tokens("a_1 <=b.c", false), "!Wa_1 M<= Wb.c");
	assert_string_equal(
	    tokens("=!=<<=>>==~!~", false), "!M= M!= M< M<= M> M>= M=~ M!~");
	assert_string_equal(tokens("(a){b}[c],:+-*", false),
	    "!M( Wa M) M{ Wb M} M[ Wc M] M, M: M+ M- M*");
	assert_string_equal(
	    tokens("\xC3\xA4iti \xD0\xB8\xD0\xBC\xD1\x8F", false),
	    "!W\xC3\xA4iti W\xD0\xB8\xD0\xBC\xD1\x8F");
	/* A letter and its mark, a full-width digit. */
	assert_string_equal(tokens("a\xCC\x88", false), "!Wa\xCC\x88");
	assert_string_equal(tokens("a # b\nc", false), "!Wa !Wc");
	assert_string_equal(tokens("\xEF\xBB\xBF"
				   "a\r\n",
				false),
	    "!Wa");
}

static void
quotes(void **state)
{
	(void)state;
	assert_string_equal(tokens("\"a b\" `c d`", false), "!Ta b Nc d");
	assert_string_equal(
	    tokens("\"a \"\"b\"\"\" ```c`", false), "!Ta \"b\" N`c");
	assert_string_equal(tokens("\"\"", false), "!T");
	assert_string_equal(tokens("\"# \\ ' `\"", false), "!T# \\ ' `");
	assert_string_equal(
	    tokens("\"a", false), ":1:1 the closing \" is missing");
	assert_string_equal(
	    tokens("x\n `a\nb`", false), ":2:2 the closing ` is missing");
	assert_string_equal(tokens("\"\x1B\"", false),
	    ":1:1 a control character between quotes");
}

static void
numbers_and_dates(void **state)
{
	(void)state;
	assert_string_equal(
	    tokens("0 12 1.50 0.5-1", false), "!D0 D12 D1.50 D0.5 M- D1");
	assert_string_equal(tokens("2025-06-30", false), "!d2025-06-30");
	assert_string_equal(
	    tokens("2025-06-30-1", false), "!d2025-06-30 M- D1");
	assert_string_equal(
	    tokens("2025-02-29", false), ":1:1 there is no such day");
	assert_string_equal(
	    tokens("00100", false), ":1:1 a number does not begin with 0");
	assert_string_equal(
	    tokens("x 30d", false), ":1:3 a number with letters behind it");
	assert_string_equal(
	    tokens("1.", false), ":1:1 a number with letters behind it");
	assert_string_equal(tokens("2025-06-30T10", false),
	    ":1:1 a number with letters behind it");
}

static void
patterns(void **state)
{
	(void)state;
	assert_string_equal(tokens("/a b/ /c/i)", false), "!Pa b Pci M)");
	assert_string_equal(tokens("/a\\/b\\\\/ x", false), "!Pa/b\\\\ Wx");
	assert_string_equal(tokens("/#\\d/", false), "!P#\\d");
	assert_string_equal(
	    tokens("/a", false), ":1:1 the closing / is missing");
	assert_string_equal(
	    tokens("/a\\/", false), ":1:1 the closing / is missing");
	assert_string_equal(
	    tokens("/a\\", false), ":1:1 the closing / is missing");
	assert_string_equal(
	    tokens("/a\n/", false), ":1:1 the closing / is missing");
	assert_string_equal(tokens("//", false), ":1:1 the pattern is empty");
	assert_string_equal(
	    tokens("/a/g", false), ":1:1 behind a pattern only the letter i");
	assert_string_equal(
	    tokens("/a/ix", false), ":1:1 behind a pattern only the letter i");
}

static void
lines_begin_with_labels(void **state)
{
	(void)state;
	assert_string_equal(tokens("set a-b", true), "!Lset Wa M- Wb");
	assert_string_equal(tokens(" skin-dry: x\n18-25+ :y", true),
	    "!Lskin-dry M: Wx !L18-25+ M: Wy");
	assert_string_equal(tokens("\"a b\" : x", true), "!Ta b M: Wx");
	/* Not within parentheses and braces. */
	assert_string_equal(
	    tokens("a : (b\n-c\n)\nd", true), "!La M: M( Wb !M- Wc !M) !Ld");
	assert_string_equal(
	    tokens("a : {\nb-c}\nd-e", true), "!La M: M{ !Wb M- Wc M} !Ld-e");
	assert_string_equal(tokens("skin-dry", false), "!Wskin M- Wdry");
}

static void
habits_get_a_hint(void **state)
{
	static const char *const foreign[] = { "a == b", "a <> b", "a && b",
		"a || b", "a = 'b'", "a = \xE2\x80\x9Cx\xE2\x80\x9D",
		"a\xC2\xA0= b", "! a" };

	(void)state;
	for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
		assert_non_null(strstr(
		    tokens(foreign[i], false), "not a mark of this language"));
	}
	assert_string_equal(
	    tokens("a ; b", false), ":1:3 not a character of this language");
	assert_string_equal(
	    tokens("a\x01", false), ":1:2 not a character of this language");
	assert_string_equal(tokens("a\xFF"
				   "b",
				false),
	    ":1:2 not UTF-8");
}

static void
nul_is_no_end(void **state)
{
	static const char text[] = "a\0b";
	struct source s = { "", str_make(text, 3), false, 0 };
	struct arena memory = { 0 };
	struct lex l;
	struct err e;

	(void)state;
	assert_int_equal(lex_open(&l, &s, &memory, false, &e), 0);
	assert_int_equal(lex_next(&l, &e), -1);
	assert_string_equal(e.file, ":1:2");
	arena_free(&memory);
}

static void
a_token_can_be_read_anew(void **state)
{
	struct source s = { "", str_of("a-b c"), false, 0 };
	struct arena memory = { 0 };
	struct lex l;
	struct err e;

	(void)state;
	assert_int_equal(lex_open(&l, &s, &memory, true, &e), 0);
	assert_int_equal(l.token.kind, LEX_LABEL);
	assert_true(lex_is_word(&l, "a-b"));
	assert_int_equal(lex_again(&l, &e), 0);
	assert_int_equal(l.token.kind, LEX_WORD);
	assert_true(lex_is_word(&l, "a"));
	assert_false(lex_is_mark(&l, "a"));
	assert_int_equal(lex_next(&l, &e), 0);
	assert_true(lex_is_mark(&l, "-"));
	assert_int_equal(lex_next_label(&l, &e), 0);
	assert_true(lex_is_word(&l, "b"));
	arena_free(&memory);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_marks),
		cmocka_unit_test(quotes),
		cmocka_unit_test(numbers_and_dates),
		cmocka_unit_test(patterns),
		cmocka_unit_test(lines_begin_with_labels),
		cmocka_unit_test(habits_get_a_hint),
		cmocka_unit_test(nul_is_no_end),
		cmocka_unit_test(a_token_can_be_read_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
