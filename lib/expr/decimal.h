/* Sums and products of exact decimals.  False when the result needs more than
 * 63 bits or 18 places: a value that is not known rather than a rounded one. */
#ifndef DECIMAL_H
#define DECIMAL_H

#include <stdbool.h>

#include "base/num.h"

bool decimal_add(struct num a, struct num b, struct num *sum);
bool decimal_multiply(struct num a, struct num b, struct num *product);
bool decimal_negate(struct num v, struct num *negative);

#endif
