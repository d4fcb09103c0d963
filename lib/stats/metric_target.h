/* What a metric should reach: at least a number, or at most one. */
#ifndef METRIC_TARGET_H
#define METRIC_TARGET_H

#include "stats/document.h"
#include "stats/metric.h"

enum metric_verdict {
	METRIC_MET,
	METRIC_MISSED,
	METRIC_NOT_KNOWN, /* there is no value */
};

/* Read `0.5`, `>= 0.5` or `<= 0.05`; nothing is no target.  0, or -1 with
 * ERR_USAGE. */
int metric_target_read(
    struct metric *m, struct str text, struct err *e) ERR_USE;

/* Of a metric with a target.  Nothing is rounded. */
enum metric_verdict metric_target_judge(
    const struct metric *m, const struct metric_result *x);

/* "met", "missed", "not known" */
const char *metric_target_word(enum metric_verdict v);

/* The target as a cell. */
void metric_target_put(struct sheet *s, const struct metric *m);

/* One that is not met: a line for people, a record of *told for programs, which
 * is made when it is NULL. */
void metric_target_tell(struct document *d, struct sheet **told,
    const struct metric *m, struct str group, const struct metric_result *x);

#endif
