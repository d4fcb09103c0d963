/* Numbers as they stand in fields. */
#include "stats/number.h"

#include <math.h>
#include <stdint.h>

/* Exponents beyond this are outside the range of a double, or of zero. */
enum { EXPONENT_MAX = 1 << 30 };

/* The digits of a number, the first one not zero, with the point skipped: the
 * value is 0.ddd... * 10^exponent.  No digits: zero. */
struct digits {
	const char *p;
	const char *end;
	int64_t exponent;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
number_read(struct str s, struct number *v)
{
	size_t at = s.n > 0 && s.p[0] == '-' ? 1 : 0;

	if (at == s.n || !(is_digit(s.p[at]) || s.p[at] == '.'))
		return false;
	if (s.p[at] == '0' && s.n - at > 1 && is_digit(s.p[at + 1]))
		return false;
	v->exact = num_read(s, &v->decimal);
	if (v->exact) {
		v->value = num_to_double(v->decimal);
		v->integer = memchr(s.p, '.', s.n) == NULL;
		return true;
	}
	if (!num_read_double(s, &v->value) || !isfinite(v->value))
		return false;
	while (at < s.n && is_digit(s.p[at]))
		at++;
	v->integer = at == s.n;
	return true;
}

static int64_t
exponent_of(const char *p, const char *end)
{
	bool negative = p < end && *p == '-';
	int64_t value = 0;

	if (p < end && !is_digit(*p))
		p++;
	for (; p < end && value < EXPONENT_MAX; p++)
		value = value * 10 + (*p - '0');
	return negative ? -value : value;
}

static struct digits
digits_of(struct str s)
{
	const char *p = s.p + (s.p[0] == '-');
	const char *end = p;
	const char *stop = s.p + s.n;
	struct digits d;
	bool behind_point = false;

	while (end < stop && (is_digit(*end) || *end == '.'))
		end++;
	d.exponent = end < stop ? exponent_of(end + 1, stop) : 0;
	/* Digits before the point raise it, zeros behind the point lower it. */
	for (; p < end && (*p == '0' || *p == '.'); p++) {
		d.exponent -= behind_point ? 1 : 0;
		behind_point = behind_point || *p == '.';
	}
	d.p = p;
	d.end = end;
	for (; !behind_point && p < end && *p != '.'; p++)
		d.exponent++;
	return d;
}

/* The next digit, zero behind the last. */
static int
next_digit(struct digits *d)
{
	if (d->p < d->end && *d->p == '.')
		d->p++;
	return d->p < d->end ? *d->p++ : '0';
}

static int
compare_sizes(struct str x, struct str y)
{
	struct digits a = digits_of(x);
	struct digits b = digits_of(y);

	if (a.p == a.end || b.p == b.end)
		return (a.p < a.end) - (b.p < b.end);
	if (a.exponent != b.exponent)
		return a.exponent < b.exponent ? -1 : 1;
	while (a.p < a.end || b.p < b.end) {
		int c = next_digit(&a);
		int d = next_digit(&b);

		if (c != d)
			return c < d ? -1 : 1;
	}
	return 0;
}

static int
compare_texts(struct str x, struct str y)
{
	bool x_below = x.p[0] == '-';
	bool y_below = y.p[0] == '-';
	int c;

	if (x_below != y_below) {
		struct digits a = digits_of(x);
		struct digits b = digits_of(y);

		if (a.p == a.end && b.p == b.end)
			return 0; /* 0 and -0 */
		return x_below ? -1 : 1;
	}
	c = compare_sizes(x, y);
	return x_below ? -c : c;
}

int
number_compare(
    const struct number *a, struct str x, const struct number *b, struct str y)
{
	int c = a->exact && b->exact ? num_compare(a->decimal, b->decimal)
				     : compare_texts(x, y);

	return c != 0 ? c : str_compare(x, y);
}
