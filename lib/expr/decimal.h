/* Sums and products of exact decimals.  False when the result needs more than
 * 63 bits or 18 places: a value that is not known rather than a rounded one. */
#ifndef DECIMAL_H
#define DECIMAL_H

#include <stdbool.h>

#include "base/num.h"

bool decimal_add(struct num a, struct num b, struct num *sum);
bool decimal_multiply(struct num a, struct num b, struct num *product);
/* The quotient to 9 places, half away from zero; false also for b = 0. */
bool decimal_divide(struct num a, struct num b, struct num *quotient);

/* v to `places` (0 to 18), half away from zero; the largest whole number that
 * is not above v. */
struct num decimal_round(struct num v, unsigned places);
struct num decimal_floor(struct num v);

/* Without zeros at the end of the fraction. */
struct num decimal_trim(struct num v);

bool decimal_negate(struct num v, struct num *negative);

#endif
