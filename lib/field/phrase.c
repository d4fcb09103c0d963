#include "field/phrase.h"

#include <stdbool.h>

#include "base/utf8.h"
#include "field/take.h"
#include "field/text.h"

enum {
	NOTHING = -1,
	FIRST_ACCENTED = 0xC0,
	LAST_ACCENTED = 0x17F,
	FIRST_MARK = 0x300,
	LAST_MARK = 0x36F,
	FIRST_DASH = 0x2010,
	LAST_DASH = 0x2015,
	APOSTROPHE = 0x2019,
	MINUS = 0x2212,
	FIRST_SELECTOR = 0xFE00, /* of a variant: in colour or not */
	LAST_SELECTOR = 0xFE0F,
};

/* The letters from U+00C0 to U+017F without accents; 0: no letter. */
static const char accented[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuyts"
			       "aaaaaaaceeeeiiiidnooooo\0ouuuuyty"
			       "aaaaaaccccccccddddeeeeeeeeeegggggggghhhh"
			       "iiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooo"
			       "rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

_Static_assert(sizeof accented == LAST_ACCENTED - FIRST_ACCENTED + 2,
    "one for each letter");

/* A space for what stands between words, NOTHING for what only changes the character
 * before it. */
static int32_t
plain_point(int32_t point)
{
	if (point >= FIRST_ACCENTED && point <= LAST_ACCENTED &&
	    accented[point - FIRST_ACCENTED] != '\0')
		return accented[point - FIRST_ACCENTED];
	if (point == '-' || point == '_' || point == MINUS ||
	    (point >= FIRST_DASH && point <= LAST_DASH) || utf8_is_space(point))
		return ' ';
	if ((point >= FIRST_MARK && point <= LAST_MARK) ||
	    (point >= FIRST_SELECTOR && point <= LAST_SELECTOR))
		return NOTHING;
	return point == APOSTROPHE ? '\'' : point;
}

struct str
phrase_plain(struct str s, char room[PHRASE_LONGEST])
{
	const struct str none = str_make(room, 0);
	size_t n = 0;
	bool gap = false;

	s = text_trim(s);
	while (s.n > 0) {
		int32_t point = (unsigned char)s.p[0];
		size_t length = point < 0x80 ? 1 : utf8_decode(s, &point);
		struct str character = str_slice(s, 0, length);
		char ascii;

		s = str_slice(s, length, s.n);
		if (point >= 0x80 || !take_is_letter((char)point))
			point = plain_point(point);
		if (point == ' ')
			gap = true;
		if (point == ' ' || point == NOTHING)
			continue;
		if (point < 0x80) {
			ascii = take_lower((char)point);
			character = str_make(&ascii, 1);
		}
		if ((gap && n == 0) || n + gap + character.n > PHRASE_LONGEST)
			return none;
		if (gap)
			room[n++] = ' ';
		gap = false;
		memcpy(room + n, character.p, character.n);
		n += character.n;
	}
	return gap ? none : str_make(room, n);
}

uint32_t
phrase_find(struct str plain, const struct phrase *table, size_t n)
{
	size_t from = 0;
	size_t to = n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = phrase_compare(plain, table[middle].text);

		if (order == 0)
			return table[middle].means;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return 0;
}
