/* The health test, from the first record to the report. */
#ifndef HEALTH_RUN_H
#define HEALTH_RUN_H

#include "stats/document.h"
#include "stats/study.h"

struct health_run_options {
	struct study_options study; /* as_of is the day of the test */
	const char *weights;        /* a file, or NULL */
	const char *failing;        /* where records go that fail, or NULL */
};

/* Test the records of io, whose roles are known; the report goes into d.  0, or
 * -1 with the reason in io->err. */
int health_run(struct stream *io, const struct health_run_options *o,
    struct document *d) ERR_USE;

#endif
