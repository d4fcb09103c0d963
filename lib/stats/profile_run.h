/* The profile of a register, from the first record to the report. */
#ifndef PROFILE_RUN_H
#define PROFILE_RUN_H

#include <stdbool.h>

#include "stats/document.h"
#include "stats/states.h"

struct profile_run_options {
	struct study_options study;
	struct states *states; /* to be added to */
	bool states_only;      /* there are no records */
	const char *save;      /* where the state goes, or NULL */
	enum document_format format;
};

/* Profile the records of io, whose roles are known.  The report goes into d, or
 * to the output of io where programs read it.  0, or -1 with io->err. */
int profile_run(struct stream *io, const struct profile_run_options *o,
    struct document *d) ERR_USE;

#endif
