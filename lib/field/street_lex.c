#include "field/street_lex.h"

#include "base/utf8.h"
#include "field/phrase.h"
#include "field/street_scope.h"
#include "field/take.h"

enum {
	STREETS = STREET_WORD_FRONT | STREET_WORD_BACK,
	APOSTROPHE = '\'',
	RIGHT_QUOTE = 0x2019,
};

struct str
street_lex_str(const struct street_lex *x, size_t i)
{
	return str_make(x->line.p + x->p[i].at, x->p[i].n);
}

bool
street_lex_is(const struct street_lex *x, size_t i, char sign)
{
	return i < x->n && x->p[i].kind == STREET_LEX_SIGN && x->p[i].n == 1 &&
	       x->line.p[x->p[i].at] == sign;
}

size_t
street_lex_letters(const struct street_lex *x, size_t from, size_t to)
{
	size_t letters = 0;

	for (size_t i = from; i < to; i++)
		letters += x->p[i].letters;
	return letters;
}

/* Letters with these two bytes need no look into the tables of Unicode. */
static bool
is_latin(unsigned char lead, unsigned char next)
{
	return lead >= 0xC3 && lead <= 0xC9 &&
	       (lead != 0xC3 || (next != 0x97 && next != 0xB7));
}

static bool
is_letter(int32_t point)
{
	if (point < 0x80)
		return take_is_letter((char)point);
	return utf8_is_letter(point) || utf8_is_mark(point);
}

/* An apostrophe belongs to the word between its letters: "Sant'Anna". */
static bool
is_inner(int32_t point, struct str rest)
{
	int32_t next;

	if ((point != APOSTROPHE && point != RIGHT_QUOTE) || rest.n == 0)
		return false;
	(void)utf8_decode(rest, &next);
	return is_letter(next);
}

static bool
is_digit(int32_t point)
{
	return point < 0x80 ? take_is_digit((char)point) : utf8_is_digit(point);
}

/* Letters at the front of s that are quick to tell, and how many bytes. */
static size_t
skip_letters(struct str s, size_t *bytes)
{
	size_t letters = 0;
	size_t i = 0;

	for (; i < s.n; letters++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x80 && take_is_letter((char)c))
			i++;
		else if (i + 1 < s.n && is_latin(c, (unsigned char)s.p[i + 1]))
			i += 2;
		else
			break;
	}
	*bytes = i;
	return letters;
}

/* A word at the front of s. */
static void
take_letters(struct street_lexeme *l, struct str s)
{
	size_t n;

	l->letters = skip_letters(s, &l->n);
	while (l->n < s.n && s.p[l->n] != ' ') {
		struct str rest = str_slice(s, l->n, s.n);
		int32_t point;

		n = utf8_decode(rest, &point);
		rest = str_slice(rest, n, rest.n);
		if (!is_letter(point) && (l->n == 0 || !is_inner(point, rest)))
			break;
		l->letters += is_letter(point) && !utf8_is_mark(point);
		l->n += n;
		l->letters += skip_letters(rest, &n);
		l->n += n;
	}
}

static void
take_digits(struct street_lexeme *l, struct str s)
{
	l->n = 0;
	l->all_digits = true;
	while (l->n < s.n) {
		int32_t point = (unsigned char)s.p[l->n];
		size_t n = 1;

		if (point >= 0x80)
			n = utf8_decode(str_slice(s, l->n, s.n), &point);
		if (!is_digit(point))
			break;
		l->all_digits = l->all_digits && point < 0x80;
		l->n += n;
	}
}

/* The lexeme at the front of s, which is not empty. */
static void
take_lexeme(struct street_lexeme *l, struct str s)
{
	int32_t point;

	l->letters = 0;
	l->kind = STREET_LEX_WORD;
	take_letters(l, s);
	if (l->n > 0)
		return;
	l->kind = STREET_LEX_DIGITS;
	take_digits(l, s);
	if (l->n > 0)
		return;
	l->kind = STREET_LEX_SIGN;
	l->n = utf8_decode(s, &point);
}

static bool
take_apart(struct street_lex *x, struct str line)
{
	size_t at = 0;

	x->line = line;
	x->n = 0;
	while (at < x->line.n) {
		struct street_lexeme *l = &x->p[x->n];
		const size_t start = at;

		while (at < x->line.n && x->line.p[at] == ' ')
			at++;
		if (at == x->line.n)
			break;
		if (x->n == STREET_LEX_MAX)
			return false;
		take_lexeme(l, str_slice(x->line, at, x->line.n));
		l->spaced = at > start;
		l->at = at;
		at += l->n;
		x->n++;
	}
	return true;
}

static const struct street_word *
find_plain(enum street_scope scope, struct str plain)
{
	size_t from = street_words_from[scope];
	size_t to = street_words_from[scope + 1];

	while (plain.n > 0 && from < to) {
		size_t middle = from + (to - from) / 2;
		int order = phrase_compare(plain, street_words[middle].text);

		if (order == 0)
			return &street_words[middle];
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

/* Quick, and sure when it says no. */
static bool
may_be_word(const struct street_lex *x, const struct street_lexeme *l)
{
	const unsigned char c = (unsigned char)x->line.p[l->at];
	const size_t place = c < 0x80 ? c & 31U : STREET_WORDS_BEYOND;

	return l->letters < 32 &&
	       (street_words_lengths[x->scope][place] >> l->letters & 1) != 0;
}

static void
look_up(struct street_lex *x)
{
	for (size_t i = 0; i < x->n; i++) {
		struct street_lexeme *l = &x->p[i];
		char room[PHRASE_LONGEST];

		l->word = NULL;
		if (l->kind == STREET_LEX_WORD && may_be_word(x, l))
			l->word = find_plain(
			    x->scope, phrase_plain(street_lex_str(x, i), room));
	}
}

bool
street_lex_make(struct street_lex *x, struct str line, struct str country)
{
	if (!take_apart(x, line))
		return false;
	x->scope = street_scope_of_country(country);
	for (size_t i = 0; country.n == 0 && i < x->n; i++) {
		if (x->scope == STREET_ANY && x->p[i].kind == STREET_LEX_WORD)
			x->scope = street_scope_of_word(street_lex_str(x, i));
	}
	look_up(x);
	return true;
}

bool
street_lex_like(
    struct street_lex *x, struct str line, const struct street_lex *other)
{
	if (!take_apart(x, line))
		return false;
	x->scope = other->scope;
	look_up(x);
	return true;
}

/* The lexeme behind the signs that may stand in a phrase after lexeme i. */
static size_t
next_word(const struct street_lex *x, size_t i)
{
	i++;
	if (i < x->n && !x->p[i].spaced &&
	    (street_lex_is(x, i, '.') || street_lex_is(x, i, '/') ||
		street_lex_is(x, i, ':')))
		i++;
	return i;
}

/* The lexeme behind the stop of an abbreviation that lexeme i ends. */
static size_t
behind_stop(const struct street_lex *x, size_t i)
{
	i++;
	return street_lex_is(x, i, '.') && !x->p[i].spaced ? i + 1 : i;
}

/* The longest phrase that begins with lexeme i, whose word begins some. */
static const struct street_word *
find_phrase(const struct street_lex *x, size_t i, uint32_t kinds, size_t *next)
{
	const struct street_word *found = NULL;
	char text[2 * PHRASE_LONGEST];
	struct str s = { text, 0 };

	while (i < x->n && x->p[i].kind == STREET_LEX_WORD) {
		char room[PHRASE_LONGEST];
		struct str plain = phrase_plain(street_lex_str(x, i), room);
		const struct street_word *w;

		if (plain.n == 0 || s.n + plain.n >= PHRASE_LONGEST)
			break;
		if (s.n > 0)
			text[s.n++] = ' ';
		memcpy(text + s.n, plain.p, plain.n);
		s.n += plain.n;
		w = find_plain(x->scope, s);
		if (w == NULL)
			break;
		if ((w->kinds & kinds) != 0) {
			found = w;
			*next = behind_stop(x, i);
		}
		if ((w->kinds & STREET_WORD_MORE) == 0)
			break;
		i = next_word(x, i);
	}
	return found;
}

const struct street_word *
street_lex_word(
    const struct street_lex *x, size_t i, uint32_t kinds, size_t *next)
{
	const struct street_word *w = i < x->n ? x->p[i].word : NULL;

	if (w == NULL)
		return NULL;
	if ((w->kinds & STREET_WORD_MORE) != 0)
		return find_phrase(x, i, kinds, next);
	*next = behind_stop(x, i);
	if ((w->kinds & kinds) == 0)
		return NULL;
	/* "Savska c.", "C/ Mayor": by itself the letter says nothing. */
	if (x->p[i].letters == 1 && (kinds & STREETS) != 0 && *next == i + 1 &&
	    !street_lex_is(x, i + 1, '/'))
		return NULL;
	return w;
}
