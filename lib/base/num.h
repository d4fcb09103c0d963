/* Decimal numbers, exact: a value is `unscaled` / 10^scale.  Text is plain
 * (-1234.50); grouping, currency and decimal commas belong to the field rules.
 */
#ifndef NUM_H
#define NUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct num {
	int64_t unscaled;
	uint8_t scale; /* 0..18 */
};

enum { NUM_TEXT = 32, NUM_ORDERED = 16 }; /* room for any written number */

/* Read [+-]digits[.digits], digits on at least one side of the point, nothing
 * around it.  False when s is anything else or needs more than 18 significant
 * digits. */
bool num_read(struct str s, struct num *v);

/* Is s a decimal number in form (any length), with optional exponent?  If so
 * *value is the nearest double. */
bool num_read_double(struct str s, double *value);

int num_compare(struct num a, struct num b); /* exact: -1, 0, 1 */
double num_to_double(struct num v);

/* Write without trailing zeros beyond `scale`, as it was read; returns the
 * length. */
size_t num_write(struct num v, char out[NUM_TEXT]);

/* Bytes in whose order numbers are. */
void num_write_ordered(struct num v, char out[NUM_ORDERED]);

/* Write a count; returns the length. */
size_t num_write_count(uint64_t v, char out[NUM_TEXT]);

/* Write the shortest decimal that reads back as the same double ("1e+300" for
 * the very large); returns the length. */
size_t num_write_double(double v, char out[NUM_TEXT]);

/* Read a size with an optional suffix K M G T (powers of 1024), for options.
 * False when malformed or too large. */
bool num_read_size(struct str s, size_t *bytes);

#endif
