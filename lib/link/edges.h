/* The candidate pairs that may be one person, with their weights. */
#ifndef EDGES_H
#define EDGES_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/workers.h"
#include "link/blocks.h"
#include "link/bonds.h"
#include "link/weight.h"

struct edge {
	float weight;
	uint32_t a, b; /* entries, a < b */
};

/* Zero-initialise. */
struct edges {
	struct buf list; /* struct edge, by descending weight, then a, then b */
	uint64_t scored; /* pairs that were compared, once for each block */
};

/* Those of at least `floor`, without pairs of which both are in known
 * clusters.  0, or -1 with ERR_MEMORY. */
int edges_score(struct edges *s, const struct blocks *b,
    const struct weight *weight, const struct bonds *bonds, double floor,
    struct workers *w, struct err *e) ERR_USE;

/* The same of pairs that were all seen; no cluster is known. */
int edges_weigh(struct edges *s, const struct compare_seen *seen,
    const struct weight *weight, double floor, struct workers *w,
    struct err *e) ERR_USE;

/* Instead of scoring: one by one, the same one several times or once; then put
 * them in order.  0, or -1 with ERR_MEMORY. */
int edges_add(struct edges *s, const struct edge *edge, struct err *e) ERR_USE;
int edges_settle(struct edges *s, struct err *e) ERR_USE;

static inline const struct edge *
edges_list(const struct edges *s, size_t *n)
{
	*n = s->list.n / sizeof(struct edge);
	return (const struct edge *)(const void *)s->list.p;
}

void edges_free(struct edges *s);

#endif
