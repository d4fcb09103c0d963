#include "field/name.h"

#include "base/utf8.h"
#include "field/text.h"

enum {
	SHARP_S = 0xDF,
	SIGMA = 0x3C3,
	FINAL_SIGMA = 0x3C2,
	CAPITAL_DZ_CARON = 0x1C4,
	CAPITAL_LJ = 0x1C7,
	CAPITAL_NJ = 0x1CA,
	CAPITAL_DZ = 0x1F1,
	RIGHT_QUOTE = 0x2019,
	MODIFIER_APOSTROPHE = 0x2BC,
	GROWTH = 2,
};

enum letter_case { UNCASED = 0, SMALL = 1, CAPITAL = 2, BOTH = 3 };

/* Small inside any name. */
static const char *const particles[] = { "af", "al", "av", "bin", "bint", "da",
	"das", "de", "degli", "dei", "del", "della", "dello", "den", "der",
	"di", "do", "dos", "du", "ibn", "la", "las", "le", "los", "ten", "ter",
	"van", "vom", "von", "zu", "zum", "zur", NULL };

/* Small inside the name of a place. */
static const char *const place_particles[] = { "am", "an", "au", "aux", "bei",
	"by", "en", "i", "im", "in", "les", "na", "nad", "ob", "of", "on",
	"pod", "pri", "sous", "sur", "the", "under", "upon", "w", NULL };

/* What joins two family names, but may also be a middle initial. */
static const char *const joints[] = { "e", "y", NULL };

static const char *const numerals[] = { "ii", "iii", "iv", NULL };

/* Before an apostrophe, with a capital behind it; so is any single letter. */
static const char *const elisions[] = { "all", "dall", "dell", "nell", "sant",
	NULL };

/* The code point at the front of s, which is not empty; returns its length. */
static size_t
decode(struct str s, int32_t *point)
{
	unsigned char c = (unsigned char)s.p[0];

	if (c >= 0x80)
		return utf8_decode(s, point);
	*point = c;
	return 1;
}

static int
add_point(struct buf *out, int32_t point, struct err *e)
{
	if (point >= 0x80 || out->n == out->capacity)
		return utf8_encode(out, point, e);
	out->p[out->n++] = (char)point;
	return 0;
}

static bool
is_one_of(struct str s, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (str_is(s, *words))
			return true;
	}
	return false;
}

/* No word begins with a capital in Georgian and Cherokee; the sharp s keeps its
 * form among capitals. */
static bool
is_caseless(int32_t point)
{
	return point == SHARP_S || (point >= 0x10A0 && point <= 0x10FF) ||
	       (point >= 0x13A0 && point <= 0x13FF) ||
	       (point >= 0xAB70 && point <= 0xABBF);
}

static int
case_of(int32_t point)
{
	if (point < 0x80) {
		if (point >= 'a' && point <= 'z')
			return SMALL;
		return point >= 'A' && point <= 'Z' ? CAPITAL : UNCASED;
	}
	if (is_caseless(point))
		return UNCASED;
	return (utf8_upper(point) != point ? SMALL : 0) |
	       (utf8_lower(point) != point ? CAPITAL : 0);
}

/* Are there cased letters, and all of one case?  UNCASED, SMALL, CAPITAL or
 * BOTH. */
static int
case_of_all(struct str s)
{
	int seen = UNCASED;

	while (s.n > 0 && seen != BOTH) {
		int32_t point;

		s = str_slice(s, decode(s, &point), s.n);
		seen |= case_of(point);
	}
	return seen;
}

static int32_t
small(int32_t point)
{
	if (point < 0x80)
		return case_of(point) == CAPITAL ? point + ('a' - 'A') : point;
	return is_caseless(point) ? point : utf8_lower(point);
}

/* The capital that begins a word: of a letter that is two, only the first. */
static int32_t
capital_of(int32_t point)
{
	if (is_caseless(point))
		return point;
	point = utf8_upper(point);
	return point == CAPITAL_DZ_CARON || point == CAPITAL_LJ ||
		       point == CAPITAL_NJ || point == CAPITAL_DZ
		   ? point + 1
		   : point;
}

static bool
is_letter(int32_t point)
{
	if (point < 0x80)
		return case_of(point) != UNCASED;
	return utf8_is_letter(point);
}

static bool
is_digit(int32_t point)
{
	if (point < 0x80)
		return point >= '0' && point <= '9';
	return utf8_is_digit(point);
}

static bool
is_apostrophe(int32_t point)
{
	return point == '\'' || point == RIGHT_QUOTE ||
	       point == MODIFIER_APOSTROPHE;
}

static bool
is_part_of_word(int32_t point)
{
	return is_letter(point) || is_digit(point) || is_apostrophe(point) ||
	       (point >= 0x80 && utf8_is_mark(point));
}

/* Append s in small letters; sigma takes its form at the end of a word. */
static int
add_small(struct buf *out, struct str s, struct err *e)
{
	while (s.n > 0) {
		int32_t point;
		int32_t next = ' ';

		s = str_slice(s, decode(s, &point), s.n);
		if (s.n > 0)
			(void)decode(s, &next);
		point = small(point);
		if (point == SIGMA && !is_part_of_word(next))
			point = FINAL_SIGMA;
		if (add_point(out, point, e) != 0)
			return -1;
	}
	return 0;
}

/* Letters, marks, digits and apostrophes at the start of s. */
static size_t
length_of_part(struct str s)
{
	size_t n = 0;

	while (n < s.n) {
		int32_t point;
		size_t step = decode(str_slice(s, n, s.n), &point);

		if (!is_part_of_word(point))
			break;
		n += step;
	}
	return n;
}

/* Must the letter behind the apostrophe that follows `before` be a capital? */
static bool
is_elision(struct str before)
{
	int32_t point;

	return decode(before, &point) == before.n ||
	       is_one_of(before, elisions);
}

/* Append one part, a run of letters in small ones, with its capitals. */
static int
add_part(struct buf *out, struct str part, struct err *e)
{
	bool capital = true;
	size_t start = 0;
	size_t i = 0;

	while (i < part.n) {
		int32_t point;
		size_t n = decode(str_slice(part, i, part.n), &point);

		if (is_apostrophe(point)) {
			capital = i == start
				      ? capital
				      : is_elision(str_slice(part, start, i));
			start = i + n;
		} else if (is_digit(point)) {
			capital = false;
		} else if (is_letter(point)) {
			if (capital)
				point = capital_of(point);
			capital = i == start + 1 && point == 'c' &&
				  part.p[start] == 'm' && part.n - i > 1;
		}
		if (add_point(out, point, e) != 0)
			return -1;
		i += n;
	}
	return 0;
}

struct word {
	struct str text;
	size_t before; /* words of the name in front of it */
	bool last;
	bool was_capitals;
};

static bool
is_small_word(const struct word *w, enum name_kind kind)
{
	if (w->before == 0 || w->last)
		return false;
	if (is_one_of(w->text, particles) ||
	    (kind == NAME_PLACE && is_one_of(w->text, place_particles)))
		return true;
	return is_one_of(w->text, joints) &&
	       (kind == NAME_FAMILY || kind == NAME_PLACE ||
		   (kind == NAME_FULL && w->before > 1));
}

/* "Louis II"; of places "Washington DC", "Portland OR". */
static bool
is_capital_word(const struct word *w, enum name_kind kind)
{
	if (w->before == 0 || !w->last)
		return false;
	if (kind == NAME_PLACE)
		return w->was_capitals && w->text.n == 2 &&
		       utf8_is_ascii(w->text) && w->text.p[0] >= 'a' &&
		       w->text.p[1] >= 'a';
	return is_one_of(w->text, numerals);
}

static int
add_capitals(struct buf *out, struct str s, struct err *e)
{
	for (size_t i = 0; i < s.n; i++) {
		if (add_point(out, utf8_upper((unsigned char)s.p[i]), e) != 0)
			return -1;
	}
	return 0;
}

/* Append one word, given in small letters. */
static int
add_word(
    struct buf *out, const struct word *w, enum name_kind kind, struct err *e)
{
	size_t i = 0;

	if (is_small_word(w, kind))
		return buf_add(out, w->text, e);
	if (is_capital_word(w, kind))
		return add_capitals(out, w->text, e);
	while (i < w->text.n) {
		struct str rest = str_slice(w->text, i, w->text.n);
		size_t n = length_of_part(rest);
		struct word part = { str_make(rest.p, n), i, n == rest.n,
			false };
		int32_t point;

		if (n == 0) {
			n = decode(rest, &point);
			if (buf_add(out, str_make(rest.p, n), e) != 0)
				return -1;
		} else if (is_small_word(&part, kind) && rest.p[-1] == '-' &&
			   rest.p[n] == '-') {
			if (buf_add(out, part.text, e) != 0)
				return -1;
		} else if (add_part(out, part.text, e) != 0) {
			return -1;
		}
		i += n;
	}
	return 0;
}

static int
recase(struct buf *out, struct str s, enum name_kind kind, bool was_capitals,
    struct err *e)
{
	struct word w = { s, 0, false, was_capitals };
	size_t i = 0;

	while (i < s.n) {
		size_t from = i;

		while (i < s.n && s.p[i] != ' ')
			i++;
		w.text = str_slice(s, from, i);
		w.last = i == s.n;
		if (add_word(out, &w, kind, e) != 0)
			return -1;
		if (i < s.n && buf_add_byte(out, s.p[i++], e) != 0)
			return -1;
		w.before++;
	}
	return 0;
}

bool
name_is_canonical(struct str s)
{
	int seen;

	if (!text_is_canonical(s))
		return false;
	seen = case_of_all(s);
	return seen == UNCASED || seen == BOTH;
}

int
name_canonical(
    struct buf *out, struct str s, enum name_kind kind, struct err *e)
{
	const size_t before = out->n;
	struct str line, lower;
	size_t n;
	int seen;

	if (text_canonical(out, s, TEXT_LINE, e) != 0)
		return -1;
	n = out->n - before;
	seen = n == 0 ? UNCASED : case_of_all(str_make(out->p + before, n));
	if (seen == UNCASED || seen == BOTH)
		return 0;
	/* The small form and the result follow, and then the result takes the
	 * place of the line.  A change of case never doubles the length, so
	 * with this room the views stay where they are. */
	if (buf_reserve(out, n * (GROWTH + GROWTH * GROWTH), e) != 0)
		goto failed;
	line = str_make(out->p + before, n);
	if (add_small(out, line, e) != 0)
		goto failed;
	lower = str_make(line.p + n, out->n - before - n);
	if (recase(out, lower, kind, seen == CAPITAL, e) != 0)
		goto failed;
	out->n -= n + lower.n;
	memmove(out->p + before, lower.p + lower.n, out->n - before);
	/* A capital may combine with a mark that the small letter did not. */
	if (text_compose(out, before, e) != 0)
		goto failed;
	return 0;
failed:
	out->n = before;
	return -1;
}
