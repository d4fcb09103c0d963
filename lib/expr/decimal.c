/* Checked 64-bit arithmetic on unscaled values. */
#include "expr/decimal.h"

enum { SCALE_MAX = 18 };

/* Without zeros at the end of the fraction. */
static struct num
trimmed(struct num v)
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
	       add_as_they_are(trimmed(a), trimmed(b), sum);
}

bool
decimal_multiply(struct num a, struct num b, struct num *product)
{
	unsigned scale = (unsigned)a.scale + b.scale;

	if (__builtin_mul_overflow(
		a.unscaled, b.unscaled, &product->unscaled)) {
		a = trimmed(a);
		b = trimmed(b);
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
