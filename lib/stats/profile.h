/* The statistics of one column, from its values and their counts. */
#ifndef PROFILE_H
#define PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "stats/exact.h"
#include "stats/number.h"
#include "stats/quantile.h"
#include "stats/top.h"

enum profile_type {
	PROFILE_EMPTY,   /* no value is filled */
	PROFILE_INTEGER, /* all that are filled are whole numbers */
	PROFILE_DECIMAL, /* numbers */
	PROFILE_DATE,    /* dates YYYY-MM-DD, with or without a time */
	PROFILE_TEXT,    /* anything else */
};

/* Zero-initialise and set records and top.limit. */
struct profile {
	enum profile_type type;
	uint64_t records;
	uint64_t filled;        /* with more than white space */
	uint64_t blank;         /* with nothing but white space */
	uint64_t distinct;      /* filled values that differ */
	uint64_t leading_zeros; /* digits only, a zero first, at least two */
	uint64_t shortest;      /* in characters, of filled values */
	uint64_t longest;
	struct buf min; /* of numbers by value, else in byte order */
	struct buf max;
	double mean; /* of integers and decimals; sd needs two values */
	double sd;
	double quartile[QUANTILE_QUARTILES];
	struct top top;
};

/* A smallest or greatest number so far; no text: none yet. */
struct profile_extreme {
	struct number number;
	struct buf text;
};

/* What is known while values come in.  Zero-initialise and set the limit of
 * quantile. */
struct profile_work {
	bool number, decimal, date, text; /* seen */
	struct profile_extreme low, high;
	struct exact sums;
	struct quantile quantile;
};

/* A value that is not empty and how often it occurs: each value once, in any
 * order.  0, or -1 with ERR_MEMORY, ERR_WRITE. */
int profile_add(struct profile *p, struct profile_work *w, struct str value,
    uint64_t count, struct err *e) ERR_USE;

/* All values are in.  0 or -1. */
int profile_end(
    struct profile *p, struct profile_work *w, struct err *e) ERR_USE;

bool profile_is_numeric(const struct profile *p);
const char *profile_type_name(enum profile_type type);

void profile_work_free(struct profile_work *w);
void profile_free(struct profile *p);

#endif
