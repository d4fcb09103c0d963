#include "field/placeholder.h"

#include "base/utf8.h"
#include "field/dummy.h"
#include "field/phrase.h"
#include "field/placeholders_table.h"
#include "field/take.h"
#include "field/text.h"

enum {
	/* Bytes of a value that may still be a placeholder. */
	LONGEST = 64,
	LONGEST_MAILBOX = 16,
	YEAR = 4,
	/* Digits repeated or in a row are no telephone number or postcode, and
	 * no number of a register, when they are so many. */
	SHORT = 5,
	LONG = 8,
};

/* Zeros alone are nothing in these. */
static const uint32_t never_zero =
    PLACEHOLDERS_NAME | PLACEHOLDERS_COMPANY | PLACEHOLDERS_EMAIL |
    PLACEHOLDERS_PHONE | PLACEHOLDERS_STREET | PLACEHOLDERS_CITY |
    PLACEHOLDERS_POSTCODE | PLACEHOLDERS_AREA | PLACEHOLDERS_REGISTER |
    PLACEHOLDERS_CARD | PLACEHOLDERS_DAY | PLACEHOLDERS_DATE |
    PLACEHOLDERS_YEAR;

/* One letter repeated is nothing in these. */
static const uint32_t only_text = PLACEHOLDERS_NAME | PLACEHOLDERS_STREET |
				  PLACEHOLDERS_CITY | PLACEHOLDERS_EMAIL |
				  PLACEHOLDERS_PHONE;

static uint32_t
kind_of(const char *role)
{
	uint32_t kind;

	if (role == NULL)
		return PLACEHOLDERS_FREE;
	kind =
	    phrase_find(str_of(role), placeholders_roles, placeholders_nroles);
	return kind != 0 ? kind : PLACEHOLDERS_LABEL;
}

/* The kinds of columns where s is no number and no date. */
static uint32_t
number_kinds(struct str s)
{
	struct dummy d;
	uint32_t result = 0;

	if (!dummy_read(s, &d))
		return 0;
	if (d.date != DUMMY_DATE_NONE)
		result |= PLACEHOLDERS_DATE;
	if (d.date == DUMMY_DATE_NEVER)
		result |= PLACEHOLDERS_DAY;
	if (d.shape == DUMMY_SHAPE_SAME && d.first == '0')
		result |= never_zero;
	if (d.shape == DUMMY_SHAPE_SAME && d.first == '9' && d.n >= SHORT)
		result |= PLACEHOLDERS_POSTCODE;
	if (d.shape != DUMMY_SHAPE_NONE && d.n >= SHORT)
		result |= PLACEHOLDERS_PHONE;
	if ((d.shape == DUMMY_SHAPE_SAME || d.shape == DUMMY_SHAPE_ROW) &&
	    d.n >= LONG)
		result |= PLACEHOLDERS_REGISTER;
	return result;
}

/* Signs only, as in "- -", "..." and "?". */
static bool
is_signs(struct str s)
{
	while (s.n > 0) {
		int32_t point;
		size_t n = utf8_decode(s, &point);
		bool dash = point >= 0x2010 && point <= 0x2015;
		bool ellipsis = point == 0x2026;

		if (!dash && !ellipsis &&
		    (point > 0x7F ||
			!take_is_one_of((char)point, "-._?/,~'\":; ")))
			return false;
		s = str_slice(s, n, s.n);
	}
	return true;
}

/* "xxx", but III is a number. */
static bool
is_one_letter(struct str s)
{
	const char first = take_lower(s.p[0]);
	size_t n = 1;

	while (n < s.n && take_lower(s.p[n]) == first)
		n++;
	return n == s.n && n > 2 && first != 'i';
}

static size_t
place_of(char c)
{
	return (unsigned char)c < 0x80 ? (size_t)(c & 31) : PLACEHOLDERS_BEYOND;
}

/* Quick, and sure when it says no. */
static bool
may_be_word(struct str s)
{
	const size_t row = place_of(s.p[0]) * PLACEHOLDERS_PLACES;
	const size_t second = s.n > 1 ? place_of(s.p[1]) : 0;
	const size_t last = place_of(s.p[s.n - 1]);
	const uint32_t lengths =
	    placeholders_heads[row + second] & placeholders_tails[row + last];

	return s.n <= PLACEHOLDERS_LONGEST && (lengths >> s.n & 1) != 0;
}

/* Is it an e-mail address that nobody has? */
static bool
is_mailbox(struct str s)
{
	const size_t near = s.n < LONGEST_MAILBOX ? s.n : LONGEST_MAILBOX;
	const char *at = memchr(s.p, '@', near);
	size_t n = at == NULL ? 0 : (size_t)(at - s.p);
	char room[PHRASE_LONGEST];
	char other[PHRASE_LONGEST];
	struct str local;
	uint32_t means;

	if (n == 0 || !may_be_word(str_slice(s, 0, n)))
		return false;
	local = phrase_plain(str_slice(s, 0, n), room);
	means = phrase_find(local, placeholders_phrases, placeholders_count);
	if ((means & PLACEHOLDERS_TWICE) == 0)
		return (means & PLACEHOLDERS_MAILBOX) != 0;
	s = str_slice(s, n + 1, s.n);
	for (n = 0; n < s.n && s.p[n] != '.'; n++)
		;
	return str_equal(local, phrase_plain(str_slice(s, 0, n), other));
}

/* The kinds of columns where s is no word. */
static uint32_t
word_kinds(struct str s)
{
	char room[PHRASE_LONGEST];

	if (!may_be_word(s))
		return 0;
	if (str_is(s, "NaN"))
		return PLACEHOLDERS_ANY;
	return phrase_find(phrase_plain(s, room), placeholders_phrases,
		   placeholders_count) &
	       PLACEHOLDERS_ANY;
}

/* Is it one of the words that no number could be between signs, as in
 * "--None--"? */
static bool
is_between_signs(struct str s)
{
	while (s.n > 1 && take_is_one_of(s.p[0], "-_*") &&
	       take_is_one_of(s.p[s.n - 1], "-_*"))
		s = text_trim(str_slice(s, 1, s.n - 1));
	return s.n > 0 && (word_kinds(s) & PLACEHOLDERS_COUNT) != 0;
}

/* The kinds of columns where s, which begins with no letter or digit, says
 * nothing. */
static uint32_t
sign_kinds(struct str s)
{
	const char c = s.p[0];

	if (c == '+' || c == '(')
		return word_kinds(s) | number_kinds(s);
	if (is_signs(s))
		return PLACEHOLDERS_ANY;
	if ((unsigned char)c >= 0x80)
		return 0;
	return is_between_signs(s) ? PLACEHOLDERS_ANY : word_kinds(s);
}

/* The kinds of columns where s says nothing. */
static uint32_t
kinds_without(struct str s)
{
	const char small = take_lower(s.p[0]);

	if (take_is_digit(small))
		return (s.n == YEAR ? word_kinds(s) : 0) | number_kinds(s);
	if (small >= 'a' && small <= 'z')
		return word_kinds(s) | (is_one_letter(s) ? only_text : 0);
	return sign_kinds(s);
}

bool
placeholder_is(struct str value, const char *role)
{
	struct str s = text_trim(value);
	uint32_t without;

	if (s.n == 0)
		return value.n > 0;
	if (s.n > LONGEST)
		return false;
	without = kinds_without(s);
	if (without != 0 && (without & kind_of(role)) != 0)
		return true;
	return role != NULL && role[0] == 'e' && is_mailbox(s) &&
	       strcmp(role, "email") == 0;
}
