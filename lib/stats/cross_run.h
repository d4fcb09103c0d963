/* How often the values of several columns come together, from the first record
 * to the report. */
#ifndef CROSS_RUN_H
#define CROSS_RUN_H

#include "record/stream.h"
#include "stats/document.h"
#include "stats/several.h"

enum {
	CROSS_COLUMNS = 4,    /* at most */
	CROSS_VALUES = 200,   /* of a column, at most */
	CROSS_CELLS = 100000, /* at most */
};

struct cross_run_options {
	const char *columns;     /* a selection */
	unsigned k;              /* cells of fewer are not told */
	struct several *several; /* what records are, or NULL */
};

/* Count the records of io; the report goes into d.  0, or -1 with the reason in
 * io->err. */
int cross_run(struct stream *io, const struct cross_run_options *o,
    struct document *d) ERR_USE;

#endif
