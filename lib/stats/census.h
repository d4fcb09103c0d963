/* The tallies of all columns of a stream, within a memory limit: when they
 * outgrow it the largest go to a spill and are put together again at the end.
 * Columns are counted by several threads, each column by one at a time. */
#ifndef CENSUS_H
#define CENSUS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/workers.h"
#include "stats/batch.h"
#include "stats/profile.h"
#include "stats/tally.h"

struct spill;

struct census_options {
	size_t memory;       /* bytes for tallies and spill, 1 MiB or more */
	const char *tempdir; /* NULL: TMPDIR or /tmp */
	unsigned threads;    /* 0: one a processor */
};

/* Read records into b until it is full: 1, 0 at the end (b may hold some), -1
 * with the reason kept by the filler.  May be called from another thread, but
 * never twice at the same time. */
typedef int census_fill(void *context, struct batch *b);

struct census_column {
	struct tally tally;
	bool spilled; /* part of it is in the spill */
};

/* Zero-initialise. */
struct census {
	struct census_options options;
	size_t ncolumns;
	struct census_column *column;
	uint64_t records; /* counted */
	uint64_t seed;
	struct batch batch[2]; /* one is counted while the other is filled */
	size_t current;        /* the batch being counted */
	census_fill *fill;
	void *context;
	int got; /* by the filler */
	struct profile *profile;
	bool failed; /* a job did: why */
	struct err failure;
	struct workers *workers;
	struct spill *spill;
	struct arena memory;
};

int census_open(struct census *c, size_t ncolumns,
    const struct census_options *o, struct err *e) ERR_USE;

/* Count all there is.  0; -1 with the filler's failure (e is left alone) or
 * with ERR_MEMORY, ERR_WRITE. */
int census_count(
    struct census *c, census_fill *fill, void *context, struct err *e) ERR_USE;

/* Fill profile[0..ncolumns), whose top.limit is set, once.  0 or -1. */
int census_profile(
    struct census *c, struct profile *profile, struct err *e) ERR_USE;

void census_close(struct census *c);

#endif
