/* People who live together: those who share the family name and either the
 * address or the telephone number. */
#ifndef HOUSEHOLD_H
#define HOUSEHOLD_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "link/cluster.h"
#include "link/corpus.h"

/* Zero-initialise. */
struct household {
	struct buf of; /* uint32_t an entry: its household's first entry */
};

/* 0, or -1 with ERR_MEMORY. */
int household_find(struct household *h, const struct corpus *c,
    const struct cluster *k, struct err *e) ERR_USE;

static inline uint32_t
household_of(const struct household *h, uint32_t entry)
{
	return ((const uint32_t *)(const void *)h->of.p)[entry];
}

void household_free(struct household *h);

#endif
