/* What somebody should look at: pairs that may be one person and were not
 * joined, and clusters that hold together badly. */
#ifndef REVIEW_H
#define REVIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "link/bonds.h"
#include "link/cluster.h"
#include "link/edges.h"
#include "link/standing.h"

struct review_pair {
	uint64_t a, b; /* records, a < b */
	float weight;
	bool joined; /* in a weak cluster; else: not joined */
};

/* Is the cluster whose first entry is `root` one to look at: a member with no
 * firm link, or that does not fit the others, or very many of them? */
bool review_is_weak(const struct standing *s, uint32_t root);

/* Append to `list` struct review_pair: of weak clusters each weak member with
 * its best link, of those not joined the best pair of any two clusters; by
 * descending weight, then a, then b.  Pairs that `bonds` speak of are left
 * out.  0, or -1 with ERR_MEMORY. */
int review_list(struct buf *list, const struct corpus *c,
    const struct edges *edges, const struct cluster *k,
    const struct standing *s, const struct bonds *bonds, struct err *e) ERR_USE;

#endif
