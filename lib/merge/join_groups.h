/* A join beyond memory: all records go to temp files by key, and what is
 * written of each key to others by its place in the output. */
#ifndef JOIN_GROUPS_H
#define JOIN_GROUPS_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "match/group.h"
#include "merge/join_combine.h"

struct join_groups {
	struct join_combine *combine;
	struct group group;
	struct buf key;
};

/* Zeroed before.  memory: bytes for the records until all have been added.
 * 0 or -1. */
int join_groups_open(
    struct join_groups *g, struct join_combine *x, size_t memory) ERR_USE;

/* A record: those of each source in their order.  key.p NULL: it has none, and
 * is written. */
int join_groups_add(struct join_groups *g, size_t source, struct str key,
    struct join_record r) ERR_USE;

/* All are there: write the join, with this much more memory.  0, or -1 and
 * io->err. */
int join_groups_write(struct join_groups *g, size_t memory) ERR_USE;

void join_groups_close(struct join_groups *g);

#endif
