/* The most frequent of any number of values with a fixed number of counters.
 * SpaceSaving (A. Metwally, D. Agrawal and A. El Abbadi, 2005) in the form that
 * is merged (P. Agarwal and others, "Mergeable summaries", 2012): where there
 * are too many counters, the smallest go and all others are lowered by what the
 * first of those had.  A count is too low by at most `lost`, and that is at
 * most one in HEAVY_COUNTERS of all values. */
#ifndef HEAVY_H
#define HEAVY_H

#include <stdint.h>

#include "stats/tally.h"

enum { HEAVY_COUNTERS = 1024 };

/* Zero-initialise. */
struct heavy {
	struct tally tally;
	uint64_t lost;
};

/* A value that is not empty, `times` times.  0, or -1 with ERR_MEMORY. */
int heavy_add(
    struct heavy *s, struct str value, uint64_t times, struct err *e) ERR_USE;

/* No more come in: leave HEAVY_COUNTERS of them at most. */
int heavy_end(struct heavy *s, struct err *e) ERR_USE;

void heavy_free(struct heavy *s);

#endif
