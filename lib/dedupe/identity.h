/* Under which id people leave: their numbers (1, 2, 3 ...), or an id that was
 * theirs before. */
#ifndef IDENTITY_H
#define IDENTITY_H

#include <stdint.h>

#include "base/buf.h"
#include "base/num.h"
#include "link/dictionary.h"

#define IDENTITY_PREFIX "new-"

enum { IDENTITY_TEXT = NUM_TEXT + 8 };

/* Zero-initialised: their numbers. */
struct identity {
	struct buf of; /* uint32_t a cluster: its id; empty: their numbers */
	/* The text of each of the first ids, or NULL: they are numbers. */
	const struct dictionary *known;
	uint64_t largest; /* of these texts as numbers; ids behind go on */
	bool names;       /* not all of them are numbers: ids behind are new-N,
	                   * N above the largest of these texts */
};

/* The id of a cluster; in `room` where it is not one of `known`. */
struct str identity_text(
    const struct identity *x, uint32_t cluster, char room[IDENTITY_TEXT]);

void identity_free(struct identity *x);

#endif
