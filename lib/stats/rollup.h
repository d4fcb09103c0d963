/* One record for each key, with figures of all its records:
 *   orders=count, spend=sum(amount), last=max(order_date)
 * Figures are count, count(C), sum(C), mean(C), min(C), max(C), distinct(C);
 * without a name they are called by what they are: sum_amount. */
#ifndef ROLLUP_H
#define ROLLUP_H

#include <stddef.h>

#include "record/stream.h"
#include "stats/several.h"

enum { ROLLUP_FIGURES = 32 /* at most */ };

struct rollup_options {
	const char *by;         /* a selection: the key */
	const char *const *agg; /* lists of figures */
	size_t nagg;
	size_t memory; /* for all records; beyond it they are spilled */
	const char *tempdir;
	struct several *several; /* what records are, or NULL */
};

/* Read io and write the records, in byte order of the keys.  0, or -1 with the
 * reason in io->err. */
int rollup_run(struct stream *io, const struct rollup_options *o) ERR_USE;

#endif
