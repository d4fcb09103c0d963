/* Entries that are one person, brought together. */
#ifndef CLUSTER_H
#define CLUSTER_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "link/bonds.h"
#include "link/edges.h"
#include "link/weight.h"

/* Zero-initialise. */
struct cluster {
	struct buf of; /* uint32_t an entry: the first entry of its cluster */
};

/* Average link: by descending weight, the clusters at the two ends of an edge
 * become one when the mean weight of all pairs across them says so.  What
 * `bonds` say is kept whatever the weights; pairs it contradicts itself in are
 * marked there.  0, or -1 with ERR_MEMORY. */
int cluster_make(struct cluster *k, const struct edges *s,
    const struct weight *w, struct bonds *bonds, struct err *e) ERR_USE;

static inline uint32_t
cluster_of(const struct cluster *k, uint32_t entry)
{
	return ((const uint32_t *)(const void *)k->of.p)[entry];
}

void cluster_free(struct cluster *k);

#endif
