/* One rule of a column at work in several threads. */
#ifndef CANON_SHARE_H
#define CANON_SHARE_H

#include "base/arena.h"
#include "base/err.h"
#include "field/canon.h"

/* The rule of c with all that was decided, and counts of its own, which begin
 * at nothing.  0, or -1 with ERR_MEMORY. */
int canon_share(struct canon *share, const struct canon *c,
    struct arena *memory, struct err *e) ERR_USE;

/* Add what a share of c has counted. */
void canon_share_join(struct canon *c, const struct canon *share);

#endif
