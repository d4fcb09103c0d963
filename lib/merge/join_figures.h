/* What a join counts, for each source. */
#ifndef JOIN_FIGURES_H
#define JOIN_FIGURES_H

#include <stdint.h>

#include "base/count.h"
#include "base/err.h"
#include "merge/join.h"
#include "merge/sources.h"

struct join_figures {
	uint64_t matched;   /* records that lead, and are written with others */
	uint64_t unmatched; /* records that lead and have no match */
	uint64_t keyless;   /* records without a key, leading or not */
	uint64_t found;     /* records of another source with a match in this */
	uint64_t left_out;  /* further matches in this source, not written */
};

/* All of them and those of each source; driver: the one that leads where only
 * one does.  0, or -1 with ERR_MEMORY. */
int join_figures_count(const struct join_figures *f, const struct sources *s,
    const struct join_options *o, size_t driver, struct count_list *counts,
    struct err *e) ERR_USE;

#endif
