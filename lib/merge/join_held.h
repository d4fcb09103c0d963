/* A join in memory: the sources that do not lead are held by key, the one that
 * leads passes by.  What turns out to be too much goes to join_groups. */
#ifndef JOIN_HELD_H
#define JOIN_HELD_H

#include "base/err.h"
#include "merge/join_combine.h"

/* 0, or -1 and io->err. */
int join_held_run(struct join_combine *x) ERR_USE;

#endif
