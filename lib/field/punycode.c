#include "field/punycode.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

/* The parameters of RFC 3492, section 5. */
enum {
	BASE = 36,
	T_MIN = 1,
	T_MAX = 26,
	SKEW = 38,
	DAMP = 700,
	INITIAL_BIAS = 72,
	INITIAL_POINT = 0x80,
	PREFIX = 4, /* "xn--" */
	LAST_POINT = 0x10FFFF,
};

static uint32_t
adapt(uint32_t delta, uint32_t points, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	delta += delta / points;
	for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
		delta /= BASE - T_MIN;
	return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static uint32_t
threshold(uint32_t k, uint32_t bias)
{
	if (k <= bias)
		return T_MIN;
	return k >= bias + T_MAX ? T_MAX : k - bias;
}

/* Digits that the number takes. */
static size_t
digits_of(uint32_t number, uint32_t bias)
{
	size_t n = 1;

	for (uint32_t k = BASE;; k += BASE, n++) {
		uint32_t t = threshold(k, bias);

		if (number < t)
			return n;
		number = (number - t) / (BASE - t);
	}
}

/* The code points of a label, at most one more than may be in it. */
static size_t
points_of(struct str label, int32_t points[PUNYCODE_LABEL + 1])
{
	size_t n = 0;

	while (label.n > 0 && n <= PUNYCODE_LABEL) {
		size_t step = utf8_decode(label, &points[n++]);

		label = str_slice(label, step, label.n);
	}
	return n;
}

size_t
punycode_length(struct str label)
{
	int32_t points[PUNYCODE_LABEL + 1];
	size_t n = points_of(label, points);
	int32_t point = INITIAL_POINT;
	uint32_t bias = INITIAL_BIAS;
	uint32_t delta = 0;
	size_t basic = 0;
	size_t length;
	size_t done;

	if (n > PUNYCODE_LABEL)
		return 0;
	for (size_t i = 0; i < n; i++)
		basic += points[i] < INITIAL_POINT;
	length = PREFIX + basic + (basic > 0);
	for (done = basic; done < n; delta++, point++) {
		int32_t next = LAST_POINT;

		for (size_t i = 0; i < n; i++) {
			if (points[i] >= point && points[i] < next)
				next = points[i];
		}
		/* At most 63 times 0x110000: fits. */
		delta += (uint32_t)(next - point) * (uint32_t)(done + 1);
		point = next;
		for (size_t i = 0; i < n; i++) {
			delta += points[i] < point;
			if (points[i] != point)
				continue;
			length += digits_of(delta, bias);
			bias = adapt(delta, (uint32_t)done + 1, done == basic);
			delta = 0;
			done++;
		}
	}
	return length > PUNYCODE_LABEL ? 0 : length;
}

static bool
read_digit(char c, uint32_t *digit)
{
	if (c >= 'a' && c <= 'z')
		*digit = (uint32_t)(c - 'a');
	else if (c >= 'A' && c <= 'Z')
		*digit = (uint32_t)(c - 'A');
	else if (c >= '0' && c <= '9')
		*digit = (uint32_t)(c - '0') + 26;
	else
		return false;
	return true;
}

/* Read one number from the front of *rest. */
static bool
read_number(struct str *rest, uint32_t bias, uint32_t *number)
{
	uint64_t weight = 1;
	uint64_t sum = 0;

	for (uint32_t k = BASE; rest->n > 0; k += BASE) {
		uint32_t t = threshold(k, bias);
		uint32_t digit;

		if (!read_digit(rest->p[0], &digit))
			return false;
		*rest = str_slice(*rest, 1, rest->n);
		sum += digit * weight;
		if (sum > UINT32_MAX / 2)
			return false;
		if (digit < t) {
			*number = (uint32_t)sum;
			return true;
		}
		weight *= BASE - t;
		if (weight > UINT32_MAX)
			return false;
	}
	return false;
}

size_t
punycode_read(struct str text, int32_t points[PUNYCODE_LABEL])
{
	uint32_t point = INITIAL_POINT;
	uint32_t bias = INITIAL_BIAS;
	uint32_t at = 0;
	size_t hyphen = text.n;
	size_t n = 0;

	if (text.n + PREFIX > PUNYCODE_LABEL)
		return 0;
	while (hyphen > 0 && text.p[hyphen - 1] != '-')
		hyphen--;
	if (hyphen == 1 || hyphen == text.n)
		return 0;
	for (; n + 1 < hyphen; n++)
		points[n] = (unsigned char)text.p[n];
	text = str_slice(text, hyphen, text.n);
	for (bool first = true; text.n > 0; first = false) {
		uint32_t step;

		if (!read_number(&text, bias, &step))
			return 0;
		at += step;
		n++;
		bias = adapt(step, (uint32_t)n, first);
		point += at / (uint32_t)n;
		at %= (uint32_t)n;
		if (point > LAST_POINT || (point >= 0xD800 && point <= 0xDFFF))
			return 0;
		memmove(points + at + 1, points + at,
		    (n - 1 - at) * sizeof *points);
		points[at++] = (int32_t)point;
	}
	return n;
}
