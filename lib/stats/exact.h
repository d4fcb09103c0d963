/* Sums, moments and what follows from them, without rounding on the way.  The
 * sums of x, x^2, x^3 and x^4 are kept as whole numbers, those of decimals for
 * each number of decimals apart, those of doubles (x and x^2 only) in units of
 * the smallest double; so they are exact, do not depend on the order, and only
 * the result is rounded. */
#ifndef EXACT_H
#define EXACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/num.h"
#include "stats/wide.h"

enum {
	EXACT_SCALES = 19,
	/* Limbs: of at most 18 digits and 2^64 values none can overflow. */
	EXACT_SUM = 2,
	EXACT_SQUARES = 3,
	EXACT_CUBES = 4,
	EXACT_FOURTHS = 5,
};

/* Of decimals with the same scale: little-endian, two's complement. */
struct exact_decimals {
	uint64_t sum[EXACT_SUM];
	uint64_t squares[EXACT_SQUARES];
	uint64_t cubes[EXACT_CUBES];
	uint64_t fourths[EXACT_FOURTHS];
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

/* Mean and sum, which need n >= 1, variance and standard deviation with n - 1
 * and the standard error of the mean, which need n >= 2: the doubles nearest
 * to the true ones. */
double exact_mean(const struct exact *s);
double exact_sum(const struct exact *s);
double exact_variance(const struct exact *s);
double exact_sd(const struct exact *s);
double exact_sem(const struct exact *s);

/* Are there no doubles among the values?  Then the sum is a decimal, and all
 * its digits can be appended.  0, or -1 with ERR_MEMORY. */
bool exact_is_decimal(const struct exact *s);
int exact_write_sum(
    const struct exact *s, struct buf *out, struct err *e) ERR_USE;

/* The third and fourth standardised moments, of the latter 3 less: g1 and g2
 * of D.N. Joanes and C.A. Gill, "Comparing measures of sample skewness and
 * kurtosis", 1998.  False when there are doubles or no spread. */
bool exact_shape(const struct exact *s, double *skewness, double *kurtosis);

#endif
