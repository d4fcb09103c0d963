/* Whole numbers far wider than any machine word, for the last step of exact
 * sums: little-endian limbs, two's complement.  Results beyond the width wrap
 * around; the callers' bounds keep them inside. */
#ifndef WIDE_H
#define WIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WIDE_LIMBS = 80 };

struct wide {
	uint64_t limb[WIDE_LIMBS];
};

/* a += v * 2^bit, a -= v * 2^bit. */
void wide_add_at(struct wide *a, uint64_t v, size_t bit);
void wide_subtract_at(struct wide *a, uint64_t v, size_t bit);

void wide_add(struct wide *a, const struct wide *b);
void wide_subtract(struct wide *a, const struct wide *b);
void wide_negate(struct wide *a);
bool wide_is_negative(const struct wide *a);
bool wide_is_zero(const struct wide *a);

/* a *= v; *out = a * b (out is neither of them); a *= 2^bits. */
void wide_multiply(struct wide *a, uint64_t v);
void wide_product(struct wide *out, const struct wide *a, const struct wide *b);
void wide_shift(struct wide *a, size_t bits);

/* a /= v, for a >= 0 and v > 0; returns the remainder. */
uint64_t wide_divide(struct wide *a, uint64_t v);

/* a / b for a >= 0 and b > 0, cut to 64 significant bits of which the last is
 * set when anything was cut off ("round to odd"): converted to double, the
 * result is the correctly rounded quotient. */
long double wide_ratio(struct wide a, struct wide b);

/* The root of a / b, to at least 62 bits in the same way. */
long double wide_root(struct wide a, struct wide b);

#endif
