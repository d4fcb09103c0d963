/* Is a register fit for use: a score from 0 to 100, the points that each cause
 * takes away (they add up to what is missing from 100), and what repairs it. */
#ifndef HEALTH_H
#define HEALTH_H

#include <stdint.h>

#include "base/buf.h"
#include "stats/checkup.h"
#include "stats/study.h"

enum health_dimension {
	HEALTH_COMPLETENESS,
	HEALTH_VALIDITY,
	HEALTH_UNIQUENESS,
	HEALTH_CONSISTENCY,
	HEALTH_TIMELINESS,
	HEALTH_CONTACT,
	HEALTH_IDENTITY,
	HEALTH_DIMENSIONS,
};

struct health_cause {
	enum health_dimension dimension;
	struct str column; /* or empty */
	const char *what;  /* "empty", "invalid: no_at" ... */
	uint64_t
	    records;   /* it concerns; all of them where a column is missing */
	double points; /* it takes away */
	bool collect;  /* there is no such column: data to collect */
	const char *repair;
};

/* Zero-initialise. */
struct health {
	double weight[HEALTH_DIMENSIONS]; /* they add up to 100 */
	double lost[HEALTH_DIMENSIONS];
	double score;
	uint64_t records;
	struct buf causes; /* struct health_cause, dearest first */
	const char *stamp; /* role of the date that tells age, or NULL */
	/* Records by that age: a year at most, two, more, not known. */
	uint64_t fresh, year_old, stale, undated;
	size_t date; /* column of the stamp, or HEADER_NONE */
	struct date as_of;
	struct arena memory;
};

/* The weights: the defaults, or those of a file (dimension, weight), which are
 * brought to 100.  0, or -1 with ERR_USAGE, ERR_READ, ERR_RECORD. */
int health_weigh(struct health *x, const char *file, struct err *e) ERR_USE;

/* Choose the column that tells how old a record is. */
void health_open(struct health *x, const struct header *h, struct date as_of);

/* A value of that column, canonical or not, `times` times: for age. */
int health_take(struct health *x, struct profile *p, struct str value,
    uint64_t times, struct err *e) ERR_USE;

/* From all that was counted: causes and score.  0 or -1. */
int health_end(struct health *x, const struct study *s, const struct checkup *c,
    struct err *e) ERR_USE;

size_t health_causes(const struct health *x);
const struct health_cause *health_cause(const struct health *x, size_t i);
const char *health_name(enum health_dimension dimension);
char health_grade(double score);

void health_free(struct health *x);

#endif
