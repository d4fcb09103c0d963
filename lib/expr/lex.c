/* Text to tokens. */
#include "expr/lex.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/date.h"
#include "base/utf8.h"

enum { SHOWN = 40 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
byte_at(const struct lex *l, size_t at)
{
	if (at >= l->source->text.n)
		return '\0';
	return l->source->text.p[at];
}

static bool
at_end(const struct lex *l)
{
	return l->at >= l->source->text.n;
}

/* Length of the character at `at` when a bare word may hold it there, else 0.
 * Letters and digits of every script, the underscore; inside also a point. */
static size_t
word_character(const struct lex *l, size_t at, bool begins)
{
	char c = byte_at(l, at);
	int32_t point;
	size_t n;

	if (at >= l->source->text.n)
		return 0;
	if ((unsigned char)c < 0x80) {
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		return letter || c == '_' ||
		       (!begins && (is_digit(c) || c == '.'));
	}
	n = utf8_decode(
	    str_slice(l->source->text, at, l->source->text.n), &point);
	if (utf8_is_letter(point))
		return n;
	if (!begins && (utf8_is_mark(point) || utf8_is_digit(point)))
		return n;
	return 0;
}

/* The same for a bare label: also digits first, hyphen and plus. */
static size_t
label_character(const struct lex *l, size_t at)
{
	char c = byte_at(l, at);

	return c == '-' || c == '+' ? 1 : word_character(l, at, false);
}

bool
lex_is_word(const struct lex *l, const char *word)
{
	return (l->token.kind == LEX_WORD || l->token.kind == LEX_LABEL) &&
	       str_is(l->token.text, word);
}

bool
lex_is_mark(const struct lex *l, const char *mark)
{
	return l->token.kind == LEX_MARK && str_is(l->token.text, mark);
}

int
lex_fail(struct lex *l, struct err *e, const char *fmt, ...)
{
	char reason[sizeof e->reason];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(reason, sizeof reason, fmt, args);
	va_end(args);
	return source_fail(l->source, l->token.at, e, "%s", reason);
}

struct str
lex_show(const struct lex *l)
{
	struct str raw = str_slice(l->source->text, l->token.at, l->token.end);

	if (l->token.kind == LEX_END)
		return str_of("the end");
	if (raw.n > SHOWN) {
		raw.n = SHOWN;
		while (((unsigned char)raw.p[raw.n] & 0xC0) == 0x80)
			raw.n--;
	}
	return raw;
}

static int
take(struct lex *l, enum lex_kind kind, size_t end)
{
	l->token.kind = kind;
	l->token.end = end;
	l->token.text = str_slice(l->source->text, l->token.at, end);
	l->at = end;
	return 0;
}

/* Blanks, line ends and comments; notes whether a line has begun. */
static void
skip_blanks(struct lex *l)
{
	while (!at_end(l)) {
		char c = byte_at(l, l->at);

		if (c == '#') {
			while (!at_end(l) && byte_at(l, l->at) != '\n')
				l->at++;
			continue;
		}
		if (c == '\n')
			l->token.first = true;
		else if (c != ' ' && c != '\t' && c != '\r')
			return;
		l->at++;
	}
}

/* Text between two of `quote`, which is doubled inside. */
static int
quoted(struct lex *l, enum lex_kind kind, char quote, struct err *e)
{
	size_t from = l->at + 1;
	size_t to = from;
	size_t doubled = 0;
	char *copy;

	for (;; to++) {
		char c = byte_at(l, to);

		if (to >= l->source->text.n || c == '\n')
			return lex_fail(
			    l, e, "the closing %c is missing", quote);
		if (((unsigned char)c < ' ' && c != '\t') || c == 0x7F)
			return lex_fail(
			    l, e, "a control character between quotes");
		if (c != quote)
			continue;
		if (byte_at(l, to + 1) != quote)
			break;
		doubled++;
		to++;
	}
	(void)take(l, kind, to + 1);
	l->token.text = str_slice(l->source->text, from, to);
	if (doubled == 0)
		return 0;
	copy = arena_take(l->memory, to - from - doubled, e);
	if (copy == NULL)
		return -1;
	l->token.text = str_make(copy, 0);
	for (size_t i = from; i < to; i++) {
		char c = byte_at(l, i);

		copy[l->token.text.n++] = c;
		if (c == quote)
			i++;
	}
	return 0;
}

/* The body of a pattern, \/ made plain, and the letter behind it. */
static int
pattern(struct lex *l, struct err *e)
{
	size_t to = l->at + 1;
	char *copy;
	size_t n = 0;

	for (; byte_at(l, to) != '/'; to++) {
		if (byte_at(l, to) == '\\')
			to++;
		if (to >= l->source->text.n || byte_at(l, to) == '\n')
			return lex_fail(l, e, "the closing / is missing");
	}
	if (to == l->at + 1)
		return lex_fail(l, e, "the pattern is empty");
	copy = arena_take(l->memory, to - l->at, e);
	if (copy == NULL)
		return -1;
	for (size_t i = l->at + 1; i < to; i++) {
		if (byte_at(l, i) == '\\' && byte_at(l, i + 1) == '/')
			i++;
		else if (byte_at(l, i) == '\\')
			copy[n++] = byte_at(l, i++);
		copy[n++] = byte_at(l, i);
	}
	to++;
	l->token.ignore_case = byte_at(l, to) == 'i';
	if (l->token.ignore_case)
		to++;
	(void)take(l, LEX_PATTERN, to);
	l->token.text = str_make(copy, n);
	if (word_character(l, to, false) > 0)
		return lex_fail(l, e, "behind a pattern only the letter i");
	return 0;
}

static int
number(struct lex *l, struct err *e)
{
	static const char date_form[] = "0000-00-00";
	size_t to = l->at;
	size_t form = 0;
	struct date day;

	while (date_form[form] != '\0' &&
	       (date_form[form] == '-' ? byte_at(l, l->at + form) == '-'
				       : is_digit(byte_at(l, l->at + form))))
		form++;
	while (is_digit(byte_at(l, to)))
		to++;
	if (date_form[form] == '\0') {
		to = l->at + form;
	} else if (byte_at(l, to) == '.' && is_digit(byte_at(l, to + 1))) {
		to++;
		while (is_digit(byte_at(l, to)))
			to++;
	}
	(void)take(l, date_form[form] == '\0' ? LEX_DATE : LEX_NUMBER, to);
	if (word_character(l, to, false) > 0) {
		(void)lex_fail(l, e, "a number with letters behind it");
		return err_hint(e, "text stands in double quotes, a column "
				   "that begins with a digit in backquotes");
	}
	if (l->token.kind == LEX_DATE && !date_read_iso(l->token.text, &day))
		return lex_fail(l, e, "there is no such day");
	if (l->token.kind == LEX_NUMBER && l->token.text.n > 1 &&
	    l->token.text.p[0] == '0' && is_digit(l->token.text.p[1])) {
		(void)lex_fail(l, e, "a number does not begin with 0");
		return err_hint(e, "a code is text: \"%.*s\"",
		    (int)lex_show(l).n, lex_show(l).p);
	}
	return 0;
}

struct foreign {
	const char *text; /* what people write by habit */
	const char *ours;
};

static const struct foreign habits[] = {
	{ "==", "equal is =" },
	{ "<>", "not equal is !=" },
	{ "&&", "and is written and" },
	{ "||", "or is written or" },
	{ "'", "text stands in double quotes" },
	{ "\xE2\x80\x9C", "text stands in plain double quotes: \"" },
	{ "\xE2\x80\x9D", "text stands in plain double quotes: \"" },
	{ "\xE2\x80\x9E", "text stands in plain double quotes: \"" },
	{ "\xE2\x80\x99", "text stands in double quotes" },
	{ "\xC2\xA0", "this is a no-break space; write a plain one" },
	{ "!", "not is written not" },
};

static int
mark(struct lex *l, struct err *e)
{
	static const char *const marks[] = { "!=", "<=", ">=", "=~", "!~", "=",
		"<", ">", "(", ")", "{", "}", "[", "]", ",", ":", "+", "-", "*",
		"/", "%" };
	struct str rest = str_slice(l->source->text, l->at, l->source->text.n);

	l->token.end = l->at;
	for (size_t i = 0; i < sizeof habits / sizeof *habits; i++) {
		if (!str_starts(rest, str_of(habits[i].text)) ||
		    (i + 1 == sizeof habits / sizeof *habits &&
			(byte_at(l, l->at + 1) == '=' ||
			    byte_at(l, l->at + 1) == '~')))
			continue;
		(void)lex_fail(l, e, "not a mark of this language");
		return err_hint(e, "%s", habits[i].ours);
	}
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!str_starts(rest, str_of(marks[i])))
			continue;
		if (*marks[i] == '(' || *marks[i] == '{')
			l->open++;
		if ((*marks[i] == ')' || *marks[i] == '}') && l->open > 0)
			l->open--;
		return take(l, LEX_MARK, l->at + strlen(marks[i]));
	}
	(void)lex_fail(l, e, "not a character of this language");
	return err_hint(
	    e, "text stands in double quotes, odd column names in backquotes");
}

/* Is a slash behind this token a division?  Else a pattern begins there. */
static bool
ends_value(const struct lex_token *t)
{
	switch (t->kind) {
	case LEX_WORD:
	case LEX_NAME:
	case LEX_TEXT:
	case LEX_NUMBER:
	case LEX_DATE:
		return true;
	case LEX_MARK:
		return str_is(t->text, ")") || str_is(t->text, "]");
	default:
		return false;
	}
}

static int
expression_token(struct lex *l, struct err *e)
{
	char c = byte_at(l, l->at);
	size_t to = l->at;
	size_t n;

	if (at_end(l))
		return take(l, LEX_END, l->at);
	if (c == '"')
		return quoted(l, LEX_TEXT, c, e);
	if (c == '`')
		return quoted(l, LEX_NAME, c, e);
	if (c == '/' && !l->divides)
		return pattern(l, e);
	if (is_digit(c))
		return number(l, e);
	while ((n = word_character(l, to, to == l->at)) > 0)
		to += n;
	return to > l->at ? take(l, LEX_WORD, to) : mark(l, e);
}

static int
next(struct lex *l, bool label, struct err *e)
{
	size_t to;
	size_t n;

	l->behind = l->token.end;
	l->divides = ends_value(&l->token);
	l->token.first = l->at == 0;
	l->token.ignore_case = false;
	skip_blanks(l);
	l->token.at = l->at;
	if (!label && !(l->lines && l->token.first && l->open == 0))
		return expression_token(l, e);
	for (to = l->at; (n = label_character(l, to)) > 0;)
		to += n;
	return to > l->at ? take(l, LEX_LABEL, to) : expression_token(l, e);
}

int
lex_next(struct lex *l, struct err *e)
{
	return next(l, false, e);
}

int
lex_next_label(struct lex *l, struct err *e)
{
	return next(l, true, e);
}

int
lex_again(struct lex *l, struct err *e)
{
	l->at = l->token.at;
	l->token.first = false;
	return expression_token(l, e);
}

int
lex_open(struct lex *l, struct source *source, struct arena *memory, bool lines,
    struct err *e)
{
	size_t bad = utf8_invalid_at(source->text);

	memset(l, 0, sizeof *l);
	l->source = source;
	l->memory = memory;
	l->lines = lines;
	if (bad < source->text.n)
		return source_fail(source, bad, e, "not UTF-8");
	if (str_starts(source->text, str_of("\xEF\xBB\xBF")))
		source->text = str_slice(source->text, 3, source->text.n);
	return lex_next(l, e);
}
