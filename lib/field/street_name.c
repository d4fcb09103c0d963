#include "field/street_name.h"

#include "base/utf8.h"
#include "field/phrase.h"
#include "field/take.h"

enum {
	STOPPED = 2, /* most letters of a suffix that needs its stop */
	STEM = 4,    /* mostly the fewest before one */
};

/* A name on its way out. */
struct name {
	struct street_writer *w;
	const struct street_lex *x;
	size_t from, to; /* of a segment: a name between commas */
	bool typed;      /* "Trg" stands before it */
	const char *before;
};

static bool
is_word(const struct street_lex *x, size_t i)
{
	return x->p[i].kind == STREET_LEX_WORD;
}

static struct str
bytes_of(const struct street_lex *x, size_t from, size_t to)
{
	const struct street_lexeme *last = &x->p[to - 1];

	return str_slice(x->line, x->p[from].at, last->at + last->n);
}

static bool
is_stop(const struct street_lex *x, size_t i)
{
	return i < x->n && street_lex_is(x, i, '.') && !x->p[i].spaced;
}

/* Is w how s is spelled, but for case and accents? */
static bool
is_spelled(struct str s, const char *w)
{
	char room[PHRASE_LONGEST];
	char other[PHRASE_LONGEST];
	struct str plain = str_of(w);

	if (plain.n > 0 && plain.p[plain.n - 1] == '.')
		plain.n--;
	return str_equal(phrase_plain(s, room), phrase_plain(plain, other));
}

/* Polish "al." is Aleja, but Aleje Jerozolimskie. */
static bool
is_plural(const struct street_lex *x, size_t i)
{
	static const struct str end = { "kie", 3 };
	struct str s;

	if (i >= x->n || !is_word(x, i))
		return false;
	s = street_lex_str(x, i);
	return s.n > end.n && str_equal(str_slice(s, s.n - end.n, s.n), end);
}

/* How a word of the table is written, NULL: as it is.  `i`: its lexeme,
 * `next`: the one behind it. */
static const char *
form_of(
    const struct name *n, const struct street_word *word, size_t i, size_t next)
{
	const struct street_lex *x = n->x;
	struct str s = street_lex_str(x, i);

	if (word->compact == NULL)
		return NULL;
	if (n->w->form == STREET_COMPACT)
		return word->compact;
	if (n->w->form == STREET_EXPANDED)
		return str_is(str_of(word->expanded), "Aleja") &&
			       is_plural(x, next)
			   ? "Aleje"
			   : word->expanded;
	if (!n->w->recased)
		return NULL;
	if (is_spelled(s, word->expanded))
		return word->expanded;
	return is_spelled(s, word->compact) && is_stop(x, i + 1) ? word->compact
								 : NULL;
}

bool
street_name_is_roman(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!take_is_one_of(take_lower(s.p[i]), "ivx"))
			return false;
	}
	return s.n > 1;
}

/* Has word i a case of its own inside a name? */
static bool
is_special(const struct name *n, size_t i)
{
	return n->w->recased && is_word(n->x, i) &&
	       (n->x->p[i].word != NULL ||
		   street_name_is_roman(street_lex_str(n->x, i)));
}

/* Append such a word. */
static int
put_special(struct name *n, size_t i, struct err *e)
{
	struct str s = street_lex_str(n->x, i);
	const struct street_word *word = n->x->p[i].word;
	uint32_t kinds = word == NULL ? 0 : word->kinds;

	if ((kinds & STREET_WORD_CAPITAL) != 0 || street_name_is_roman(s))
		return street_write_case(n->w, s, true, SIZE_MAX, e);
	/* "ks. Jerzego Popiełuszki", "Trg kralja Tomislava" */
	if ((kinds & STREET_WORD_SMALL) != 0 && utf8_is_plain(s) &&
	    (i > n->from ||
		(n->x->scope == STREET_PL && is_stop(n->x, i + 1)) ||
		(n->x->scope == STREET_HR && n->typed)))
		return street_write_case(n->w, s, false, SIZE_MAX, e);
	return street_write_case(n->w, s, false, 0, e);
}

/* The bytes of s before its last n characters, which it has. */
static size_t
length_before(struct str s, size_t n)
{
	while (n > 0) {
		s.n--;
		if (((unsigned char)s.p[s.n] & 0xC0) != 0x80)
			n--;
	}
	return s.n;
}

/* May a suffix of so many letters end a plain word?  Behind a vowel or the n of
 * a genitive fewer letters make a name: "Isok.", but not "Park." */
static bool
has_stem(struct str plain, size_t suffix)
{
	const size_t stem = plain.n - suffix;

	return stem == 0 || stem >= STEM ||
	       (stem == STEM - 1 &&
		   take_is_one_of(plain.p[stem - 1], "aeinouy"));
}

/* The suffix that word i, the last of a segment, has or is, when its form may
 * be another; *stem: the bytes before it.  "k." needs its stop. */
static const struct street_word *
suffix_of(const struct name *n, size_t i, size_t *stem)
{
	struct str s = street_lex_str(n->x, i);
	char room[PHRASE_LONGEST];
	struct str plain = phrase_plain(s, room);
	const uint16_t *range = &street_words_from[n->x->scope];
	const struct street_word *found = NULL;
	size_t longest = is_stop(n->x, i + 1) ? 0 : STOPPED;

	if (n->w->form == STREET_WRITTEN || !utf8_is_plain(s))
		return NULL;
	for (size_t k = range[0]; k < range[1]; k++) {
		const struct street_word *word = &street_words[k];
		struct str tail = str_of(word->text);

		if ((word->kinds & STREET_WORD_SUFFIX) == 0 ||
		    word->compact == NULL || tail.n <= longest ||
		    plain.n < tail.n || !has_stem(plain, tail.n) ||
		    !str_equal(
			str_slice(plain, plain.n - tail.n, plain.n), tail))
			continue;
		found = word;
		longest = tail.n;
		*stem = length_before(s, tail.n);
	}
	return found;
}

static int
put_suffix(struct name *n, size_t i, const struct street_word *word,
    size_t stem, struct err *e)
{
	struct buf *out = n->w->out;
	struct str form = str_of(
	    n->w->form == STREET_COMPACT ? word->compact : word->expanded);

	if (buf_add(out, str_slice(street_lex_str(n->x, i), 0, stem), e) != 0)
		return -1;
	/* "Bonner Straße", "Urho Kekkosen katu" */
	return street_write_case(
	    n->w, form, stem == 0 && n->x->scope == STREET_DE, stem == 0, e);
}

/* Is a space missing behind the stop before lexeme i: "Gen.Andersa"? */
static bool
lacks_space(const struct street_lex *x, size_t i)
{
	const struct street_lexeme *l = &x->p[i];

	return i > 1 && !l->spaced && l->kind == STREET_LEX_WORD &&
	       l->letters > 1 && is_stop(x, i - 1) &&
	       x->p[i - 2].kind != STREET_LEX_SIGN;
}

/* Does the word before a name begin with a capital whatever its form?  In
 * Croatian it is the first of the name, where the language is not known or
 * both are written it stays as it was. */
static bool
has_capital(const struct street_lex *x, size_t i)
{
	int32_t point;

	if (x->scope != STREET_ANY && x->scope != STREET_FR)
		return x->scope == STREET_HR;
	(void)utf8_decode(street_lex_str(x, i), &point);
	return utf8_is_cased_upper(point);
}

/* The words from n->from on that stand before the name. */
static int
put_front(struct name *n, struct err *e)
{
	const struct street_lex *x = n->x;
	const size_t i = n->from;
	size_t next;
	const struct street_word *word;
	const char *form;
	struct str s;

	n->typed = false;
	if (!is_word(x, i))
		return 0;
	word = street_lex_word(x, i, STREET_WORD_FRONT, &next);
	if (word == NULL)
		return 0;
	/* Spanish "C/" */
	if (x->scope == STREET_ES && street_lex_is(x, next, '/') &&
	    !x->p[next].spaced)
		next++;
	if (next >= n->to)
		return 0;
	form = form_of(n, word, i, next);
	s = form != NULL ? str_of(form) : bytes_of(x, i, next);
	if (street_write_begin(n->w, STREET_TYPE, false, n->before, e) != 0 ||
	    street_write_case(
		n->w, s, true, form != NULL && has_capital(x, i), e) != 0)
		return -1;
	n->typed = true;
	n->before = " ";
	n->from = next;
	return 0;
}

/* The last word of the segment, or its end. */
static size_t
last_word(const struct name *n)
{
	static const char *const sides[] = { "n", "s", "e", "w", "ne", "nw",
		"se", "sw", NULL };
	size_t i = n->to - is_stop(n->x, n->to - 1);
	struct str s;

	if (i == n->from || !is_word(n->x, i - 1))
		return n->to;
	s = street_lex_str(n->x, i - 1);
	/* "Pennsylvania Ave NW" */
	if (n->x->scope == STREET_EN && i - 1 > n->from &&
	    is_word(n->x, i - 2) && take_any(&s, sides) && s.n == 0)
		i--;
	return i - 1;
}

/* What stands between lexeme i and the one before it. */
static const char *
gap(const struct name *n, size_t i)
{
	if (i >= n->to)
		return "";
	return n->x->p[i].spaced || lacks_space(n->x, i) ? " " : "";
}

/* Append words from n->from up to lexeme `to`, more of the part before or not.
 */
static int
put_words(struct name *n, size_t to, bool more, struct err *e)
{
	const struct street_lex *x = n->x;
	const char *before = n->before;
	size_t i = n->from;

	while (i < to) {
		const size_t start = i;

		if (street_write_begin(n->w, STREET_NAME, more, before, e) != 0)
			return -1;
		if (is_special(n, i)) {
			if (put_special(n, i++, e) != 0)
				return -1;
		} else {
			do {
				i++;
			} while (
			    i < to && !is_special(n, i) && !lacks_space(x, i));
			if (buf_add(n->w->out, bytes_of(x, start, i), e) != 0)
				return -1;
			street_write_end(n->w);
		}
		before = gap(n, i);
		more = true;
	}
	n->before = before;
	return 0;
}

/* Append the words of a segment behind those of put_front. */
static int
put_rest(struct name *n, struct err *e)
{
	const struct street_lex *x = n->x;
	const size_t last = last_word(n);
	const struct street_word *back = NULL;
	const struct street_word *suffix = NULL;
	size_t next = n->to;
	size_t stem = 0;

	if (last < n->to) {
		if (last > n->from && x->p[last].spaced)
			back =
			    street_lex_word(x, last, STREET_WORD_BACK, &next);
		if (back == NULL &&
		    (is_stop(x, last + 1) || x->scope == STREET_DE))
			suffix = suffix_of(n, last, &stem);
	}
	if (back == NULL && suffix == NULL)
		return put_words(n, n->to, false, e);
	if (put_words(n, last, false, e) != 0)
		return -1;
	if (back != NULL) {
		const char *form = form_of(n, back, last, next);

		if (street_write_put(n->w, STREET_TYPE, false, n->before,
			form != NULL ? str_of(form) : bytes_of(x, last, next),
			e) != 0)
			return -1;
	} else {
		if (street_write_begin(
			n->w, STREET_NAME, last > n->from, n->before, e) != 0 ||
		    put_suffix(n, last, suffix, stem, e) != 0)
			return -1;
		next = last + 1 + is_stop(x, last + 1);
	}
	n->from = next;
	n->before = gap(n, next);
	return put_words(n, n->to, back == NULL, e);
}

int
street_name_write(struct street_writer *w, const struct street_lex *x,
    size_t from, size_t to, const char *before, struct err *e)
{
	struct name n = { w, x, from, from, false, before };

	while (n.from < to) {
		while (n.to < to && !street_lex_is(x, n.to, ','))
			n.to++;
		if (n.to > n.from) {
			if (put_front(&n, e) != 0 || put_rest(&n, e) != 0)
				return -1;
			n.before = ", ";
		}
		n.from = ++n.to;
	}
	return 0;
}
