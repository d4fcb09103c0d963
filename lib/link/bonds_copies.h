/* Copies of what is known: entries that are alike in everything with some of a
 * known cluster. */
#ifndef BONDS_COPIES_H
#define BONDS_COPIES_H

#include "link/bonds.h"

/* They are of that cluster, too (of several, of the one with the least label),
 * unless there is anything that may keep them from it.  0, or -1 with
 * ERR_MEMORY. */
int bonds_copies_find(
    struct bonds *b, const struct corpus *c, struct err *e) ERR_USE;

#endif
