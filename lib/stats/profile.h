/* The statistics of one column. */
#ifndef PROFILE_H
#define PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "stats/alike.h"
#include "stats/judge.h"
#include "stats/numbers.h"
#include "stats/suspect.h"
#include "stats/top.h"
#include "stats/words.h"

enum profile_type {
	PROFILE_EMPTY,   /* no value is filled */
	PROFILE_INTEGER, /* all that are filled are whole numbers */
	PROFILE_DECIMAL, /* numbers */
	PROFILE_DATE,    /* dates YYYY-MM-DD, with or without a time */
	PROFILE_TEXT,    /* anything else */
};

enum profile_content { /* what the values are used as */
	PROFILE_NOTHING,
	PROFILE_CONSTANT, /* one value, several times */
	PROFILE_SCALE,    /* points given: 1-5 */
	PROFILE_NUMBER,
	PROFILE_DAY,
	PROFILE_CODE, /* nearly every value once, of one word */
	PROFILE_CATEGORY,
	PROFILE_WORDS, /* free text, names */
};

/* How far estimates may be off.  Not estimated: all is exact. */
struct profile_bounds {
	bool estimated;
	double distinct; /* standard error, as a share of the figure */
	double rank;     /* of quantiles, as a share of the values */
	uint64_t count;  /* top counts may be too low by so many */
};

/* Zero-initialise and set role, records and top.limit. */
struct profile {
	const char *role; /* or NULL */
	enum profile_type type;
	enum profile_content content;
	const char *scale; /* "1-5", or NULL */
	uint64_t records;
	uint64_t filled;      /* with more than white space */
	uint64_t blank;       /* with nothing but white space */
	uint64_t placeholder; /* filled, but it says nothing */
	uint64_t placeholder_distinct;
	uint64_t distinct; /* filled values that differ */
	uint64_t suspect[SUSPECTS];
	uint64_t shortest, longest; /* in characters, of filled values */
	uint64_t words, one_word;   /* in all; values that are one */
	uint64_t script[WORDS_SCRIPTS];
	uint64_t nforms; /* that differ; 0: none, or too many to be told */
	struct top forms;
	struct alike alike;  /* of texts that are no codes */
	struct buf min, max; /* of numbers by value, else in byte order */
	struct judge judge;
	struct numbers numbers;
	struct top top;
	struct profile_bounds bounds;
};

bool profile_is_numeric(const struct profile *p);
bool profile_has_spread(const struct profile *p); /* two numbers or more */

/* "integer" ...; "identifier" ... */
const char *profile_type_name(enum profile_type type);
const char *profile_content_name(enum profile_content content);

void profile_free(struct profile *p);

#endif
