/* Trimming, white space and what cannot be seen. */
#include "field/text.h"

#include "base/utf8.h"

enum {
	NEXT_LINE = 0x85,
	NO_BREAK_SPACE = 0xA0,
	SOFT_HYPHEN = 0xAD,
	ZERO_WIDTH_SPACE = 0x200B,
	LINE_SEPARATOR = 0x2028,
	PARAGRAPH_SEPARATOR = 0x2029,
	WORD_JOINER = 0x2060,
	BYTE_ORDER_MARK = 0xFEFF,
	/* Lead bytes of the code points from U+00C0 on ... */
	LETTER = 0xC3,
	/* ... to those from which on text may have to be composed. */
	NOT_PLAIN = 0xCC,
};

static unsigned char
byte_at(struct str s, size_t at)
{
	return (unsigned char)s.p[at];
}

/* May s begin with white space, by its first bytes?  Quick. */
static bool
may_be_space(struct str s)
{
	switch (byte_at(s, 0)) {
	case 0xC2:
	case 0xE1:
	case 0xE3:
	case 0xEF:
		return true;
	case 0xE2:
		/* Signs of currencies begin with E2 82. */
		return s.n > 1 && byte_at(s, 1) < 0x82;
	default:
		return byte_at(s, 0) <= ' ';
	}
}

/* White space, or what looks like nothing at the end of a value. */
static struct str
trim_front(struct str s)
{
	while (s.n > 0 && may_be_space(s)) {
		int32_t point;
		size_t n = utf8_decode(s, &point);

		if (!utf8_is_space(point))
			break;
		s = str_slice(s, n, s.n);
	}
	return s;
}

static struct str
trim_back(struct str s)
{
	while (s.n > 0) {
		size_t at = s.n - 1;
		struct str last;
		int32_t point;

		while (
		    at > 0 && s.n - at < 4 && (byte_at(s, at) & 0xC0) == 0x80)
			at--;
		last = str_slice(s, at, s.n);
		if (!may_be_space(last) ||
		    utf8_decode(last, &point) != last.n ||
		    !utf8_is_space(point))
			break;
		s.n = at;
	}
	return s;
}

static bool
is_seen(unsigned char c)
{
	return c > 0x20 && c < 0x7F;
}

struct str
text_trim(struct str s)
{
	if (s.n > 0 && is_seen(byte_at(s, 0)) && is_seen(byte_at(s, s.n - 1)))
		return s;
	return trim_back(trim_front(s));
}

/* Are these eight bytes ASCII without controls and without two spaces in a
 * row?  The
 * order of the bytes in the word does not matter. */
static bool
is_plain_word(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t high = 0x80 * ones;
	uint64_t x, other, space;

	memcpy(&x, p, sizeof x);
	other = x | (x + ones) | (x - 0x20 * ones);
	if ((other & high) != 0)
		return false;
	/* No byte has its high bit, so that a zero one is told exactly. */
	space = ~((x ^ 0x20 * ones) + 0x7F * ones) & high;
	return (space & space << 8) == 0;
}

bool
text_is_canonical(struct str s)
{
	bool gap = true;
	size_t i = 0;

	while (s.n - i >= sizeof(uint64_t) && !(gap && s.p[i] == ' ') &&
	       is_plain_word(s.p + i)) {
		i += sizeof(uint64_t);
		gap = s.p[i - 1] == ' ';
	}
	while (i < s.n) {
		unsigned char c = byte_at(s, i);

		if (is_seen(c)) {
			gap = false;
			i++;
		} else if (c == ' ') {
			if (gap)
				return false;
			gap = true;
			i++;
		} else if (c >= LETTER && c < NOT_PLAIN && s.n - i > 1) {
			gap = false;
			i += 2;
		} else {
			return false;
		}
	}
	return !gap || s.n == 0;
}

static bool
is_gap(int32_t point)
{
	return utf8_is_space(point) && point != ZERO_WIDTH_SPACE &&
	       point != BYTE_ORDER_MARK;
}

static bool
is_unseen(int32_t point)
{
	return utf8_is_control(point) || point == SOFT_HYPHEN ||
	       point == ZERO_WIDTH_SPACE || point == WORD_JOINER ||
	       point == BYTE_ORDER_MARK;
}

static bool
has_lines(struct str s)
{
	while (s.n > 0) {
		int32_t point;
		size_t n = utf8_decode(s, &point);

		if ((point >= '\n' && point <= '\r') || point == NEXT_LINE ||
		    point == LINE_SEPARATOR || point == PARAGRAPH_SEPARATOR)
			return true;
		s = str_slice(s, n, s.n);
	}
	return false;
}

/* Append s with one space for each run of white space, and without what cannot
 * be seen when `visible`. */
static int
add_spaced(struct buf *out, struct str s, bool visible, struct err *e)
{
	const size_t before = out->n;
	bool gap = false;

	while (s.n > 0) {
		int32_t point = ' ';
		size_t n = 0;

		while (n < s.n && is_seen(byte_at(s, n)))
			n++;
		if (n > 0)
			point = 'x';
		else
			n = utf8_decode(s, &point);
		if (is_gap(point)) {
			gap = true;
		} else if (!visible || !is_unseen(point)) {
			if (gap && out->n > before &&
			    buf_add_byte(out, ' ', e) != 0)
				return -1;
			gap = false;
			if (buf_add(out, str_make(s.p, n), e) != 0)
				return -1;
		}
		s = str_slice(s, n, s.n);
	}
	return 0;
}

int
text_compose(struct buf *out, size_t from, struct err *e)
{
	struct buf composed = { 0 };
	struct str s;
	int result = 0;

	if (out->n == from)
		return 0;
	s = str_slice(buf_str(out), from, out->n);
	if (utf8_is_plain(s))
		return 0;
	result = utf8_nfc(&composed, s, e);
	if (result == 0 && !str_equal(buf_str(&composed), s)) {
		out->n = from;
		result = buf_add(out, buf_str(&composed), e);
	}
	buf_free(&composed);
	return result;
}

int
text_canonical(
    struct buf *out, struct str s, enum text_form form, struct err *e)
{
	const size_t before = out->n;
	int result;

	if (text_is_canonical(s))
		return buf_add(out, s, e);
	s = text_trim(s);
	if (form == TEXT_ENDS)
		return buf_add(out, s, e);
	if (form == TEXT_FREE && has_lines(s))
		return utf8_nfc(out, s, e);
	result = add_spaced(out, s, form == TEXT_LINE, e);
	if (result == 0)
		result = text_compose(out, before, e);
	if (result != 0)
		out->n = before;
	return result;
}
