/* Sums in whole numbers; see exact.h. */
#include "stats/exact.h"

#include <float.h>
#include <math.h>

enum {
	SMALLEST_EXPONENT = 1074, /* 2^-1074 is the smallest double */
	LIMB_BITS = 64,
};

__extension__ typedef unsigned __int128 natural;

static void
add_limbs(uint64_t to[3], natural low, uint64_t high)
{
	natural sum = (natural)to[0] + (uint64_t)low;

	to[0] = (uint64_t)sum;
	sum = (sum >> LIMB_BITS) + to[1] + (uint64_t)(low >> LIMB_BITS);
	to[1] = (uint64_t)sum;
	to[2] += high + (uint64_t)(sum >> LIMB_BITS);
}

void
exact_add(struct exact *s, struct num x, uint64_t times)
{
	struct exact_decimals *d = &s->decimals[x.scale];
	uint64_t size =
	    x.unscaled < 0 ? 0 - (uint64_t)x.unscaled : (uint64_t)x.unscaled;
	natural square = (natural)size * size;
	natural low = (natural)(uint64_t)square * times;
	natural high = (square >> LIMB_BITS) * times + (low >> LIMB_BITS);

	s->n += times;
	d->sum += (exact_integer)x.unscaled * times;
	low = (uint64_t)low | high << LIMB_BITS;
	add_limbs(d->squares, low, (uint64_t)(high >> LIMB_BITS));
}

void
exact_add_double(struct exact *s, double x, uint64_t times)
{
	int exponent;
	double fraction = frexp(fabs(x), &exponent);
	uint64_t mantissa = (uint64_t)ldexp(fraction, DBL_MANT_DIG);
	natural product;
	natural square;
	natural low;
	natural high;
	size_t at;

	s->n += times;
	s->has_doubles = true;
	if (mantissa == 0)
		return;
	exponent -= DBL_MANT_DIG;
	for (; exponent < -SMALLEST_EXPONENT; exponent++)
		mantissa >>= 1; /* a subnormal: the bits are zeros */
	at = (size_t)((long)exponent + SMALLEST_EXPONENT);
	product = (natural)mantissa * times;
	if (x > 0) {
		wide_add_at(&s->sum, (uint64_t)product, at);
		wide_add_at(
		    &s->sum, (uint64_t)(product >> LIMB_BITS), at + LIMB_BITS);
	} else {
		wide_subtract_at(&s->sum, (uint64_t)product, at);
		wide_subtract_at(
		    &s->sum, (uint64_t)(product >> LIMB_BITS), at + LIMB_BITS);
	}
	square = (natural)mantissa * mantissa;
	low = (natural)(uint64_t)square * times;
	high = (square >> LIMB_BITS) * times + (low >> LIMB_BITS);
	wide_add_at(&s->squares, (uint64_t)low, 2 * at);
	wide_add_at(&s->squares, (uint64_t)high, 2 * at + LIMB_BITS);
	wide_add_at(&s->squares, (uint64_t)(high >> LIMB_BITS),
	    2 * at + (size_t)2 * LIMB_BITS);
}

static void
add_integer(struct wide *a, exact_integer v)
{
	natural size = v < 0 ? 0 - (natural)v : (natural)v;

	if (v < 0) {
		wide_subtract_at(a, (uint64_t)size, 0);
		wide_subtract_at(a, (uint64_t)(size >> LIMB_BITS), LIMB_BITS);
	} else {
		wide_add_at(a, (uint64_t)size, 0);
		wide_add_at(a, (uint64_t)(size >> LIMB_BITS), LIMB_BITS);
	}
}

/* sum = (all of x) * unit, squares = (all of x^2) * unit^2. */
struct total {
	struct wide sum;
	struct wide squares;
	struct wide unit;
};

static void
total_decimals(const struct exact *s, struct total *t)
{
	int scale = EXACT_SCALES - 1;

	while (scale > 0 && s->decimals[scale].squares[0] == 0 &&
	       s->decimals[scale].squares[1] == 0 &&
	       s->decimals[scale].squares[2] == 0)
		scale--;
	*t = (struct total){ { { 0 } }, { { 0 } }, { { 1 } } };
	for (int i = 0; i <= scale; i++) {
		const struct exact_decimals *d = &s->decimals[i];

		if (i > 0) {
			wide_multiply(&t->sum, 10);
			wide_multiply(&t->squares, 100);
			wide_multiply(&t->unit, 10);
		}
		add_integer(&t->sum, d->sum);
		for (size_t limb = 0; limb < 3; limb++)
			wide_add_at(
			    &t->squares, d->squares[limb], limb * LIMB_BITS);
	}
}

static void
total_all(const struct exact *s, struct total *t)
{
	struct wide part;
	struct wide part_squares;

	total_decimals(s, t);
	if (!s->has_doubles)
		return;
	wide_product(&part, &s->sum, &t->unit);
	wide_shift(&t->sum, SMALLEST_EXPONENT);
	wide_add(&t->sum, &part);
	wide_product(&part, &s->squares, &t->unit);
	wide_product(&part_squares, &part, &t->unit);
	wide_shift(&t->squares, (size_t)2 * SMALLEST_EXPONENT);
	wide_add(&t->squares, &part_squares);
	wide_shift(&t->unit, SMALLEST_EXPONENT);
}

double
exact_mean(const struct exact *s)
{
	struct total t;
	bool negative;
	double mean;

	total_all(s, &t);
	negative = wide_is_negative(&t.sum);
	if (negative)
		wide_negate(&t.sum);
	wide_multiply(&t.unit, s->n);
	mean = (double)wide_ratio(t.sum, t.unit);
	return negative ? -mean : mean;
}

/* (n * squares - sum^2) / (n * (n - 1) * unit^2), and its root. */
double
exact_sd(const struct exact *s)
{
	struct total t;
	struct wide square;

	total_all(s, &t);
	wide_multiply(&t.squares, s->n);
	wide_product(&square, &t.sum, &t.sum);
	wide_subtract(&t.squares, &square);
	wide_product(&square, &t.unit, &t.unit);
	wide_multiply(&square, s->n);
	wide_multiply(&square, s->n - 1);
	return (double)wide_root(t.squares, square);
}
