/* The inside of census. */
#ifndef CENSUS_STATE_H
#define CENSUS_STATE_H

#include "stats/census.h"

enum {
	CENSUS_COLUMN = 4, /* bytes of the column in a spilled key */
	CENSUS_SPILLS = 4, /* at most, so that threads can share them out */
};

struct census_column {
	struct tally tally;
	bool spilled; /* part of it is in the spill */
	bool parted;  /* part of it was handed over */
	bool due;     /* it is to make room */
};

struct census {
	struct census_options options;
	struct census_taker taker;
	size_t ncolumns;
	struct census_column *column;
	uint64_t records; /* counted */
	uint64_t seed;
	size_t unseen;         /* bytes added since room was made */
	struct batch batch[2]; /* one is counted while the other is filled */
	size_t current;        /* the batch being counted */
	census_fill *fill;
	void *context;
	int got;     /* by the filler */
	bool failed; /* a job did: why */
	struct err failure;
	struct workers *workers;
	struct spill *spill[CENSUS_SPILLS]; /* column i goes to i % nspills */
	size_t nspills;
	struct arena memory; /* holds this struct */
};

/* The spill gets an eighth, the tallies the rest. */
static inline size_t
census_spill_memory(const struct census *c)
{
	return c->options.memory / 8;
}

/* Keep why a job failed; where several do, one of the reasons. */
void census_fail(struct census *c, const struct err *e);

/* Move a column from memory to its spill; hand over what memory has of it.  0
 * or -1. */
int census_spill_column(struct census *c, size_t column, struct err *e) ERR_USE;
int census_part_column(struct census *c, size_t column, struct err *e) ERR_USE;

#endif
