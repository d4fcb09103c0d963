/* Checked 64-bit arithmetic on unscaled values. */
#include "expr/decimal.h"

enum { SCALE_MAX = 18, QUOTIENT_PLACES = 9 };

__extension__ typedef __int128 wide;

struct num
decimal_trim(struct num v)
{
	while (v.scale > 0 && v.unscaled % 10 == 0) {
		v.unscaled /= 10;
		v.scale--;
	}
	return v;
}

static bool
add_as_they_are(struct num a, struct num b, struct num *sum)
{
	struct num *shorter = a.scale < b.scale ? &a : &b;
	struct num *longer = a.scale < b.scale ? &b : &a;

	while (shorter->scale < longer->scale) {
		if (__builtin_mul_overflow(
			shorter->unscaled, 10, &shorter->unscaled))
			return false;
		shorter->scale++;
	}
	sum->scale = a.scale;
	return !__builtin_add_overflow(a.unscaled, b.unscaled, &sum->unscaled);
}

bool
decimal_add(struct num a, struct num b, struct num *sum)
{
	return add_as_they_are(a, b, sum) ||
	       add_as_they_are(decimal_trim(a), decimal_trim(b), sum);
}

bool
decimal_multiply(struct num a, struct num b, struct num *product)
{
	unsigned scale = (unsigned)a.scale + b.scale;

	if (__builtin_mul_overflow(
		a.unscaled, b.unscaled, &product->unscaled)) {
		a = decimal_trim(a);
		b = decimal_trim(b);
		scale = (unsigned)a.scale + b.scale;
		if (__builtin_mul_overflow(
			a.unscaled, b.unscaled, &product->unscaled))
			return false;
	}
	while (scale > SCALE_MAX && product->unscaled % 10 == 0) {
		product->unscaled /= 10;
		scale--;
	}
	product->scale = (uint8_t)scale;
	return scale <= SCALE_MAX;
}

bool
decimal_negate(struct num v, struct num *negative)
{
	negative->scale = v.scale;
	return !__builtin_sub_overflow(0, v.unscaled, &negative->unscaled);
}

/* a / b, b > 0, half away from zero. */
static wide
rounded_quotient(wide a, wide b)
{
	wide half = a < 0 ? -(b / 2) : b / 2;

	return (a + half) / b;
}

bool
decimal_divide(struct num a, struct num b, struct num *quotient)
{
	const wide most = (wide)INT64_MAX * INT64_MAX / 16;
	wide n;
	wide d;
	wide q;

	a = decimal_trim(a);
	b = decimal_trim(b);
	n = b.unscaled < 0 ? -(wide)a.unscaled : a.unscaled;
	d = b.unscaled < 0 ? -(wide)b.unscaled : b.unscaled;
	if (d == 0)
		return false;
	for (int i = b.scale + QUOTIENT_PLACES - a.scale; i > 0; i--) {
		if (n > most || n < -most)
			return false;
		n *= 10;
	}
	for (int i = a.scale - b.scale - QUOTIENT_PLACES; i > 0; i--)
		d *= 10;
	q = rounded_quotient(n, d);
	if (q > INT64_MAX || q < -INT64_MAX)
		return false;
	quotient->unscaled = (int64_t)q;
	quotient->scale = QUOTIENT_PLACES;
	*quotient = decimal_trim(*quotient);
	return true;
}

struct num
decimal_round(struct num v, unsigned places)
{
	wide d = 1;

	if (v.scale <= places)
		return v;
	for (unsigned i = places; i < v.scale; i++)
		d *= 10;
	v.unscaled = (int64_t)rounded_quotient(v.unscaled, d);
	v.scale = (uint8_t)places;
	return v;
}

struct num
decimal_floor(struct num v)
{
	struct num whole = v;

	for (; whole.scale > 0; whole.scale--)
		whole.unscaled /= 10;
	if (v.unscaled < 0 && num_compare(whole, v) > 0)
		whole.unscaled--;
	return whole;
}
