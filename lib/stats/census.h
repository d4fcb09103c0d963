/* The values of all columns of a stream and how often each occurs, within a
 * memory limit: when they outgrow it the largest columns go to a spill and are
 * put together again at the end, or, where estimates will do, are handed over
 * in parts.  Columns are counted by several threads, each column by one at a
 * time. */
#ifndef CENSUS_H
#define CENSUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/workers.h"
#include "stats/batch.h"
#include "stats/tally.h"

struct spill;

/* Who is told what was counted.  Each function gives 0, or -1 and why.  Those
 * about different columns may run at the same time. */
struct census_taker {
	void *context;
	/* NULL, or: every value, at least once, before `begin` of its column
	 * (in parts: before the first part only). */
	int (*observe)(
	    void *context, size_t column, struct str value, struct err *e);
	/* Values follow, each once, or in_parts: several times.  memory: bytes
	 * that may be used for them. */
	int (*begin)(void *context, size_t column, size_t memory, bool in_parts,
	    struct err *e);
	int (*take)(void *context, size_t column, struct str value,
	    uint64_t times, struct err *e);
	int (*end)(void *context, size_t column, struct err *e);
	/* NULL, or: before a batch is counted. */
	int (*look)(
	    void *context, size_t column, const struct batch *b, struct err *e);
};

struct census_options {
	size_t memory;       /* bytes for tallies and spill, 1 MiB or more */
	const char *tempdir; /* NULL: TMPDIR or /tmp */
	unsigned threads;    /* 0: one a processor */
	bool in_parts;
	bool sorted;  /* hand over in byte order, column by column */
	size_t extra; /* columns of a batch behind those that are counted */
};

/* Read records into b until it is full: 1, 0 at the end (b may hold some), -1
 * with the reason kept by the filler.  May be called from another thread, but
 * never twice at the same time. */
typedef int census_fill(void *context, struct batch *b);

struct census;

int census_open(struct census **c, size_t ncolumns,
    const struct census_options *o, const struct census_taker *taker,
    struct err *e) ERR_USE;

/* Count all there is; may be called again for more.  0; -1 with the filler's
 * failure (e is left alone) or with ERR_MEMORY, ERR_WRITE. */
int census_count(
    struct census *c, census_fill *fill, void *context, struct err *e) ERR_USE;

/* One value, `times` times, that was counted elsewhere.  0 or -1. */
int census_add(struct census *c, size_t column, struct str value,
    uint64_t times, struct err *e) ERR_USE;

uint64_t census_records(const struct census *c);

/* Tell the taker all columns, once.  0 or -1. */
int census_end(struct census *c, struct err *e) ERR_USE;

void census_close(struct census *c);

#endif
