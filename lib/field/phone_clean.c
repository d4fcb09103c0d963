#include "field/phone_clean.h"

#include <stdint.h>

#include "base/utf8.h"
#include "field/take.h"

enum {
	/* What maps to no byte of its own. */
	LETTER = 1,
	MARK = 2,
	/* Fullwidth forms of the signs of ASCII. */
	WIDE_FIRST = 0xFF01,
	WIDE_LAST = 0xFF5E,
	WIDE_OFFSET = 0xFF01 - '!',
	/* A number of as many digits may have been taken for an amount. */
	AMOUNT_DIGITS = 7,
};

static char
map_ascii(char c)
{
	if (take_is_digit(c) || take_is_one_of(c, "+-.()[]/~,;|\\&#:=*"))
		return c;
	if (c == '\t' || c == ' ')
		return ' ';
	if (c >= '\n' && c <= '\r')
		return '\n';
	c = take_lower(c);
	if (c < 'a' || c > 'z')
		return '\0';
	return c;
}

static bool
is_between(int32_t point, int32_t first, int32_t last)
{
	return point >= first && point <= last;
}

static bool
is_invisible(int32_t point)
{
	return point == 0xAD || is_between(point, 0x200B, 0x200F) ||
	       is_between(point, 0x202A, 0x202E) ||
	       is_between(point, 0x2060, 0x2064) ||
	       is_between(point, 0x2066, 0x2069);
}

/* Dashes, minus, the long vowel sign, wave dash, swung dash, tilde operator. */
static bool
is_dash(int32_t point)
{
	return is_between(point, 0x2010, 0x2015) || point == 0x2212 ||
	       point == 0x30FC || point == 0x301C || point == 0x2053 ||
	       point == 0x223C;
}

static char
map_point(int32_t point)
{
	if (is_between(point, WIDE_FIRST, WIDE_LAST))
		return map_ascii((char)(point - WIDE_OFFSET));
	if (utf8_is_digit(point))
		return utf8_digit(point);
	if (point == 0x85 || point == 0x2028 || point == 0x2029)
		return '\n';
	if (utf8_is_space(point) || is_invisible(point))
		return ' ';
	if (is_dash(point))
		return '-';
	/* Middle dot, bullet. */
	if (point == 0xB7 || point == 0x2022)
		return '.';
	if (utf8_is_mark(point))
		return MARK;
	return utf8_is_letter(point) ? LETTER : '\0';
}

/* Letters beyond ASCII stay; those of two bytes, Greek and Cyrillic among
 * them, become small. */
static size_t
map_letter(char *to, struct str s, int32_t point)
{
	int32_t small = utf8_lower(point);

	memcpy(to, s.p, s.n);
	if (s.n == 2 && is_between(small, 0x80, 0x7FF)) {
		to[0] = (char)(0xC0 | small >> 6);
		to[1] = (char)(0x80 | (small & 0x3F));
	}
	return s.n;
}

/* Add what s, one character, is mapped to.  False when there is no room. */
static bool
add(struct phone_clean *clean, struct str s, int32_t point)
{
	char c = map_ascii(s.p[0]);

	if (s.n > 1)
		c = map_point(point);
	if (c == MARK || (c == ' ' && clean->n == 0))
		return true;
	if (clean->n + s.n > PHONE_CLEAN_MAX)
		return false;
	if (c == LETTER)
		clean->n += map_letter(clean->p + clean->n, s, point);
	else
		clean->p[clean->n++] = c;
	return true;
}

static struct str
text_of(const struct phone_clean *clean)
{
	return str_make(clean->p, clean->n);
}

/* "358401234567.0" -> "358401234567".  What no amount begins with, a plus or a
 * zero, stood in a column that was written as one: ".0" and no more. */
static void
drop_decimals(struct phone_clean *clean)
{
	struct str s = text_of(clean);
	const bool text = take_char(&s, '+') || (s.n > 0 && s.p[0] == '0');
	const size_t n = take_digits_at(s);

	if (n < AMOUNT_DIGITS || n + 1 >= s.n || s.p[n] != '.' ||
	    (text && s.n != n + 2))
		return;
	for (size_t i = n + 1; i < s.n; i++) {
		if (s.p[i] != '0')
			return;
	}
	clean->n -= s.n - n;
}

/* ";name=value" taken off the front of s, when another parameter or nothing
 * follows. */
static bool
take_parameter(struct str *s, struct str *name, struct str *value)
{
	size_t equals = 1, end;

	while (equals < s->n &&
	       (take_is_letter(s->p[equals]) || s->p[equals] == '-'))
		equals++;
	if (s->n == 0 || s->p[0] != ';' || equals == 1 || equals == s->n ||
	    s->p[equals] != '=')
		return false;
	end = equals + 1;
	while (end < s->n &&
	       (take_is_digit(s->p[end]) || take_is_letter(s->p[end]) ||
		   take_is_one_of(s->p[end], "+-.()")))
		end++;
	if (end < s->n && s->p[end] != ';')
		return false;
	*name = str_slice(*s, 1, equals);
	*value = str_slice(*s, equals + 1, end);
	take_bytes(s, end);
	return true;
}

static void
append(struct phone_clean *clean, struct str s)
{
	memcpy(clean->p + clean->n, s.p, s.n);
	clean->n += s.n;
}

/* A context that is the beginning of a number comes before one that has none,
 * an extension behind it. */
static void
apply_parameters(struct phone_clean *clean)
{
	const struct phone_clean whole = *clean;
	struct str rest = text_of(&whole);
	struct str name, value, number, extension = str_make("", 0);
	size_t at = 0;

	for (; at < rest.n; at++) {
		struct str from_here = str_slice(rest, at, rest.n);

		if (take_parameter(&from_here, &name, &value))
			break;
	}
	number = str_slice(rest, 0, at);
	take_bytes(&rest, at);
	clean->n = 0;
	while (take_parameter(&rest, &name, &value)) {
		if (str_is(name, "ext")) {
			extension = value;
		} else if (str_is(name, "phone-context") && value.n > 0 &&
			   value.p[0] == '+' &&
			   memchr(number.p, '+', number.n) == NULL) {
			append(clean, value);
			while (number.n > 0 && !take_is_digit(number.p[0]))
				take_bytes(&number, 1);
		}
	}
	append(clean, number);
	if (extension.n > 0) {
		append(clean, str_of(";ext="));
		append(clean, extension);
	}
	append(clean, rest);
}

/* Is there anything that one number is not written with? */
static bool
is_marked(struct str s)
{
	bool digits = false;

	for (size_t i = 0; i < s.n; i++) {
		if (take_is_digit(s.p[i]))
			digits = true;
		else if (s.p[i] == '+' ? digits
				       : !take_is_one_of(s.p[i], " -.()[]"))
			return true;
	}
	return false;
}

bool
phone_clean_make(struct phone_clean *clean, struct str s)
{
	clean->n = 0;
	while (s.n > 0) {
		int32_t point = 0;
		size_t n = 1;

		if (take_is_digit(s.p[0]) && clean->n < PHONE_CLEAN_MAX) {
			clean->p[clean->n++] = s.p[0];
			take_bytes(&s, 1);
			continue;
		}
		if ((unsigned char)s.p[0] >= 0x80)
			n = utf8_decode(s, &point);
		if (!add(clean, str_slice(s, 0, n), point))
			return false;
		take_bytes(&s, n);
	}
	while (clean->n > 0 && take_is_one_of(clean->p[clean->n - 1], " \n"))
		clean->n--;
	clean->marked = is_marked(text_of(clean));
	if (clean->marked)
		apply_parameters(clean);
	else
		drop_decimals(clean);
	return true;
}

bool
phone_clean_is_scientific(const struct phone_clean *clean)
{
	struct str s = text_of(clean);
	size_t n = take_digits_at(s);

	take_bytes(&s, n);
	if (n > 0 && s.n > 0 && take_is_one_of(s.p[0], ".,")) {
		take_bytes(&s, 1);
		take_bytes(&s, take_digits_at(s));
	}
	if (n == 0 || !take_char(&s, 'e'))
		return false;
	if (s.n > 0 && take_is_one_of(s.p[0], "+-"))
		take_bytes(&s, 1);
	return s.n > 0 && take_digits_at(s) == s.n;
}

static bool
is_date(int32_t year, int32_t day)
{
	return is_between(year, 1900, 2099) && is_between(day, 1, 31);
}

bool
phone_clean_is_date(const struct phone_clean *clean)
{
	struct str s = text_of(clean);
	int32_t first, month, last;
	size_t n = take_number(&s, 4, &first);
	size_t end;
	char sign;

	if (n == 0 || s.n == 0 || !take_is_one_of(s.p[0], "-./"))
		return false;
	sign = s.p[0];
	take_bytes(&s, 1);
	if (take_number(&s, 2, &month) == 0 || !take_char(&s, sign))
		return false;
	end = take_number(&s, 4, &last);
	if (s.n > 0 || month < 1 || month > 12)
		return false;
	return n == 4 ? end == 2 && is_date(first, last)
		      : n <= 2 && end == 4 && is_date(last, first);
}
