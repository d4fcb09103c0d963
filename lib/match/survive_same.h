/* Which members of a group hold the same values, byte for byte, in some of
 * their columns. */
#ifndef SURVIVE_SAME_H
#define SURVIVE_SAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "match/group.h"

/* Zero-initialise. */
struct survive_same {
	uint64_t seed;
	struct buf slots; /* size_t: 1 + a place in the list, or 0 */
	struct buf first; /* size_t */
};

/* Do both agree in all n columns? */
bool survive_same_are(const struct group_member *a,
    const struct group_member *b, const size_t *column, size_t n);

/* For each of the members that `list` names, the place in the list of the first
 * one that agrees with it in those columns; valid until the next call.  NULL
 * with ERR_MEMORY. */
const size_t *survive_same_find(struct survive_same *x,
    const struct group_member *member, const size_t *list, size_t nlist,
    const size_t *column, size_t n, struct err *e) ERR_USE;

void survive_same_close(struct survive_same *x);

#endif
