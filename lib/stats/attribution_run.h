/* Which source brings the customers and the revenue, from the first record to
 * the report. */
#ifndef ATTRIBUTION_RUN_H
#define ATTRIBUTION_RUN_H

#include "record/stream.h"
#include "stats/document.h"

enum { ATTRIBUTION_SOURCES = 200 /* at most */ };

struct attribution_run_options {
	const char *by;      /* the column of sources */
	const char *outcome; /* COLUMN=VALUE of purchases, or NULL */
	unsigned k;          /* sources of fewer touches are not told */
	size_t memory;
	const char *tempdir;
};

/* The records of io are touches; those with an amount, and
 * the outcome where one is told, are purchases too.  The
 * columns of the roles customer_id (or email), order_date (or event_date,
 * created_at) and amount say who, when and how much.  The report goes into d.
 * 0, or -1 with io->err. */
int attribution_run(struct stream *io, const struct attribution_run_options *o,
    struct document *d) ERR_USE;

#endif
