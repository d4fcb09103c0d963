/* What cust-stats is asked to do, and doing it. */
#ifndef TASK_H
#define TASK_H

#include <stdbool.h>

#include "record/stream.h"
#include "stats/document.h"
#include "stats/states.h"

enum task_kind { /* in the order of the modes of the command */
	TASK_PROFILE,
	TASK_HEALTH,
	TASK_COMPARE,
	TASK_CROSS,
	TASK_ROLLUP,
	TASK_PURCHASES,
	TASK_FUNNEL,
	TASK_ATTRIBUTION,
	TASK_METRIC,
	TASK_GATE,
	TASK_GAINS,
	TASK_OVERLAP,
	TASK_KINDS,
};

struct task_list {
	const char *const *text;
	size_t n;
};

/* Texts are NULL where nothing is asked. */
struct task {
	enum task_kind kind;
	const char *select, *region, *save;
	const char *failing, *weights;   /* of health */
	const char *by, *period, *cross; /* groups */
	const char *metrics, *funnel, *attribution;
	const char *gains, *outcome, *overlap;
	const char *split, *separator; /* columns of several values */
	const char *checks, *baseline; /* of the gate */
	struct task_list agg, metric, fail, warn;
	unsigned top, quantile_type, last, k;
	bool approx;
	bool missed_fails; /* targets of metrics are a gate */
	size_t memory;
	const char *tempdir;
	unsigned threads;
	struct date as_of;
	struct states *states; /* of --load */
	bool states_only;      /* there are no records */
	enum document_format format;
};

/* Do it with the records of io, whose roles are known.  The report goes into d,
 * or to the output of io.  *failed: a gate is closed.  0, or -1 with io->err. */
int task_run(struct stream *io, const struct task *t, struct document *d,
    bool *failed) ERR_USE;

#endif
