/* How firmly each entry stands in its cluster. */
#ifndef STANDING_H
#define STANDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/workers.h"
#include "link/cluster.h"
#include "link/weight.h"

struct standing_entry {
	/* Its greatest weight with another of the cluster; if it is alone, that
	 * of its records with each other, 0 if it is one record. */
	float best;
	float mean;    /* with all of them (or many) */
	uint32_t with; /* whom the greatest is with; itself, if alone */
};

/* Zero-initialise. */
struct standing {
	struct buf entries; /* struct standing_entry */
	struct buf members; /* uint32_t: entries, cluster by cluster */
	struct buf ends;    /* uint32_t an entry that is the first of its
	                     * cluster: where that ends in members */
};

/* 0, or -1 with ERR_MEMORY. */
int standing_find(struct standing *s, const struct cluster *k,
    const struct weight *w, struct workers *workers, struct err *e) ERR_USE;

/* The entries of the cluster whose first one is `root`. */
const uint32_t *standing_members(
    const struct standing *s, uint32_t root, size_t *n);

static inline const struct standing_entry *
standing_of(const struct standing *s, uint32_t entry)
{
	return (const struct standing_entry *)(const void *)s->entries.p +
	       entry;
}

/* Give back who is with whom: only standing_of may be asked from then on. */
void standing_release(struct standing *s);
void standing_free(struct standing *s);

#endif
