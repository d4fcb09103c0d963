/* Letters: their case, and the letter of the other case.  Independent of the
 * locale. */
#ifndef LETTER_CASE_H
#define LETTER_CASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/utf8.h"

enum letter_case {
	LETTER_CASE_NONE = 0, /* no letters that have a case */
	LETTER_CASE_SMALL = 1,
	LETTER_CASE_CAPITALS = 2,
	LETTER_CASE_BOTH = 3, /* the bits of both: parts can be added up */
};

/* That of s, valid UTF-8: capitals only, small letters only, or neither. */
enum letter_case letter_case_of(struct str s);

/* Does s have a letter that only the Turkic alphabets have: a capital I with a
 * dot, a small one without?  Then its others are of these, too. */
bool letter_case_is_turkic(struct str s);

/* The small letter of one that is not of ASCII, or is I. */
int32_t letter_case_small_other(int32_t point, bool turkic);

/* The capital that begins a word: of a letter that is two, only the first. */
int32_t letter_case_capital(int32_t point, bool turkic);

/* The code point at the front of s, which is not empty; returns its length.
 * Quick for ASCII and the first letters beyond it. */
static inline size_t
letter_case_decode(struct str s, int32_t *point)
{
	const unsigned char c = (unsigned char)s.p[0];
	unsigned char next;

	*point = c;
	if (c < 0x80)
		return 1;
	next = s.n > 1 ? (unsigned char)s.p[1] : 0;
	if (c < 0xC2 || c >= 0xE0 || (next & 0xC0) != 0x80)
		return utf8_decode(s, point);
	*point = (c & 0x1F) << 6 | (next & 0x3F);
	return 2;
}

/* The small letter of any.  Quick for ASCII. */
static inline int32_t
letter_case_small(int32_t point, bool turkic)
{
	if (point >= 0x80 || (point == 'I' && turkic))
		return letter_case_small_other(point, turkic);
	return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
}

/* These two are quick for ASCII as well. */
static inline bool
letter_case_is_letter(int32_t point)
{
	if (point < 0x80)
		return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
	/* Two signs stand among the letters of Latin. */
	if (point >= 0xC0 && point <= 0x17F)
		return point != 0xD7 && point != 0xF7;
	return utf8_is_letter(point);
}

static inline bool
letter_case_is_digit(int32_t point)
{
	if (point < 0x80)
		return point >= '0' && point <= '9';
	return utf8_is_digit(point);
}

#endif
