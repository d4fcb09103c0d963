/* Sums in whole numbers; see exact.h. */
#include "stats/exact.h"

#include <float.h>
#include <math.h>

enum {
	SMALLEST_EXPONENT = 1074, /* 2^-1074 is the smallest double */
	LIMB_BITS = 64,
};

__extension__ typedef unsigned __int128 natural;

/* a[0..n) *= v. */
static void
multiply(uint64_t *a, size_t n, uint64_t v)
{
	natural product = 0;

	for (size_t i = 0; i < n; i++) {
		product += (natural)a[i] * v;
		a[i] = (uint64_t)product;
		product >>= LIMB_BITS;
	}
}

/* to[0..n) += or -= what. */
static void
add_limbs(uint64_t *to, size_t n, const uint64_t *what, bool negative)
{
	natural carry = negative ? 1 : 0;

	for (size_t i = 0; i < n; i++) {
		carry += (natural)to[i] + (negative ? ~what[i] : what[i]);
		to[i] = (uint64_t)carry;
		carry >>= LIMB_BITS;
	}
}

void
exact_add(struct exact *s, struct num x, uint64_t times)
{
	struct exact_decimals *d = &s->decimals[x.scale];
	bool negative = x.unscaled < 0;
	uint64_t size =
	    negative ? 0 - (uint64_t)x.unscaled : (uint64_t)x.unscaled;
	uint64_t power[EXACT_FOURTHS] = { times };

	s->n += times;
	multiply(power, EXACT_SUM, size);
	add_limbs(d->sum, EXACT_SUM, power, negative);
	multiply(power, EXACT_SQUARES, size);
	add_limbs(d->squares, EXACT_SQUARES, power, false);
	multiply(power, EXACT_CUBES, size);
	add_limbs(d->cubes, EXACT_CUBES, power, negative);
	multiply(power, EXACT_FOURTHS, size);
	add_limbs(d->fourths, EXACT_FOURTHS, power, false);
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

/* a += what[0..n), two's complement. */
static void
add_signed(struct wide *a, const uint64_t *what, size_t n)
{
	bool negative = what[n - 1] >> (LIMB_BITS - 1) != 0;

	for (size_t i = 0; i < n; i++)
		wide_add_at(a, what[i], i * LIMB_BITS);
	if (negative)
		wide_subtract_at(a, 1, n * LIMB_BITS);
}

/* sum = (all of x) * unit, squares = (all of x^2) * unit^2. */
struct total {
	struct wide sum;
	struct wide squares;
	struct wide unit;
};

/* The most decimals that any value but zero has. */
static int
scale_of(const struct exact *s)
{
	int scale = EXACT_SCALES - 1;

	while (scale > 0 && s->decimals[scale].squares[0] == 0 &&
	       s->decimals[scale].squares[1] == 0 &&
	       s->decimals[scale].squares[2] == 0)
		scale--;
	return scale;
}

static void
total_decimals(const struct exact *s, struct total *t)
{
	int scale = scale_of(s);

	*t = (struct total){ { { 0 } }, { { 0 } }, { { 1 } } };
	for (int i = 0; i <= scale; i++) {
		const struct exact_decimals *d = &s->decimals[i];

		if (i > 0) {
			wide_multiply(&t->sum, 10);
			wide_multiply(&t->squares, 100);
			wide_multiply(&t->unit, 10);
		}
		add_signed(&t->sum, d->sum, EXACT_SUM);
		add_signed(&t->squares, d->squares, EXACT_SQUARES);
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

/* sum / (unit * n), of either sign. */
static double
sum_over(const struct exact *s, uint64_t n)
{
	struct total t;
	bool negative;
	double result;

	total_all(s, &t);
	negative = wide_is_negative(&t.sum);
	if (negative)
		wide_negate(&t.sum);
	wide_multiply(&t.unit, n);
	result = (double)wide_ratio(t.sum, t.unit);
	return negative ? -result : result;
}

double
exact_mean(const struct exact *s)
{
	return sum_over(s, s->n);
}

double
exact_sum(const struct exact *s)
{
	return sum_over(s, 1);
}

/* The variance as a fraction:
 * (n * squares - sum^2) / (n * (n - 1) * unit^2). */
static void
variance_of(const struct exact *s, struct wide *above, struct wide *below)
{
	struct total t;
	struct wide square;

	total_all(s, &t);
	*above = t.squares;
	wide_multiply(above, s->n);
	wide_product(&square, &t.sum, &t.sum);
	wide_subtract(above, &square);
	wide_product(below, &t.unit, &t.unit);
	wide_multiply(below, s->n);
	wide_multiply(below, s->n - 1);
}

double
exact_variance(const struct exact *s)
{
	struct wide above;
	struct wide below;

	variance_of(s, &above, &below);
	return (double)wide_ratio(above, below);
}

double
exact_sem(const struct exact *s)
{
	struct wide above;
	struct wide below;

	variance_of(s, &above, &below);
	wide_multiply(&below, s->n);
	return (double)wide_root(above, below);
}

double
exact_sd(const struct exact *s)
{
	struct wide above;
	struct wide below;

	variance_of(s, &above, &below);
	return (double)wide_root(above, below);
}

bool
exact_is_decimal(const struct exact *s)
{
	return !s->has_doubles;
}

int
exact_write_sum(const struct exact *s, struct buf *out, struct err *e)
{
	enum { DIGITS = 80 };
	char text[DIGITS];
	int at = DIGITS;
	int scale = scale_of(s);
	struct total t;
	bool negative;

	total_decimals(s, &t);
	negative = wide_is_negative(&t.sum);
	if (negative)
		wide_negate(&t.sum);
	for (int i = 0; i <= scale || !wide_is_zero(&t.sum); i++) {
		if (i > 0 && i == scale)
			text[--at] = '.';
		text[--at] = (char)('0' + wide_divide(&t.sum, 10));
	}
	if (negative)
		text[--at] = '-';
	return buf_add(out, str_make(text + at, (size_t)(DIGITS - at)), e);
}

/* sums[k] = (all of x^k) * unit^k, sums[0] the number of values. */
static void
sum_powers(const struct exact *s, struct wide sums[5])
{
	int scale = scale_of(s);

	for (size_t k = 0; k < 5; k++)
		sums[k] = (struct wide){ { 0 } };
	sums[0].limb[0] = s->n;
	for (int i = 0; i <= scale; i++) {
		const struct exact_decimals *d = &s->decimals[i];
		uint64_t unit = 10;

		for (size_t k = 1; i > 0 && k < 5; k++, unit *= 10)
			wide_multiply(&sums[k], unit);
		add_signed(&sums[1], d->sum, EXACT_SUM);
		add_signed(&sums[2], d->squares, EXACT_SQUARES);
		add_signed(&sums[3], d->cubes, EXACT_CUBES);
		add_signed(&sums[4], d->fourths, EXACT_FOURTHS);
	}
}

/* to += factor * (the product of the sums whose numbers stand in `which`: of
 * "113" s1 * s1 * s3). */
static void
add_product(
    struct wide *to, int factor, const char *which, const struct wide sums[5])
{
	struct wide product = { { 1 } };
	struct wide next;

	for (; *which != '\0'; which++) {
		const struct wide *sum = &sums[*which - '0'];
		bool negative = wide_is_negative(sum);
		struct wide size = *sum;

		if (negative)
			wide_negate(&size);
		wide_product(&next, &product, &size);
		product = next;
		if (negative)
			factor = -factor;
	}
	wide_multiply(&product, (uint64_t)(factor < 0 ? -factor : factor));
	if (factor < 0)
		wide_subtract(to, &product);
	else
		wide_add(to, &product);
}

static long double
signed_ratio(struct wide a, const struct wide *b)
{
	bool negative = wide_is_negative(&a);
	long double ratio;

	if (negative)
		wide_negate(&a);
	ratio = wide_ratio(a, *b);
	return negative ? -ratio : ratio;
}

/* With the central sums n^2 m2, n^3 m3, n^4 m4 as whole numbers the powers of
 * n and of the unit cancel. */
bool
exact_shape(const struct exact *s, double *skewness, double *kurtosis)
{
	const struct wide one = { { 1 } };
	struct wide sums[5];
	struct wide second = { { 0 } };
	struct wide third = { { 0 } };
	struct wide fourth = { { 0 } };
	struct wide square;
	long double spread;

	if (s->has_doubles || s->n < 2)
		return false;
	sum_powers(s, sums);
	add_product(&second, 1, "02", sums);
	add_product(&second, -1, "11", sums);
	if (wide_is_zero(&second))
		return false;
	add_product(&third, 1, "003", sums);
	add_product(&third, -3, "012", sums);
	add_product(&third, 2, "111", sums);
	add_product(&fourth, 1, "0004", sums);
	add_product(&fourth, -4, "0013", sums);
	add_product(&fourth, 6, "0112", sums);
	add_product(&fourth, -3, "1111", sums);
	spread = wide_ratio(second, one);
	*skewness =
	    (double)(signed_ratio(third, &one) / (spread * sqrtl(spread)));
	wide_product(&square, &second, &second);
	for (int i = 0; i < 3; i++)
		wide_subtract(&fourth, &square);
	*kurtosis = (double)signed_ratio(fourth, &square);
	return true;
}
