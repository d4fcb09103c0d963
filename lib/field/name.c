#include "field/name.h"

#include "base/utf8.h"
#include "field/letter_case.h"
#include "field/name_mac.h"
#include "field/take.h"
#include "field/text.h"

enum {
	SIGMA = 0x3C3,
	FINAL_SIGMA = 0x3C2,
	RIGHT_QUOTE = 0x2019,
	MODIFIER_APOSTROPHE = 0x2BC,
	GROWTH = 2,
};

/* Small inside any name. */
static const char *const particles[] = { "af", "al", "av", "bin", "bint", "da",
	"das", "de", "degli", "dei", "del", "della", "dello", "den", "der",
	"di", "do", "dos", "du", "ibn", "la", "las", "le", "los", "ten", "ter",
	"van", "vom", "von", "zu", "zum", "zur", NULL };

/* Small inside the name of a place. */
static const char *const place_particles[] = { "am", "an", "au", "aux", "bei",
	"by", "en", "i", "\xc4\xb1", "im", "in", "les", "na", "nad", "ob", "of",
	"on", "pod", "pri", "sous", "sur", "the", "under", "upon", "w", NULL };

/* What joins two family names, but may also be a middle initial. */
static const char *const joints[] = { "e", "y", NULL };

/* Two letters without a vowel that are no initials. */
static const char *const consonants[] = { "dr", "hr", "jr", "mc", "md", "mr",
	"ms", "ng", "sr", "st", NULL };

static const char *const numerals[] = { "ii", "iii", "iv", NULL };

/* Before an apostrophe, with a capital behind it; so is any single letter. */
static const char *const elisions[] = { "all", "dall", "dell", "nell", "sant",
	NULL };

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
		if (s.n > 0 && (*words)[0] == s.p[0] && str_is(s, *words))
			return true;
	}
	return false;
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
	return letter_case_is_letter(point) || letter_case_is_digit(point) ||
	       is_apostrophe(point) || (point >= 0x80 && utf8_is_mark(point));
}

/* What a name is, and how it was written. */
struct style {
	enum name_kind kind;
	bool capitals;
	bool turkic;
};

/* Append s in small letters; sigma takes its form at the end of a word. */
static int
add_small(
    struct buf *out, struct str s, const struct style *style, struct err *e)
{
	while (s.n > 0) {
		int32_t point;
		int32_t next = ' ';

		s = str_slice(s, letter_case_decode(s, &point), s.n);
		point = letter_case_small(point, style->turkic);
		if (point == SIGMA && s.n > 0)
			(void)letter_case_decode(s, &next);
		if (point == SIGMA && !is_part_of_word(next))
			point = FINAL_SIGMA;
		if (add_point(out, point, e) != 0)
			return -1;
	}
	return 0;
}

/* Where the small letters of ASCII that s has from `at` on end. */
static size_t
skip_small(struct str s, size_t at)
{
	while (at < s.n && s.p[at] >= 'a' && s.p[at] <= 'z')
		at++;
	return at;
}

/* Letters, marks, digits and apostrophes at the start of s. */
static size_t
length_of_part(struct str s)
{
	size_t n = skip_small(s, 0);

	while (n < s.n) {
		int32_t point;
		size_t step = letter_case_decode(str_slice(s, n, s.n), &point);

		if (!is_part_of_word(point))
			break;
		n = skip_small(s, n + step);
	}
	return n;
}

/* Must the letter behind the apostrophe that follows `before` be a capital? */
static bool
is_elision(struct str before)
{
	int32_t point;

	return letter_case_decode(before, &point) == before.n ||
	       is_one_of(before, elisions);
}

/* The capital of the letter at part.p[i], n bytes.  A dot above follows the i of
 * those who take the small letter without regard to the language. */
static int32_t
capital_at(struct str part, size_t i, size_t n, const struct style *style)
{
	const bool dotted =
	    str_starts(str_slice(part, i + n, part.n), str_make("\xcc\x87", 2));
	int32_t point;

	(void)letter_case_decode(str_slice(part, i, part.n), &point);
	return letter_case_capital(point, style->turkic && !dotted);
}

/* Append one part, a run of letters in small ones, with its capitals. */
static int
add_part(
    struct buf *out, struct str part, const struct style *style, struct err *e)
{
	bool capital = true;
	size_t start = 0;
	size_t inner = name_mac_capital(part);
	size_t i = 0;

	while (i < part.n) {
		int32_t point;
		size_t n =
		    letter_case_decode(str_slice(part, i, part.n), &point);

		if (is_apostrophe(point)) {
			capital = i == start
				      ? capital
				      : is_elision(str_slice(part, start, i));
			start = i + n;
			inner =
			    name_mac_capital(str_slice(part, start, part.n));
		} else if (letter_case_is_digit(point)) {
			capital = false;
		} else if (letter_case_is_letter(point)) {
			if (capital || (inner > 0 && i == start + inner))
				point = capital_at(part, i, n, style);
			capital = false;
		}
		if (add_point(out, point, e) != 0)
			return -1;
		i += n;
		if (capital || inner > 0)
			continue;
		n = skip_small(part, i);
		if (buf_add(out, str_slice(part, i, n), e) != 0)
			return -1;
		i = n;
	}
	return 0;
}

struct word {
	struct str text;
	size_t before; /* words of the name in front of it */
	bool first;    /* of the name, or behind a comma */
	bool last;
	bool behind_particle;
};

static bool
is_small_word(const struct word *w, const struct style *style)
{
	/* "Berg, Robin van der" */
	if (w->first || (w->last && !w->behind_particle))
		return false;
	if (is_one_of(w->text, particles) ||
	    (style->kind == NAME_PLACE && is_one_of(w->text, place_particles) &&
		!(style->turkic && str_is(w->text, "i"))))
		return true;
	return is_one_of(w->text, joints) &&
	       (style->kind == NAME_FAMILY || style->kind == NAME_PLACE ||
		   (style->kind == NAME_FULL && w->before > 1));
}

/* Two letters of a given name without a vowel: "JP". */
static bool
is_initials(const struct word *w, const struct style *style)
{
	if (!style->capitals || w->text.n != 2 ||
	    (style->kind != NAME_GIVEN &&
		(style->kind != NAME_FULL || w->last)))
		return false;
	for (size_t i = 0; i < 2; i++) {
		if (w->text.p[i] < 'a' || w->text.p[i] > 'z' ||
		    take_is_one_of(w->text.p[i], "aeiouy"))
			return false;
	}
	return !is_one_of(w->text, consonants);
}

/* "Louis II"; of places "Washington DC", "Portland OR". */
static bool
is_capital_word(const struct word *w, const struct style *style)
{
	if (is_initials(w, style))
		return true;
	if (w->before == 0 || !w->last)
		return false;
	if (style->kind == NAME_PLACE)
		return style->capitals && w->text.n == 2 &&
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
add_word(struct buf *out, const struct word *w, const struct style *style,
    struct err *e)
{
	size_t i = 0;

	if (is_small_word(w, style))
		return buf_add(out, w->text, e);
	if (is_capital_word(w, style))
		return add_capitals(out, w->text, e);
	while (i < w->text.n) {
		struct str rest = str_slice(w->text, i, w->text.n);
		size_t n = length_of_part(rest);
		const struct word part = { .text = str_make(rest.p, n),
			.before = i,
			.first = i == 0,
			.last = n == rest.n };
		int32_t point;

		if (n == 0) {
			n = letter_case_decode(rest, &point);
			if (buf_add(out, str_make(rest.p, n), e) != 0)
				return -1;
		} else if (is_small_word(&part, style) && rest.p[-1] == '-' &&
			   rest.p[n] == '-') {
			if (buf_add(out, part.text, e) != 0)
				return -1;
		} else if (add_part(out, part.text, style, e) != 0) {
			return -1;
		}
		i += n;
	}
	return 0;
}

static int
recase(struct buf *out, struct str s, const struct style *style, struct err *e)
{
	struct word w = { .first = true };
	size_t i = 0;

	while (i < s.n) {
		size_t from = i;

		while (i < s.n && s.p[i] != ' ')
			i++;
		w.text = str_slice(s, from, i);
		w.last = i == s.n;
		if (add_word(out, &w, style, e) != 0)
			return -1;
		if (i < s.n && buf_add_byte(out, s.p[i++], e) != 0)
			return -1;
		w.before++;
		w.first = w.text.p[w.text.n - 1] == ',';
		w.behind_particle = !w.last && is_one_of(w.text, particles);
	}
	return 0;
}

bool
name_is_particle(struct str word)
{
	return is_one_of(word, particles);
}

bool
name_is_canonical(struct str s)
{
	const enum letter_case seen = letter_case_of(s);

	return (seen == LETTER_CASE_NONE || seen == LETTER_CASE_BOTH) &&
	       text_is_canonical(s);
}

int
name_canonical(
    struct buf *out, struct str s, enum name_kind kind, struct err *e)
{
	const size_t before = out->n;
	struct style style = { kind, false, false };
	struct str line, lower;
	enum letter_case seen;
	size_t n;

	if (text_canonical(out, s, TEXT_LINE, e) != 0)
		return -1;
	n = out->n - before;
	if (n == 0)
		return 0;
	line = str_make(out->p + before, n);
	seen = letter_case_of(line);
	if (seen == LETTER_CASE_NONE || seen == LETTER_CASE_BOTH)
		return 0;
	style.capitals = seen == LETTER_CASE_CAPITALS;
	style.turkic = letter_case_is_turkic(line);
	/* The small form and the result follow, and then the result takes the
	 * place of the line.  A change of case at most doubles the length, so
	 * with this room the views stay where they are. */
	if (buf_reserve(out, n * (GROWTH + GROWTH * GROWTH), e) != 0)
		goto failed;
	line = str_make(out->p + before, n);
	if (add_small(out, line, &style, e) != 0)
		goto failed;
	lower = str_make(line.p + n, out->n - before - n);
	if (recase(out, lower, &style, e) != 0)
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
