/* How many customers went from one stage to the next, from the first record to
 * the report. */
#ifndef FUNNEL_RUN_H
#define FUNNEL_RUN_H

#include "record/stream.h"
#include "stats/document.h"

enum { FUNNEL_STAGES = 16 /* at most */ };

struct funnel_run_options {
	const char *stages; /* values of the column of events: "visit>order" */
	size_t memory;
	const char *tempdir;
};

/* The records of io are events: the columns of the roles event (or status),
 * customer_id (or email) and event_date (or order_date, created_at) say what,
 * who and when.  The report goes into d.  0, or -1 with io->err. */
int funnel_run(struct stream *io, const struct funnel_run_options *o,
    struct document *d) ERR_USE;

#endif
