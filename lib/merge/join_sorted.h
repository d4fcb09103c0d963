/* A join of sources that are sorted by the key: nothing is kept but the records
 * of one key, and the output is in the order of the keys. */
#ifndef JOIN_SORTED_H
#define JOIN_SORTED_H

#include "base/err.h"
#include "merge/join_combine.h"

/* 0, or -1 and io->err. */
int join_sorted_run(struct join_combine *x) ERR_USE;

#endif
