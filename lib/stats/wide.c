/* Schoolbook arithmetic: the numbers are few and the speed does not matter. */
#include "stats/wide.h"

#include <math.h>

enum { LIMB_BITS = 64 };

__extension__ typedef unsigned __int128 limb_pair;

static void
add_limb(struct wide *a, size_t at, uint64_t v)
{
	for (; v != 0 && at < WIDE_LIMBS; at++) {
		a->limb[at] += v;
		v = a->limb[at] < v;
	}
}

static void
subtract_limb(struct wide *a, size_t at, uint64_t v)
{
	for (; v != 0 && at < WIDE_LIMBS; at++) {
		uint64_t before = a->limb[at];

		a->limb[at] = before - v;
		v = before < v;
	}
}

/* The part of v * 2^bit that lands in the limb behind the first one. */
static uint64_t
upper_part(uint64_t v, size_t bit)
{
	size_t shift = bit % LIMB_BITS;

	return shift == 0 ? 0 : v >> (LIMB_BITS - shift);
}

void
wide_add_at(struct wide *a, uint64_t v, size_t bit)
{
	add_limb(a, bit / LIMB_BITS, v << bit % LIMB_BITS);
	add_limb(a, bit / LIMB_BITS + 1, upper_part(v, bit));
}

void
wide_subtract_at(struct wide *a, uint64_t v, size_t bit)
{
	subtract_limb(a, bit / LIMB_BITS, v << bit % LIMB_BITS);
	subtract_limb(a, bit / LIMB_BITS + 1, upper_part(v, bit));
}

void
wide_add(struct wide *a, const struct wide *b)
{
	limb_pair sum = 0;

	for (size_t i = 0; i < WIDE_LIMBS; i++) {
		sum += (limb_pair)a->limb[i] + b->limb[i];
		a->limb[i] = (uint64_t)sum;
		sum >>= LIMB_BITS;
	}
}

void
wide_negate(struct wide *a)
{
	for (size_t i = 0; i < WIDE_LIMBS; i++)
		a->limb[i] = ~a->limb[i];
	add_limb(a, 0, 1);
}

void
wide_subtract(struct wide *a, const struct wide *b)
{
	struct wide minus = *b;

	wide_negate(&minus);
	wide_add(a, &minus);
}

bool
wide_is_negative(const struct wide *a)
{
	return a->limb[WIDE_LIMBS - 1] >> (LIMB_BITS - 1) != 0;
}

bool
wide_is_zero(const struct wide *a)
{
	for (size_t i = 0; i < WIDE_LIMBS; i++) {
		if (a->limb[i] != 0)
			return false;
	}
	return true;
}

void
wide_product(struct wide *out, const struct wide *a, const struct wide *b)
{
	*out = (struct wide){ { 0 } };
	for (size_t i = 0; i < WIDE_LIMBS; i++) {
		limb_pair carry = 0;

		for (size_t j = 0; a->limb[i] != 0 && i + j < WIDE_LIMBS; j++) {
			carry += (limb_pair)a->limb[i] * b->limb[j];
			carry += out->limb[i + j];
			out->limb[i + j] = (uint64_t)carry;
			carry >>= LIMB_BITS;
		}
	}
}

void
wide_shift(struct wide *a, size_t bits)
{
	size_t limbs = bits / LIMB_BITS;
	size_t rest = bits % LIMB_BITS;

	for (size_t i = WIDE_LIMBS; i-- > 0;) {
		uint64_t high = i >= limbs ? a->limb[i - limbs] : 0;
		uint64_t low = i > limbs ? a->limb[i - limbs - 1] : 0;

		a->limb[i] = high << rest | upper_part(low, rest);
	}
}

/* Position behind the highest bit that is set; 0 for zero. */
static size_t
length(const struct wide *a)
{
	size_t i = WIDE_LIMBS;
	size_t bits = 0;

	while (i > 0 && a->limb[i - 1] == 0)
		i--;
	if (i == 0)
		return 0;
	while (bits < LIMB_BITS && a->limb[i - 1] >> bits != 0)
		bits++;
	return (i - 1) * LIMB_BITS + bits;
}

/* Most numbers are short: what follows looks at n limbs only. */
static bool
is_less(const uint64_t *a, const uint64_t *b, size_t n)
{
	while (n-- > 0) {
		if (a[n] != b[n])
			return a[n] < b[n];
	}
	return false;
}

static void
subtract(uint64_t *a, const uint64_t *b, size_t n)
{
	uint64_t borrow = 0;

	for (size_t i = 0; i < n; i++) {
		uint64_t before = a[i];
		uint64_t less = before - borrow;

		a[i] = less - b[i];
		borrow = before < borrow || less < b[i];
	}
}

static void
multiply(uint64_t *a, uint64_t v, size_t n)
{
	limb_pair product = 0;

	for (size_t i = 0; i < n; i++) {
		product += (limb_pair)a[i] * v;
		a[i] = (uint64_t)product;
		product >>= LIMB_BITS;
	}
}

void
wide_multiply(struct wide *a, uint64_t v)
{
	multiply(a->limb, v, WIDE_LIMBS);
}

uint64_t
wide_divide(struct wide *a, uint64_t v)
{
	limb_pair rest = 0;

	for (size_t i = WIDE_LIMBS; i-- > 0;) {
		rest = rest << LIMB_BITS | a->limb[i];
		a->limb[i] = (uint64_t)(rest / v);
		rest %= v;
	}
	return (uint64_t)rest;
}

long double
wide_ratio(struct wide a, struct wide b)
{
	size_t la = length(&a);
	size_t lb = length(&b);
	int exponent = (int)la - (int)lb;
	size_t n = (la > lb ? la : lb) / LIMB_BITS + 1;
	uint64_t quotient = 0;

	if (la == 0)
		return 0;
	if (la > lb)
		wide_shift(&b, la - lb);
	else
		wide_shift(&a, lb - la);
	if (is_less(a.limb, b.limb, n)) {
		multiply(a.limb, 2, n);
		exponent--;
	}
	for (int i = 0; i < LIMB_BITS; i++) {
		quotient <<= 1;
		if (!is_less(a.limb, b.limb, n)) {
			subtract(a.limb, b.limb, n);
			quotient |= 1;
		}
		multiply(a.limb, 2, n);
	}
	if (length(&a) != 0)
		quotient |= 1;
	return ldexpl((long double)quotient, exponent - (LIMB_BITS - 1));
}

/* The greatest r with r^2 * b <= a * 2^shift, bit by bit from the top. */
long double
wide_root(struct wide a, struct wide b)
{
	size_t la = length(&a);
	size_t lb = length(&b);
	/* Even, and such that r has 63 or 64 bits. */
	int shift = 2 * LIMB_BITS - 1 + (int)lb - (int)la;
	size_t n;
	uint64_t root = 0;
	struct wide square;

	if (la == 0)
		return 0;
	shift -= shift & 1;
	if (shift >= 0)
		wide_shift(&a, (size_t)shift);
	else
		wide_shift(&b, (size_t)-shift);
	/* Room for the square of 64 bits. */
	n = length(&b) / LIMB_BITS + 3;
	for (int i = LIMB_BITS; i-- > 0;) {
		uint64_t trial = root | UINT64_C(1) << i;

		square = b;
		multiply(square.limb, trial, n);
		multiply(square.limb, trial, n);
		if (!is_less(a.limb, square.limb, n))
			root = trial;
	}
	square = b;
	multiply(square.limb, root, n);
	multiply(square.limb, root, n);
	if (is_less(square.limb, a.limb, n))
		root |= 1;
	return ldexpl((long double)root, -shift / 2);
}
