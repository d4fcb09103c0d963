/* UTF-8 on top of utf8proc, the only file that knows it: what code
 * points are, normalisation, folding. */
#include "base/utf8.h"

#include <utf8proc.h>

#include "base/utf8_bytes.h"
#include "base/utf8_latin.h"

enum {
	/* Points one code point may fold to (U+FDFA: 18). */
	FOLDED = 32,
	/* Points of a stretch to be normalised without an allocation. */
	NEAR = 128,
	/* Marks in a row that are sorted by insertion. */
	FEW_MARKS = 32,
};

int32_t
utf8_lower(int32_t point)
{
	return utf8proc_tolower(point);
}

int32_t
utf8_upper(int32_t point)
{
	return utf8proc_toupper(point);
}

bool
utf8_is_letter(int32_t point)
{
	switch (utf8proc_category(point)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return true;
	default:
		return false;
	}
}

bool
utf8_is_cased_lower(int32_t point)
{
	return utf8proc_category(point) == UTF8PROC_CATEGORY_LL;
}

bool
utf8_is_cased_upper(int32_t point)
{
	utf8proc_category_t category = utf8proc_category(point);

	return category == UTF8PROC_CATEGORY_LU ||
	       category == UTF8PROC_CATEGORY_LT;
}

bool
utf8_is_digit(int32_t point)
{
	return utf8proc_category(point) == UTF8PROC_CATEGORY_ND;
}

/* Digits of a script stand behind each other, from 0 on. */
char
utf8_digit(int32_t point)
{
	int32_t zero = point;

	while (utf8_is_digit(zero - 1))
		zero--;
	return (char)('0' + (point - zero) % 10);
}

int
utf8_add_lower(struct buf *out, struct str s, struct err *e)
{
	const size_t before = out->n;

	while (s.n > 0) {
		int32_t point;

		s = str_slice(s, utf8_decode(s, &point), s.n);
		if (utf8_encode(out, utf8_lower(point), e) != 0) {
			out->n = before;
			return -1;
		}
	}
	return 0;
}

bool
utf8_is_space(int32_t point)
{
	return (point >= 0x09 && point <= 0x0D) || point == 0x20 ||
	       point == 0x85 || point == 0xA0 || point == 0x1680 ||
	       (point >= 0x2000 && point <= 0x200B) || point == 0x2028 ||
	       point == 0x2029 || point == 0x202F || point == 0x205F ||
	       point == 0x3000 || point == 0xFEFF;
}

bool
utf8_is_control(int32_t point)
{
	return (point >= 0 && point < 0x20) || (point >= 0x7F && point < 0xA0);
}

bool
utf8_is_mark(int32_t point)
{
	switch (utf8proc_category(point)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return true;
	default:
		return false;
	}
}

size_t
utf8_width(struct str s)
{
	size_t width = 0;
	int32_t point;

	while (s.n > 0) {
		s = str_slice(s, utf8_decode(s, &point), s.n);
		width += (size_t)utf8proc_charwidth(point);
	}
	return width;
}

static unsigned
mark_order(int32_t point)
{
	return (unsigned)utf8proc_get_property(point)->combining_class;
}

/* Sort n marks by their order, those of equal order as they came. */
static int
sort_marks(int32_t *marks, size_t n, struct err *e)
{
	size_t starts[256] = { 0 };
	struct buf sorted = { 0 };
	size_t start = 0;

	for (size_t i = 1; n <= FEW_MARKS && i < n; i++) {
		int32_t mark = marks[i];
		size_t at = i;

		for (; at > 0 && mark_order(marks[at - 1]) > mark_order(mark);
		     at--)
			marks[at] = marks[at - 1];
		marks[at] = mark;
	}
	if (n <= FEW_MARKS)
		return 0;
	if (buf_reserve(&sorted, n * sizeof *marks, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		starts[mark_order(marks[i])]++;
	for (size_t i = 0; i < 256; i++) {
		size_t count = starts[i];

		starts[i] = start;
		start += count;
	}
	for (size_t i = 0; i < n; i++)
		memcpy(
		    sorted.p + starts[mark_order(marks[i])]++ * sizeof *marks,
		    &marks[i], sizeof *marks);
	memcpy(marks, sorted.p, n * sizeof *marks);
	buf_free(&sorted);
	return 0;
}

/* Append one stretch in NFC; `points` has room for two per byte of s, more
 * than any canonical decomposition takes. */
static int
compose(struct buf *out, struct str s, int32_t *points, struct err *e)
{
	size_t room = 2 * s.n;
	size_t n = 0;
	size_t marks = 0;
	int32_t point;
	int boundary = 0;

	while (s.n > 0) {
		s = str_slice(s, utf8_decode(s, &point), s.n);
		n += (size_t)utf8proc_decompose_char(point, points + n,
		    (utf8proc_ssize_t)(room - n),
		    UTF8PROC_STABLE | UTF8PROC_DECOMPOSE, &boundary);
	}
	for (size_t i = 0; i <= n; i++) {
		if (i < n && mark_order(points[i]) != 0) {
			marks++;
			continue;
		}
		if (sort_marks(points + i - marks, marks, e) != 0)
			return -1;
		marks = 0;
	}
	n = (size_t)utf8proc_normalize_utf32(
	    points, (utf8proc_ssize_t)n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	for (size_t i = 0; i < n; i++) {
		if (utf8_encode(out, points[i], e) != 0)
			return -1;
	}
	return 0;
}

static int
compose_stretch(struct buf *out, struct str s, struct err *e)
{
	struct buf far = { 0 };
	void *room;
	int result;

	if (s.n <= NEAR / 2) {
		int32_t near[NEAR];

		return compose(out, s, near, e);
	}
	if (s.n > SIZE_MAX / (2 * sizeof(int32_t)))
		return err_memory(e, UINT64_MAX);
	if (buf_reserve(&far, s.n * 2 * sizeof(int32_t), e) != 0)
		return -1;
	room = far.p;
	result = compose(out, s, room, e);
	buf_free(&far);
	return result;
}

/* Plain text is copied.  The rest goes by stretches: a plain code point, which
 * may combine with what follows, and the others up to the next plain one,
 * which cannot combine with what precedes. */
int
utf8_nfc(struct buf *out, struct str s, struct err *e)
{
	const size_t before = out->n;
	size_t at = 0;

	while (at < s.n) {
		size_t plain = utf8_bytes_skip_plain(s, at);
		size_t end = utf8_bytes_skip_other(s, plain);

		if (plain < s.n)
			plain = utf8_bytes_step_back(s, plain, at);
		if (buf_add(out, str_slice(s, at, plain), e) != 0 ||
		    (plain < end && compose_stretch(out,
					str_slice(s, plain, end), e) != 0)) {
			out->n = before;
			return -1;
		}
		at = end;
	}
	return 0;
}

/* Append what one code point folds to: its search form, or its case alone. */
static int
fold(struct buf *out, int32_t point, bool search, struct err *e)
{
	int32_t points[FOLDED];
	int boundary = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char(point, points, FOLDED,
	    search
		? UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
		      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE
		: UTF8PROC_CASEFOLD,
	    &boundary);

	for (utf8proc_ssize_t i = 0; i < n; i++) {
		const char *ascii = search ? utf8_latin(points[i]) : NULL;
		int result = ascii != NULL ? buf_add(out, str_of(ascii), e)
					   : utf8_encode(out, points[i], e);

		if (result != 0)
			return -1;
	}
	return 0;
}

static int
fold_all(struct buf *out, struct str s, bool search, struct err *e)
{
	const size_t before = out->n;

	while (s.n > 0) {
		int32_t point;
		int result;

		s = str_slice(s, utf8_decode(s, &point), s.n);
		if (point >= 'A' && point <= 'Z')
			point += 'a' - 'A';
		result = point < 0x80 ? buf_add_byte(out, (char)point, e)
				      : fold(out, point, search, e);
		if (result != 0) {
			out->n = before;
			return -1;
		}
	}
	return 0;
}

int
utf8_fold(struct buf *out, struct str s, struct err *e)
{
	return fold_all(out, s, true, e);
}

int
utf8_casefold(struct buf *out, struct str s, struct err *e)
{
	struct buf folded = { 0 };
	int result = fold_all(&folded, s, false, e);

	if (result == 0)
		result = utf8_nfc(out, buf_str(&folded), e);
	buf_free(&folded);
	return result;
}
