#include "stats/suspect.h"

#include <stdbool.h>

#include "base/utf8.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
holds(struct str s, const char *text)
{
	struct str part = str_of(text);

	return memmem(s.p, s.n, part.p, part.n) != NULL;
}

static bool
has_leading_zero(struct str s)
{
	if (s.n < 2 || s.p[0] != '0')
		return false;
	for (size_t i = 1; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			return false;
	}
	return true;
}

/* Has no shape of its own, but may hide or reorder others.  The joiner and
 * non-joiner are part of how words and emoji are written. */
static bool
is_hidden(int32_t point)
{
	return point == 0xAD || point == 0x61C || point == 0xFEFF ||
	       point == 0x200B || point == 0x200E || point == 0x200F ||
	       (point >= 0x2028 && point <= 0x202E) ||
	       (point >= 0x2060 && point <= 0x206F);
}

/* What the second byte of a character becomes in Latin-1 or windows-1252. */
static bool
is_second_half(int32_t point)
{
	return (point >= 0x80 && point <= 0xBF) || point == 0x152 ||
	       point == 0x153 || point == 0x160 || point == 0x161 ||
	       point == 0x178 || point == 0x17D || point == 0x17E ||
	       point == 0x192 || point == 0x2C6 || point == 0x2DC ||
	       (point >= 0x2013 && point <= 0x2122);
}

/* "Ã¤" for ä, "Å‚" for ł, "â€œ" for a quote. */
static bool
is_mojibake(int32_t before, int32_t point)
{
	if (point == 0xFFFD)
		return true;
	if (before >= 0xC2 && before <= 0xC5)
		return is_second_half(point);
	return before == 0xE2 && point == 0x20AC;
}

/* What stands in characters beyond ASCII, and control characters. */
static unsigned
suspect_characters(struct str s)
{
	unsigned found = 0;
	int32_t before = 0;

	while (s.n > 0) {
		int32_t point;
		size_t n = utf8_decode(s, &point);

		if (is_hidden(point) ||
		    (utf8_is_control(point) && point != '\n' && point != '\r' &&
			point != '\t'))
			found |= 1U << SUSPECT_CONTROL;
		if (is_mojibake(before, point))
			found |= 1U << SUSPECT_MOJIBAKE;
		before = point;
		s = str_slice(s, n, s.n);
	}
	return found;
}

static bool
is_padded(struct str s)
{
	size_t last = s.n - 1;
	int32_t first_point;
	int32_t last_point;

	while (last > 0 && ((unsigned char)s.p[last] & 0xC0) == 0x80)
		last--;
	(void)utf8_decode(s, &first_point);
	(void)utf8_decode(str_slice(s, last, s.n), &last_point);
	return utf8_is_space(first_point) || utf8_is_space(last_point);
}

static bool
is_markup(struct str s)
{
	static const char *const signs[] = { "&amp;", "&lt;", "&gt;", "&quot;",
		"&nbsp;", "&#", "<br", "<p>", "</" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (holds(s, signs[i]))
			return true;
	}
	return false;
}

static bool
is_formula(struct str s)
{
	if (s.n < 2)
		return false;
	if (s.p[0] == '=')
		return is_letter(s.p[1]) || s.p[1] == '(' || s.p[1] == '"' ||
		       s.p[1] == '+' || is_digit(s.p[1]);
	return (s.p[0] == '@' || s.p[0] == '+' || s.p[0] == '-') &&
	       is_letter(s.p[1]) && memchr(s.p, '(', s.n) != NULL;
}

/* A number of many digits after a spreadsheet: 3.58401E+11. */
static bool
is_scientific(struct str s)
{
	size_t at = 1;

	if (s.n < 6 || !is_digit(s.p[0]) || !(s.p[1] == '.' || s.p[1] == ','))
		return false;
	for (at = 2; at < s.n && is_digit(s.p[at]); at++)
		;
	return at + 4 == s.n && s.p[at] == 'E' && s.p[at + 1] == '+' &&
	       is_digit(s.p[at + 2]) && is_digit(s.p[at + 3]);
}

static bool
is_error(struct str s)
{
	static const char *const signs[] = { "#N/A", "#REF!", "#VALUE!",
		"#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "####" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (str_starts(s, str_of(signs[i])))
			return true;
	}
	return is_scientific(s);
}

unsigned
suspect_of(struct str s)
{
	bool strange = false; /* a byte that is worth a second look */
	bool marked = false;
	unsigned found = 0;

	if (s.n == 0)
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		strange |= c < ' ' || c >= 0x7F;
		marked |= c == '&' || c == '<';
	}
	if (has_leading_zero(s))
		found |= 1U << SUSPECT_ZEROS;
	if (is_padded(s))
		found |= 1U << SUSPECT_PADDED;
	if (strange)
		found |= suspect_characters(s);
	if (marked && is_markup(s))
		found |= 1U << SUSPECT_MARKUP;
	if (is_formula(s))
		found |= 1U << SUSPECT_FORMULA;
	if (is_error(s))
		found |= 1U << SUSPECT_ERROR;
	return found;
}

static const char *const texts[SUSPECTS] = {
	[SUSPECT_ZEROS] = "digits with leading zeros",
	[SUSPECT_PADDED] = "white space at an end",
	[SUSPECT_CONTROL] = "characters that do not show",
	[SUSPECT_MOJIBAKE] = "letters damaged by a wrong encoding",
	[SUSPECT_MARKUP] = "HTML in the text",
	[SUSPECT_FORMULA] = "formulas that a spreadsheet would run",
	[SUSPECT_ERROR] = "what a spreadsheet has damaged",
};

const char *
suspect_text(enum suspect x)
{
	return texts[x];
}
