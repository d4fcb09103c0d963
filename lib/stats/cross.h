/* A cross table: how often values come together, and how much more often than
 * they would by chance. */
#ifndef CROSS_H
#define CROSS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "stats/cross_run.h"

/* A value of one column: rare ones are put together as "(other)". */
struct cross_value {
	struct str text;
	uint64_t total;
	size_t becomes; /* which value it counts as */
};

struct cross_cell {
	size_t value[CROSS_COLUMNS];
	uint64_t count;
	bool hidden;
};

/* Zero-initialise, set n, k, name. */
struct cross {
	size_t n; /* columns */
	uint64_t k;
	struct str name[CROSS_COLUMNS];
	struct cross_value value[CROSS_COLUMNS][CROSS_VALUES + 2];
	size_t nvalues[CROSS_COLUMNS];
	struct buf cells; /* struct cross_cell, in order of their values */
	uint64_t total;
	struct arena memory;
};

/* A combination of values, once, in any order; then all are in.  0, or -1:
 * ERR_USAGE (too many values), ERR_MEMORY. */
int cross_add(struct cross *x, const struct str *value, uint64_t count,
    struct err *e) ERR_USE;
int cross_end(struct cross *x, struct err *e) ERR_USE;

/* Into a document that has its err; failures stay in it. */
void cross_report(struct document *d, const struct cross *x);

void cross_free(struct cross *x);

#endif
