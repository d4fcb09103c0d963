/* Numbers of registers and accounts without what people put between their
 * signs. */
#ifndef COMPACT_H
#define COMPACT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { COMPACT_MAX = 48 };

struct compact {
	size_t n;
	char p[COMPACT_MAX]; /* capital letters and digits of ASCII */
	size_t digits;       /* how many of them are digits */
	/* The last "-" or "+" between them and how many stand before it: it
	 * has a meaning in a few kinds of numbers.  NUL: there is none. */
	char sign;
	size_t sign_at;
};

/* Letters and digits of s, valid UTF-8: wide ones and digits of other scripts
 * become those of ASCII, letters capital; white space, dashes, dots, slashes,
 * colons, apostrophes, brackets and what cannot be seen go, and so does the
 * ".0" that a number has from having been read as an amount.
 *
 * NULL, or why it can be no such number: bad_format (another character, or no
 * digit), bad_length (longer than any), multi_value (several numbers),
 * excel_scientific ("4.40514E+10": digits are lost). */
const char *compact_make(struct compact *c, struct str s);

static inline struct str
compact_str(const struct compact *c)
{
	return str_make(c->p, c->n);
}

/* Take n letters or digits off the front, which are there. */
void compact_drop(struct compact *c, size_t n);

#endif
