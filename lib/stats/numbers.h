/* The statistics that only numbers have, and quantiles of dates. */
#ifndef NUMBERS_H
#define NUMBERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "stats/exact.h"
#include "stats/kll.h"
#include "stats/number.h"
#include "stats/quantile.h"

enum numbers_quantile {
	NUMBERS_P5,
	NUMBERS_Q1,
	NUMBERS_MEDIAN,
	NUMBERS_Q3,
	NUMBERS_P95,
	NUMBERS_QUANTILES
};

enum { NUMBERS_BINS = 8 /* of the histogram, from min to max */ };

/* Of dates only the quantiles, as days (base/date.h), and the bins. */
struct numbers {
	struct buf sum;                 /* all its digits */
	double mean, sd, variance, sem; /* all but the mean need two values */
	bool shaped;                    /* the next two are known */
	double skewness, kurtosis;
	double quantile[NUMBERS_QUANTILES];
	bool spread; /* so is this */
	double mad;  /* median absolute deviation from the median */
	uint64_t bin[NUMBERS_BINS];
};

/* A smallest or greatest number so far; no text: none yet. */
struct numbers_extreme {
	struct number number;
	struct buf text;
};

/* While they come in.  Zero-initialise, set the limit of quantile. */
struct numbers_work {
	struct numbers_extreme low, high;
	double least, greatest; /* of them, or of days, when ranged */
	struct exact sums;
	struct quantile quantile;
	struct kll *sketch;  /* instead of quantile, once there is one */
	uint32_t points;     /* which of the numbers 0 to 10 there are */
	bool beyond, ranged; /* are there others; any? */
};

/* v, read from text; a day.  0, or -1 with ERR_MEMORY, ERR_WRITE. */
int numbers_add(struct numbers_work *w, const struct number *v, struct str text,
    uint64_t times, struct err *e) ERR_USE;
int numbers_add_day(
    struct numbers_work *w, int32_t day, uint64_t times, struct err *e) ERR_USE;

/* There was such a number: only smallest and greatest remember it. */
void numbers_reach(struct numbers_work *w, double x);
int numbers_meet(struct numbers_work *w, const struct number *v,
    struct str text, struct err *e) ERR_USE;

/* From now on quantiles are estimated, also of what is there.  0 or -1. */
int numbers_estimate(
    struct numbers_work *w, struct kll *sketch, struct err *e) ERR_USE;

/* All are in, at least one; quantiles by that type.  0 or -1. */
int numbers_end(struct numbers *n, struct numbers_work *w, unsigned type,
    struct err *e) ERR_USE;
int numbers_end_days(
    struct numbers *n, struct numbers_work *w, struct err *e) ERR_USE;

void numbers_drop(struct numbers_work *w); /* they are none after all */
void numbers_work_free(struct numbers_work *w);

#endif
