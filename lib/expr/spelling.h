/* The nearest of several names to one that does not exist: "did you mean". */
#ifndef SPELLING_H
#define SPELLING_H

#include <stddef.h>

#include "base/str.h"

struct spelling {
	struct str wanted;
	struct str best; /* p NULL: nothing near enough so far */
	size_t distance; /* of best */
};

void spelling_begin(struct spelling *s, struct str wanted);

/* One name that does exist; the first of equally near ones stays. */
void spelling_offer(struct spelling *s, struct str name);

/* How many letters must be added, taken away, changed or swapped with their
 * neighbour to turn a into b; ASCII case does not count.  Names beyond 64
 * bytes are far from everything: (size_t)-1. */
size_t spelling_distance(struct str a, struct str b);

#endif
