#include "link/fold.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/utf8.h"

enum {
	/* Words that are put in order without an allocation. */
	NEAR = 32,
	CYRILLIC_FIRST = 0x430,
	CYRILLIC_I = 0x438,
	CYRILLIC_UKRAINIAN_I = 0x456,
	GREEK_FIRST = 0x3B1,
	GREEK_ALPHA = 0x3B1,
	GREEK_GAMMA = 0x3B3,
	GREEK_EPSILON = 0x3B5,
	GREEK_ETA = 0x3B7,
	GREEK_MU = 0x3BC,
	GREEK_XI = 0x3BE,
	GREEK_OMICRON = 0x3BF,
	GREEK_PI = 0x3C0,
	GREEK_UPSILON = 0x3C5,
	GREEK_CHI = 0x3C7,
	ACUTE = 0xB4,
};

/* What the bytes of ASCII become: a letter or digit, an apostrophe (nothing)
 * or a space. */
static const char ascii[] = "                                "
			    "       '        0123456789      "
			    " abcdefghijklmnopqrstuvwxyz     "
			    "'abcdefghijklmnopqrstuvwxyz     ";

static const char cyrillic[][3] = { "a", "b", "v", "g", "d", "e", "z", "z", "i",
	"i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c",
	"c", "s", "sc", "a", "y", "", "e", "ju", "ja", "e", "e", "d", "g", "je",
	"dz", "i", "i", "j", "lj", "nj", "c", "k", "i", "u", "dz" };

/* Of the languages beyond the Slavic ones. */
static const struct {
	int32_t point;
	char latin;
} more_cyrillic[] = { { 0x491, 'g' }, { 0x493, 'g' }, { 0x497, 'z' },
	{ 0x49B, 'k' }, { 0x4A3, 'n' }, { 0x4AF, 'u' }, { 0x4B1, 'u' },
	{ 0x4B3, 'h' }, { 0x4BB, 'h' }, { 0x4D9, 'a' }, { 0x4E9, 'o' } };

static const char greek[][3] = { "a", "v", "g", "d", "e", "z", "i", "th", "i",
	"k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f", "ch",
	"ps", "o" };

/* Text that is rewritten in its place: never longer than what is read. */
struct rewriting {
	char *p;
	size_t n;      /* bytes written */
	struct str in; /* what is still to be read */
	int32_t
	    before;  /* the letter read last; 0: none in the word, or ASCII */
	bool spaced; /* one space between words, not none */
	bool gap;    /* something separates what comes from what is written */
};

static void
write_byte(struct rewriting *w, char c)
{
	if (w->gap && w->spaced && w->n > 0)
		w->p[w->n++] = ' ';
	w->gap = false;
	w->p[w->n++] = c;
}

static void
write_text(struct rewriting *w, const char *text)
{
	for (; *text != '\0'; text++)
		write_byte(w, *text);
}

static void
rewrite_ascii(struct rewriting *w, unsigned char c)
{
	char form = ascii[c];

	if (form == '\'')
		return;
	w->before = 0;
	if (form == ' ')
		w->gap = true;
	else
		write_byte(w, form);
}

/* What stands where others write an apostrophe, or between the two l of
 * Catalan: quotation marks, primes, modifier letters. */
static bool
is_apostrophe(int32_t point)
{
	return point == 0x2019 || point == 0x2018 || point == 0x201B ||
	       point == 0x2032 || point == 0xB7 || point == 0x55A ||
	       point == 0x5F3 || (point >= 0x2B9 && point <= 0x2C1);
}

static const char *
cyrillic_of(int32_t point, int32_t before)
{
	bool i = point == CYRILLIC_I || point == CYRILLIC_UKRAINIAN_I;

	if (i && (before == CYRILLIC_I || before == CYRILLIC_UKRAINIAN_I))
		return "";
	return cyrillic[point - CYRILLIC_FIRST];
}

/* Upsilon behind alpha, epsilon or eta: v before a vowel or a voiced consonant,
 * else f. */
static const char *
upsilon_before(int32_t next)
{
	static const char sounds[] = "vvvvvvvfvfvvvfvfvfffvfffv";

	return next >= GREEK_FIRST &&
		       next < GREEK_FIRST + (int32_t)sizeof sounds - 1 &&
		       sounds[next - GREEK_FIRST] == 'v'
		   ? "v"
		   : "f";
}

static const char *
greek_of(struct rewriting *w, int32_t point)
{
	int32_t next = 0;
	size_t n = w->in.n > 0 ? utf8_decode(w->in, &next) : 0;

	if (point == GREEK_GAMMA &&
	    (next == GREEK_GAMMA || next == GREEK_XI || next == GREEK_CHI))
		return "n";
	if (point == GREEK_MU && next == GREEK_PI && w->before == 0) {
		w->in = str_slice(w->in, n, w->in.n);
		return "b";
	}
	if (point != GREEK_UPSILON)
		return greek[point - GREEK_FIRST];
	if (w->before == GREEK_OMICRON)
		return "u";
	if (w->before == GREEK_ALPHA || w->before == GREEK_EPSILON ||
	    w->before == GREEK_ETA)
		return upsilon_before(next);
	return "y";
}

static char
more_cyrillic_of(int32_t point)
{
	for (size_t i = 0; i < sizeof more_cyrillic / sizeof *more_cyrillic;
	     i++) {
		if (more_cyrillic[i].point == point)
			return more_cyrillic[i].latin;
	}
	return '\0';
}

/* A letter of another script stays as it is. */
static void
rewrite_point(struct rewriting *w, struct str bytes, int32_t point)
{
	const size_t ncyrillic = sizeof cyrillic / sizeof *cyrillic;
	const size_t ngreek = sizeof greek / sizeof *greek;

	if (is_apostrophe(point))
		return;
	if (point >= CYRILLIC_FIRST &&
	    point < CYRILLIC_FIRST + (int32_t)ncyrillic) {
		write_text(w, cyrillic_of(point, w->before));
	} else if (point >= GREEK_FIRST &&
		   point < GREEK_FIRST + (int32_t)ngreek) {
		write_text(w, greek_of(w, point));
	} else if (more_cyrillic_of(point) != '\0') {
		write_byte(w, more_cyrillic_of(point));
	} else if (utf8_is_letter(point) || utf8_is_digit(point)) {
		write_byte(w, bytes.p[0]);
		memmove(w->p + w->n, bytes.p + 1, bytes.n - 1);
		w->n += bytes.n - 1;
	} else {
		w->gap = true;
		point = 0;
	}
	w->before = point;
}

static void
rewrite(struct rewriting *w)
{
	while (w->in.n > 0) {
		unsigned char c = (unsigned char)w->in.p[0];
		struct str bytes = w->in;
		int32_t point;

		if (c < sizeof ascii - 1) {
			w->in = str_slice(w->in, 1, w->in.n);
			rewrite_ascii(w, c);
			continue;
		}
		bytes.n = utf8_decode(w->in, &point);
		w->in = str_slice(w->in, bytes.n, w->in.n);
		rewrite_point(w, bytes, point);
	}
}

/* Append the search form.  An acute by itself would become a space there, and
 * is an apostrophe to those who write it. */
static int
add_search_form(struct buf *out, struct str s, struct err *e)
{
	size_t at = 0;

	for (size_t i = 0; i + 1 < s.n; i++) {
		if ((unsigned char)s.p[i] != 0xC2 ||
		    (unsigned char)s.p[i + 1] != ACUTE)
			continue;
		if (utf8_fold(out, str_slice(s, at, i), e) != 0)
			return -1;
		at = i + 2;
	}
	return utf8_fold(out, str_slice(s, at, s.n), e);
}

static int
fold(struct buf *out, struct str s, bool spaced, struct err *e)
{
	const size_t before = out->n;
	struct rewriting w = { .in = s, .spaced = spaced };

	if (s.n == 0)
		return 0;
	if (buf_reserve(out, s.n, e) != 0)
		return -1;
	if (!utf8_is_ascii(s)) {
		if (add_search_form(out, s, e) != 0) {
			out->n = before;
			return -1;
		}
		w.in = str_make(out->p + before, out->n - before);
	}
	w.p = out->p + before;
	rewrite(&w);
	out->n = before + w.n;
	return 0;
}

int
fold_words(struct buf *out, struct str s, struct err *e)
{
	return fold(out, s, true, e);
}

int
fold_code(struct buf *out, struct str s, struct err *e)
{
	return fold(out, s, false, e);
}

static int
compare_words(const void *a, const void *b)
{
	const struct str *left = a;
	const struct str *right = b;

	return str_compare(*left, *right);
}

static size_t
split(struct str words, struct str *list)
{
	size_t n = 0, start = 0;

	for (size_t i = 0; i <= words.n; i++) {
		if (i < words.n && words.p[i] != ' ')
			continue;
		list[n++] = str_slice(words, start, i);
		start = i + 1;
	}
	return n;
}

static void
write_sorted(struct buf *out, struct str words, struct str *list)
{
	size_t n = split(words, list);

	qsort(list, n, sizeof *list, compare_words);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			out->p[out->n++] = ' ';
		memcpy(out->p + out->n, list[i].p, list[i].n);
		out->n += list[i].n;
	}
}

int
fold_sorted(struct buf *out, struct str words, struct err *e)
{
	struct str near[NEAR];
	struct buf far = { 0 };
	size_t n = 1;

	if (words.n == 0)
		return 0;
	for (size_t i = 0; i < words.n; i++)
		n += words.p[i] == ' ';
	if (buf_reserve(out, words.n, e) != 0)
		return -1;
	if (n <= NEAR) {
		write_sorted(out, words, near);
		return 0;
	}
	if (buf_reserve(&far, n * sizeof *near, e) != 0)
		return -1;
	write_sorted(out, words, (struct str *)(void *)far.p);
	buf_free(&far);
	return 0;
}

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' ||
	       c == 'y';
}

/* Is c, behind the n bytes at p, there instead of two dots or a ring (not
 * behind another vowel, as in Bauer, or q), or of a stroke through d? */
static bool
is_stand_in(const char *p, size_t n, char c)
{
	char last;

	if (n == 0)
		return false;
	last = p[n - 1];
	if (c == 'j')
		return last == 'd';
	if (n > 1 && (is_vowel(p[n - 2]) || p[n - 2] == 'q'))
		return false;
	return (c == 'e' && (last == 'a' || last == 'o' || last == 'u')) ||
	       (c == 'a' && last == 'a');
}

int
fold_umlauts(struct buf *out, struct str words, struct err *e)
{
	char *p;
	size_t n = 0;

	if (words.n == 0)
		return 0;
	if (buf_reserve(out, words.n, e) != 0)
		return -1;
	p = out->p + out->n;
	for (size_t i = 0; i < words.n; i++) {
		if (!is_stand_in(p, n, words.p[i]))
			p[n++] = words.p[i];
	}
	out->n += n;
	return 0;
}
