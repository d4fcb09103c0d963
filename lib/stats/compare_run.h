/* Groups of records, files or periods held against each other, from the first
 * record to the report. */
#ifndef COMPARE_RUN_H
#define COMPARE_RUN_H

#include "record/select.h"
#include "record/stream.h"
#include "stats/contrast.h"
#include "stats/document.h"
#include "stats/groups.h"
#include "stats/several.h"

struct compare_run_options {
	const char *by;     /* a column, or NULL */
	const char *period; /* year(COLUMN) ..., or NULL: files are compared */
	unsigned last;      /* periods, 0: all */
	const char *select; /* columns, or NULL: all */
	unsigned k;         /* groups and cells of fewer are not told */
	unsigned top;       /* values of a persona */
	size_t memory;
	const char *tempdir;
	unsigned threads;
	struct several *several; /* what records are, or NULL */
};

/* What was found, for the report. */
struct comparison {
	const struct compare_run_options *options;
	const struct header *header;
	struct selection columns;
	struct groups groups;
	struct contrast *contrast; /* one a column */
	size_t tests;              /* made, over all columns */
};

/* Compare the records of io, whose roles are known; the report goes into d.  0,
 * or -1 with the reason in io->err. */
int compare_run(struct stream *io, const struct compare_run_options *o,
    struct document *d) ERR_USE;

#endif
