/* Figures a business is steered by, with how sure they are (95 %).
 *   rate(A/B)       the sum of A over the sum of B: pooled, not averaged
 *   nps(A)          of answers from 0 to 10: share of 9 and 10 less that of 0-6
 *   csat(A)         of answers from 1 to 5: share of 4 and 5
 *   ces(A), mean(A) the mean
 *   sum(A)
 *   median(A), q1(A), q3(A), p90(A) ...   quantiles: see metric_quantile.h
 *   share(A=VALUE)  of the records where A is filled
 *   filled(A), records()
 * Intervals of shares are E.B. Wilson's, 1927; of means and of nps those of the
 * normal distribution. */
#ifndef METRIC_H
#define METRIC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"
#include "record/header.h"
#include "record/record.h"
#include "stats/exact.h"

enum metric_kind {
	METRIC_RATE,
	METRIC_NPS,
	METRIC_CSAT,
	METRIC_MEAN,
	METRIC_SUM,
	METRIC_SHARE,
	METRIC_FILLED,
	METRIC_RECORDS,
	METRIC_QUANTILE,
};

/* The normal distribution has 95 % within so many standard deviations. */
#define METRIC_Z 1.959963984540054

struct metric {
	struct str name;
	enum metric_kind kind;
	size_t column, over;      /* HEADER_NONE: there is none */
	struct str value;         /* of share */
	unsigned percent;         /* of a quantile */
	bool money;               /* of a rate: no count */
	bool has_target, at_most; /* else at least */
	double target;
};

/* Of one group.  Zero-initialise. */
struct metric_sum {
	uint64_t records, n, part, against, unread;
	struct exact sum, over;
};

/* What came out; not known where nothing was there to divide by. */
struct metric_result {
	bool known, bounded;
	double value, low, high;
	uint64_t n;
};

/* Read NAME=KIND(...), or NAME=A/B, or KIND(...).  Texts are borrowed from
 * memory.  0, or -1 with ERR_USAGE. */
int metric_read(struct metric *m, struct str text, const struct header *h,
    struct arena *memory, struct err *e) ERR_USE;

void metric_take(
    const struct metric *m, struct metric_sum *s, const struct record *r);

/* The number that r has in the column of a quantile, when there is one. */
bool metric_number(const struct metric *m, const struct record *r, double *x);

/* Of all kinds but quantiles. */
struct metric_result metric_result(
    const struct metric *m, const struct metric_sum *s);

#endif
