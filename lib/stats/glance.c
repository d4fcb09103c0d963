/* Most values are ASCII: of those all is found in one pass over the bytes. */
#include "stats/glance.h"

#include "base/utf8.h"

static bool
is_blank(struct str s)
{
	while (s.n > 0) {
		int32_t point = (unsigned char)s.p[0];
		size_t n = point < 0x80 ? 1 : utf8_decode(s, &point);

		if (!utf8_is_space(point))
			return false;
		s = str_slice(s, n, s.n);
	}
	return true;
}

/* Code points: every byte that does not continue one. */
static uint64_t
characters(struct str s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

/* The long way, for everything that is not plain. */
static struct glance
look_closely(struct str s)
{
	struct glance g = { .blank = is_blank(s) };

	if (g.blank)
		return g;
	g.length = characters(s);
	g.words = words_of(s);
	g.suspects = suspect_of(s);
	return g;
}

static bool
is_letter(unsigned char c)
{
	return (c | ' ') >= 'a' && (c | ' ') <= 'z';
}

struct glance
glance_at(struct str s)
{
	struct glance g = { .length = s.n, .words = { 0, WORDS_NONE } };
	unsigned char first = (unsigned char)s.p[0];
	unsigned char last = (unsigned char)s.p[s.n - 1];
	bool inside = false;
	bool letters = false;

	/* A letter, or a digit but zero, at the front, no space at the end:
	 * it is not blank, not padded, no formula, no number with zeros. */
	if (!is_letter(first) && !(first >= '1' && first <= '9'))
		return look_closely(s);
	if (last <= ' ')
		return look_closely(s);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool space = c == ' ';

		if (c < ' ' || c >= 0x7F || c == '&' || c == '<' ||
		    (c == '+' && i > 1 && s.p[i - 1] == 'E'))
			return look_closely(s);
		g.words.n += !space && !inside;
		inside = !space;
		letters |= is_letter(c);
	}
	if (letters)
		g.words.script = WORDS_LATIN;
	return g;
}
