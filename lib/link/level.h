/* How alike two values of one trait are, in levels: 1 is the same, the last
 * one of the kind is different, 0 says nothing. */
#ifndef LEVEL_H
#define LEVEL_H

#include "link/trait.h"

enum {
	LEVEL_NONE = 0, /* one of them has no value */
	LEVEL_SAME = 1,
	LEVEL_NEAR = 2,
	/* Of e-mail: the same, but made of a name that is the same, too. */
	LEVEL_MADE = 6,
	LEVEL_MOST = 7, /* levels, 0 included */
	LEVEL_BITS = 3, /* that one takes */
};

/* How many levels there are, and so the number of the last one. */
unsigned level_last(enum trait_kind kind);

/* The last level at which two values rather agree. */
unsigned level_agrees(enum trait_kind kind);

/* What level `level` of the kind means; constant text. */
const char *level_name(enum trait_kind kind, unsigned level);

/* Of two different values of t. */
unsigned level_of(const struct trait *t, uint32_t x, uint32_t y);

#endif
