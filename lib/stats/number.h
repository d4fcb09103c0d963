/* Which values are numbers, and which of two is smaller.
 *
 * A number is -digits[.digits] with an optional exponent.  What begins with a
 * plus sign (+358...) or with zeros that are not needed (00100) is not: these
 * are codes, which lose something when they are taken for numbers. */
#ifndef NUMBER_H
#define NUMBER_H

#include <stdbool.h>

#include "base/num.h"
#include "base/str.h"

struct number {
	bool integer; /* neither a point nor an exponent */
	bool exact;   /* decimal holds the value; at most 18 digits */
	struct num decimal;
	double value; /* the nearest double */
};

/* False when s is no number, or beyond the range of a double. */
bool number_read(struct str s, struct number *v);

/* The value of numbers, exactly, whatever their length; equal values in byte
 * order of their text: < 0, 0, > 0.  a and b were read from x and y. */
int number_compare(
    const struct number *a, struct str x, const struct number *b, struct str y);

#endif
