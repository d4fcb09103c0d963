/* Entries that are alike in everything, and yet are two, because something is
 * said of the records of one of them. */
#ifndef BONDS_ALIKE_H
#define BONDS_ALIKE_H

#include "link/bonds.h"

/* Fill b->alike.  0, or -1 with ERR_MEMORY. */
int bonds_alike_find(
    struct bonds *b, const struct corpus *c, struct err *e) ERR_USE;

#endif
