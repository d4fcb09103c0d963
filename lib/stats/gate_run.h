/* Checks of a register, for jobs that must not go on with a bad one: from the
 * first record to a line for each check that fails. */
#ifndef GATE_RUN_H
#define GATE_RUN_H

#include <stdbool.h>

#include "record/stream.h"
#include "stats/document.h"
#include "stats/study.h"

struct gate_run_options {
	struct study_options study;
	const char *const *fail; /* conditions that must not be true */
	size_t nfail;
	const char *const *warn; /* that should not */
	size_t nwarn;
	const char *checks;   /* a file of them: check, severity; or NULL */
	const char *baseline; /* a state, or NULL */
};

/* Check the records of io; *failed: a check that must not fail did, or could
 * not be decided, or there are no records.  Nothing goes into d when all is
 * well.  0, or -1 with io->err: ERR_USAGE for a check that is none. */
int gate_run(struct stream *io, const struct gate_run_options *o,
    struct document *d, bool *failed) ERR_USE;

#endif
