/* Which records of the other sources a small driver will ask for: enriching a
 * small file from a large one must not hold the large one. */
#ifndef JOIN_WANTED_H
#define JOIN_WANTED_H

#include <stdbool.h>

#include "base/err.h"
#include "match/keyset.h"
#include "merge/join_combine.h"

/* Read the keys of the driver into k, beforehand and uncounted, where that
 * promises to pay.  *known: all are there; nothing more is to be added.  0, or
 * -1 and io->err. */
int join_wanted_collect(
    struct keyset *k, bool *known, struct join_combine *x) ERR_USE;

#endif
