/* How well a score finds the records with an outcome: gains and lift, from the
 * first record to the report.  Records with the same score share out what they
 * have, so that nothing depends on their order. */
#ifndef GAINS_RUN_H
#define GAINS_RUN_H

#include <stddef.h>

#include "record/stream.h"
#include "stats/document.h"

enum { GAINS_PARTS = 10 };

struct gains_run_options {
	const char *score;   /* a column */
	const char *outcome; /* COLUMN=VALUE */
	size_t memory;
	const char *tempdir;
};

/* The report goes into d.  0, or -1 with the reason in io->err. */
int gains_run(struct stream *io, const struct gains_run_options *o,
    struct document *d) ERR_USE;

#endif
