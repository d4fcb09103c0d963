/* Metrics of a register or of its groups, from the first record to the
 * report. */
#ifndef METRIC_RUN_H
#define METRIC_RUN_H

#include <stdbool.h>

#include "record/stream.h"
#include "stats/document.h"
#include "stats/several.h"

struct metric_run_options {
	const char *const *metric; /* texts for metric_read */
	size_t nmetrics;
	const char *file;   /* more of them: name, metric, target; or NULL */
	const char *by;     /* a column, or NULL */
	const char *period; /* or year(COLUMN) ..., or NULL */
	unsigned last, k;
	bool gate; /* tell only what misses its target */
	unsigned quantile_type;
	size_t memory;           /* for the numbers of quantiles */
	const char *tempdir;     /* of their spill */
	struct several *several; /* what records are, or NULL */
};

/* The report goes into d.  *failed: this is a gate, and a target is missed or
 * not known.  0, or -1 with the reason in io->err. */
int metric_run(struct stream *io, const struct metric_run_options *o,
    struct document *d, bool *failed) ERR_USE;

#endif
