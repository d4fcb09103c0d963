/* Mean and standard deviation without rounding on the way.  The sums of x and
 * of x^2 are kept as whole numbers, those of decimals for each number of
 * decimals apart, those of doubles in units of the smallest double; so they
 * are exact, do not depend on the order, and only the result is rounded. */
#ifndef EXACT_H
#define EXACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/num.h"
#include "stats/wide.h"

enum { EXACT_SCALES = 19 };

__extension__ typedef __int128 exact_integer;

/* Of decimals with the same scale.  With at most 18 digits and 2^64 values in
 * all neither can overflow. */
struct exact_decimals {
	exact_integer sum;
	uint64_t squares[3]; /* 192 bits, little-endian */
};

/* Zero-initialise. */
struct exact {
	uint64_t n;
	struct exact_decimals decimals[EXACT_SCALES];
	bool has_doubles;
	struct wide sum;     /* of doubles, in units of 2^-1074 */
	struct wide squares; /* of doubles, in units of 2^-2148 */
};

/* Take x `times` times. */
void exact_add(struct exact *s, struct num x, uint64_t times);
void exact_add_double(struct exact *s, double x, uint64_t times);

/* The mean, needs n >= 1, and the standard deviation with n - 1, needs n >= 2:
 * the doubles nearest to the true ones. */
double exact_mean(const struct exact *s);
double exact_sd(const struct exact *s);

#endif
