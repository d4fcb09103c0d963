#include "field/letter_case.h"

enum {
	SHARP_S = 0xDF,
	CAPITAL_I_DOT = 0x130,
	SMALL_I_DOTLESS = 0x131,
	CAPITAL_DZ_CARON = 0x1C4,
	CAPITAL_LJ = 0x1C7,
	CAPITAL_NJ = 0x1CA,
	CAPITAL_DZ = 0x1F1,
	FIRST_LATIN = 0xC0,
	LAST_LATIN = 0x17F,
	LEAD_OF_I = 0xC4, /* byte that both letters begin with */
};

/* The case of the letters from U+00C0 to U+017F: small, capital, none. */
static const char latin[] = "CCCCCCCCCCCCCCCCCCCCCCC.CCCCCCC.ssssssssssssssss"
			    "sssssss.ssssssssCsCsCsCsCsCsCsCsCsCsCsCsCsCsCsCs"
			    "CsCsCsCsCsCsCsCsCsCsCsCs.CsCsCsCsCsCsCsCs.CsCsCs"
			    "CsCsCsCsCsCsCsCsCsCsCsCsCsCsCsCsCsCsCsCsCCsCsCss";

_Static_assert(
    sizeof latin == LAST_LATIN - FIRST_LATIN + 2, "one for each letter");

/* No word begins with a capital in Georgian and Cherokee; the sharp s keeps its
 * form among capitals. */
static bool
is_caseless(int32_t point)
{
	return point == SHARP_S || (point >= 0x10A0 && point <= 0x10FF) ||
	       (point >= 0x13A0 && point <= 0x13FF) ||
	       (point >= 0xAB70 && point <= 0xABBF);
}

static unsigned
case_of_ascii(unsigned char c)
{
	const unsigned letter = (c | 0x20U) - 'a';

	if (letter > 'z' - 'a')
		return LETTER_CASE_NONE;
	return c >= 'a' ? LETTER_CASE_SMALL : LETTER_CASE_CAPITALS;
}

/* That of a character beyond ASCII. */
static unsigned
case_of(int32_t point)
{
	if (point >= FIRST_LATIN && point <= LAST_LATIN) {
		const char c = latin[point - FIRST_LATIN];

		if (c == 's')
			return LETTER_CASE_SMALL;
		return c == 'C' ? LETTER_CASE_CAPITALS : LETTER_CASE_NONE;
	}
	if (is_caseless(point))
		return LETTER_CASE_NONE;
	return (utf8_upper(point) != point ? LETTER_CASE_SMALL : 0U) |
	       (utf8_lower(point) != point ? LETTER_CASE_CAPITALS : 0U);
}

enum letter_case
letter_case_of(struct str s)
{
	unsigned seen = LETTER_CASE_NONE;

	for (size_t i = 0; i < s.n && seen != LETTER_CASE_BOTH; i++) {
		const unsigned char c = (unsigned char)s.p[i];
		int32_t point;

		if (c < 0x80) {
			seen |= case_of_ascii(c);
			continue;
		}
		i += letter_case_decode(str_slice(s, i, s.n), &point) - 1;
		seen |= case_of(point);
	}
	return (enum letter_case)seen;
}

bool
letter_case_is_turkic(struct str s)
{
	for (size_t i = 0; i + 1 < s.n; i++) {
		int32_t point;

		if ((unsigned char)s.p[i] != LEAD_OF_I)
			continue;
		(void)utf8_decode(str_slice(s, i, s.n), &point);
		if (point == CAPITAL_I_DOT || point == SMALL_I_DOTLESS)
			return true;
	}
	return false;
}

int32_t
letter_case_small_other(int32_t point, bool turkic)
{
	if (point == 'I' && turkic)
		return SMALL_I_DOTLESS;
	return is_caseless(point) ? point : utf8_lower(point);
}

int32_t
letter_case_capital(int32_t point, bool turkic)
{
	if (point == 'i' && turkic)
		return CAPITAL_I_DOT;
	if (is_caseless(point))
		return point;
	point = utf8_upper(point);
	return point == CAPITAL_DZ_CARON || point == CAPITAL_LJ ||
		       point == CAPITAL_NJ || point == CAPITAL_DZ
		   ? point + 1
		   : point;
}
