/* Which records are about the same person.  Open, add them, run; then ask. */
#ifndef LINK_H
#define LINK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "link/edges.h"
#include "link/intake.h"
#include "link/model.h"
#include "link/standing.h"
#include "record/header.h"

#define LINK_NONE ((size_t)-1)
#define LINK_FLOOR (-2.0) /* pairs of less are kept nowhere */

struct link;
struct link_options {
	struct trait_reading reading;
	unsigned threads; /* 0: one a processor */
	size_t memory;    /* beyond it files are mapped; 0: it is not bounded */
	const char *tempdir;
	size_t once; /* column of which no cluster has a value twice, or NONE */
	const struct model *model; /* to be used instead of learning, or NULL */
	/* Fills l->edges of what was added, or NULL: the rules do. */
	int (*find_edges)(void *context, struct link *l, struct err *e);
	void *context;
};

/* Zero-initialise.  To be read for reports. */
struct link {
	struct link_options options;
	struct arena memory;
	struct workers *workers;
	struct intake intake;
	struct corpus corpus;
	struct evidence evidence;
	struct blocks blocks;
	struct compare_seen seen;
	struct weight weight;
	struct edges edges;
	struct bonds bonds;
	struct cluster cluster;
	struct standing standing;
	struct buf number; /* uint32_t a record: its cluster */
	uint32_t clusters;
	bool filled; /* any field that is compared has a value */
};

/* 0, or -1: ERR_MEMORY, ERR_USAGE (a column of the model is not there). */
int link_open(struct link *l, const struct header *h,
    const struct link_options *o, struct err *e) ERR_USE;

/* A record, by the fields of the header's columns.  label: the cluster it is
 * known to be in (from 1 on), 0: to be found.  0 or -1. */
int link_add(struct link *l, const struct str *field, uint32_t label,
    struct err *e) ERR_USE;

/* Two added records are the same person, or are not.  tag: a number that the
 * first has of its own, whatever the order of records. */
int link_tell(struct link *l, uint64_t a, uint64_t b, bool same, uint32_t tag,
    struct err *e) ERR_USE;

/* Learn, score and cluster.  0, or -1. */
int link_run(struct link *l, struct err *e) ERR_USE;

/* Its cluster, from 0 on as they appear; an empty record is one of its own. */
uint32_t link_cluster(const struct link *l, uint64_t record);
bool link_is_empty(const struct link *l, uint64_t record);

/* Its greatest weight with another of its cluster; false: it is alone. */
bool link_weight(const struct link *l, uint64_t record, double *weight);

/* Give back what the three calls above do not need; ask nothing else then. */
void link_release(struct link *l);
void link_close(struct link *l);

#endif
