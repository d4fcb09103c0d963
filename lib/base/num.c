/* Decimal numbers, exact and as doubles.  strtod and printf obey the locale of
 * the process, which stays "C": nothing here or above calls setlocale. */
#include "base/num.h"

#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/ordered.h"

enum {
	DIGITS_MAX = 18, /* 10^18 < 2^63 */
	/* More digits than any point half way between two doubles has (767):
	 * behind them only "something" or "nothing" matters. */
	DIGITS_OF_DOUBLE = 768,
	/* Ten to this or beyond, either way, is infinity or zero. */
	EXPONENT_MAX = 5000,
};

static const int64_t powers[DIGITS_MAX + 1] = { 1, 10, 100, 1000, 10000, 100000,
	1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
	1000000000000, 10000000000000, 100000000000000, 1000000000000000,
	10000000000000000, 100000000000000000, 1000000000000000000 };

/* A number taken apart: its digits without the leading zeros begin at `from`
 * in the text, stop at `to`, and may have the point among them. */
struct parts {
	struct str text;
	size_t from;
	size_t to;
	size_t integer;  /* digits before the point from `from` on */
	size_t fraction; /* all digits behind the point */
	bool negative;
	size_t end; /* first byte that is no longer mantissa */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
skip_digits(struct str s, size_t at)
{
	while (at < s.n && is_digit(s.p[at]))
		at++;
	return at;
}

/* [+-]digits[.digits] at the start of s. */
static bool
take_apart(struct str s, struct parts *part)
{
	size_t at = s.n > 0 && (s.p[0] == '-' || s.p[0] == '+') ? 1 : 0;
	size_t start = at;
	size_t point = skip_digits(s, at);
	size_t end = point;

	if (point < s.n && s.p[point] == '.')
		end = skip_digits(s, point + 1);
	part->fraction = end > point ? end - point - 1 : 0;
	if (point == start && part->fraction == 0)
		return false;
	while (at < end && (s.p[at] == '0' || s.p[at] == '.'))
		at++;
	part->text = s;
	part->negative = start == 1 && s.p[0] == '-';
	part->from = at;
	part->to = end;
	part->integer = at < point ? point - at : 0;
	part->end = end;
	return true;
}

bool
num_read(struct str s, struct num *v)
{
	struct parts part;
	int64_t value = 0;
	size_t digits = 0;

	if (!take_apart(s, &part) || part.end != s.n)
		return false;
	/* Zeros nobody needs make room for what must fit. */
	while (part.fraction > 0 && s.p[part.to - 1] == '0' &&
	       (part.fraction > DIGITS_MAX ||
		   part.integer + part.fraction > DIGITS_MAX)) {
		part.to--;
		part.fraction--;
	}
	if (part.fraction > DIGITS_MAX)
		return false;
	for (size_t i = part.from; i < part.to; i++) {
		if (s.p[i] == '.')
			continue;
		if (++digits > DIGITS_MAX)
			return false;
		value = value * 10 + (s.p[i] - '0');
	}
	v->unscaled = part.negative ? -value : value;
	v->scale = (uint8_t)part.fraction;
	return true;
}

/* Read [eE][+-]digits to the end of s; anything beyond a thousand billion is
 * as good as that. */
static bool
read_exponent(struct str s, int64_t *exponent)
{
	size_t at = 1;
	bool negative;
	int64_t value = 0;

	if (s.n < 2 || (s.p[0] != 'e' && s.p[0] != 'E'))
		return false;
	negative = s.p[1] == '-';
	if (s.p[1] == '-' || s.p[1] == '+')
		at++;
	if (at == s.n || skip_digits(s, at) != s.n)
		return false;
	for (; at < s.n; at++) {
		if (value < powers[17])
			value = value * 10 + (s.p[at] - '0');
	}
	*exponent = negative ? -value : value;
	return true;
}

/* The nearest double to the digits of `part` times ten to `exponent`. */
static double
round_to_double(const struct parts *part, int64_t exponent)
{
	char text[DIGITS_OF_DOUBLE + 1 + sizeof "e-5000"];
	size_t n = 0;
	bool more = false;

	for (size_t i = part->from; i < part->to; i++) {
		char c = part->text.p[i];

		if (c == '.')
			continue;
		if (n < DIGITS_OF_DOUBLE) {
			text[n++] = c;
		} else {
			more = more || c != '0';
			exponent++;
		}
	}
	exponent -= (int64_t)part->fraction;
	if (more) {
		text[n++] = '1';
		exponent--;
	}
	if (exponent > EXPONENT_MAX)
		exponent = EXPONENT_MAX;
	if (exponent < -EXPONENT_MAX)
		exponent = -EXPONENT_MAX;
	(void)snprintf(text + n, sizeof text - n, "e%d", (int)exponent);
	return strtod(text, NULL);
}

/* Up to 2^53 and 10^22 both sides are exact doubles, so that one division or
 * multiplication rounds once, correctly. */
static bool
round_quickly(const struct parts *part, int64_t exponent, double *value)
{
	int64_t digits = 0;

	exponent -= (int64_t)part->fraction;
	if (FLT_EVAL_METHOD != 0 || part->to - part->from > 16 ||
	    exponent < -DIGITS_MAX || exponent > DIGITS_MAX)
		return false;
	for (size_t i = part->from; i < part->to; i++) {
		if (part->text.p[i] != '.')
			digits = digits * 10 + (part->text.p[i] - '0');
	}
	if (digits > INT64_C(1) << DBL_MANT_DIG)
		return false;
	*value = exponent < 0 ? (double)digits / (double)powers[-exponent]
			      : (double)digits * (double)powers[exponent];
	return true;
}

bool
num_read_double(struct str s, double *value)
{
	struct parts part;
	int64_t exponent = 0;
	double magnitude = 0;

	if (!take_apart(s, &part))
		return false;
	if (part.end < s.n &&
	    !read_exponent(str_slice(s, part.end, s.n), &exponent))
		return false;
	if (part.from < part.to && !round_quickly(&part, exponent, &magnitude))
		magnitude = round_to_double(&part, exponent);
	*value = part.negative ? -magnitude : magnitude;
	return true;
}

/* Whole parts first, then the rest brought to one scale: both fit, whatever
 * the scales. */
int
num_compare(struct num a, struct num b)
{
	int64_t whole_a = a.unscaled / powers[a.scale];
	int64_t whole_b = b.unscaled / powers[b.scale];
	int64_t rest_a =
	    a.unscaled % powers[a.scale] * powers[DIGITS_MAX - a.scale];
	int64_t rest_b =
	    b.unscaled % powers[b.scale] * powers[DIGITS_MAX - b.scale];

	if (whole_a != whole_b)
		return whole_a < whole_b ? -1 : 1;
	return (rest_a > rest_b) - (rest_a < rest_b);
}

double
num_to_double(struct num v)
{
	const int64_t exact = INT64_C(1) << DBL_MANT_DIG;
	char text[NUM_TEXT];
	double value = 0;
	size_t n;

	if (FLT_EVAL_METHOD == 0 && -exact <= v.unscaled && v.unscaled <= exact)
		return (double)v.unscaled / (double)powers[v.scale];
	n = num_write(v, text);
	(void)num_read_double(str_make(text, n), &value);
	return value;
}

size_t
num_write(struct num v, char out[NUM_TEXT])
{
	char reversed[NUM_TEXT];
	size_t n = 0;
	size_t length = 0;
	uint64_t rest =
	    v.unscaled < 0 ? -(uint64_t)v.unscaled : (uint64_t)v.unscaled;

	/* At least one digit before the point. */
	while (rest > 0 || n <= v.scale) {
		reversed[n++] = (char)('0' + rest % 10);
		rest /= 10;
	}
	if (v.unscaled < 0)
		out[length++] = '-';
	while (n > 0) {
		out[length++] = reversed[--n];
		if (n == v.scale && n > 0)
			out[length++] = '.';
	}
	return length;
}

/* The whole number not above v, and what it lacks in 10^-18. */
void
num_write_ordered(struct num v, char out[NUM_ORDERED])
{
	int64_t whole = v.unscaled / powers[v.scale];
	int64_t rest =
	    v.unscaled % powers[v.scale] * powers[DIGITS_MAX - v.scale];

	if (rest < 0) {
		whole--;
		rest += powers[DIGITS_MAX];
	}
	ordered_put(out, (uint64_t)whole ^ ORDERED_SIGN, 8);
	ordered_put(out + 8, (uint64_t)rest, 8);
}

size_t
num_write_count(uint64_t v, char out[NUM_TEXT])
{
	return (size_t)snprintf(out, NUM_TEXT, "%" PRIu64, v);
}

size_t
num_write_double(double v, char out[NUM_TEXT])
{
	/* Every normal double keeps 15 digits; subnormals keep fewer. */
	int precision = isnormal(v) ? DBL_DIG : 1;
	int n;

	if (v == trunc(v) && fabs(v) < (double)(INT64_C(1) << DBL_MANT_DIG))
		return (size_t)snprintf(out, NUM_TEXT, "%.0f", v);
	do {
		n = snprintf(out, NUM_TEXT, "%.*g", precision, v);
	} while (++precision <= DBL_DECIMAL_DIG && strtod(out, NULL) != v);
	return (size_t)n;
}

bool
num_read_size(struct str s, size_t *bytes)
{
	static const char suffixes[] = { 'K', 'M', 'G', 'T' };
	size_t digits = skip_digits(s, 0);
	size_t value = 0;
	unsigned shift = 0;

	if (digits == 0 || s.n - digits > 1)
		return false;
	if (s.n > digits) {
		const char *at = memchr(suffixes, s.p[digits], sizeof suffixes);

		if (at == NULL)
			return false;
		shift = 10 * (unsigned)(at - suffixes + 1);
	}
	for (size_t i = 0; i < digits; i++) {
		size_t digit = (size_t)(s.p[i] - '0');

		if (value > (SIZE_MAX - digit) / 10)
			return false;
		value = value * 10 + digit;
	}
	if (value > SIZE_MAX >> shift)
		return false;
	*bytes = value << shift;
	return true;
}
