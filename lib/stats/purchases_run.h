/* What the purchases of customers tell: how many come back, when, and how much
 * of the revenue is whose.  From the first record to the report. */
#ifndef PURCHASES_RUN_H
#define PURCHASES_RUN_H

#include "record/stream.h"
#include "stats/document.h"

struct purchases_run_options {
	size_t memory;
	const char *tempdir;
};

/* The records of io are purchases; the columns of the roles customer_id (or
 * email), order_date (or event_date) and amount (or total_spent, price) say
 * whose, when and how much.  The report goes into d.  0, or -1 with the reason
 * in io->err. */
int purchases_run(struct stream *io, const struct purchases_run_options *o,
    struct document *d) ERR_USE;

#endif
