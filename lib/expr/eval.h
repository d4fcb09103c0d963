/* The truth of checked conditions, and the worth of values, in one record after
 * the other.  An empty field is unknown, and so is every comparison with it and
 * with what cannot be read as the number or date it is compared as; and, or,
 * not follow Kleene's three-valued logic. */
#ifndef EVAL_H
#define EVAL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "expr/check.h"
#include "expr/node.h"
#include "record/record.h"

/* Longer texts are too long for a pattern: no answer, as at its own limit,
 * which begins anew at each place a match could begin. */
enum { EVAL_PATTERN_BYTES = 16384 };

enum eval_truth {
	EVAL_FALSE,
	EVAL_UNKNOWN,
	EVAL_TRUE,
	EVAL_LIMIT, /* a pattern reached its limit: there is no answer */
};

struct eval {
	const struct check *check;
	const struct record *record;
	uint64_t number;          /* of this evaluation, from 1 */
	const struct slot *limit; /* EVAL_LIMIT: in which column, or NULL */
	uint64_t limits;          /* how often there was one */
	/* Results of arithmetic beyond what is exact; those before this record. */
	uint64_t too_large, too_large_before;
	bool failed; /* with err: memory; answers mean nothing */
	struct err err;
	struct arena made; /* texts that functions made for this record */
	struct buf text;   /* the one being made */
};

void eval_open(struct eval *v, const struct check *c);

/* The record that the next calls are about.  It has as many fields as the
 * header has columns. */
void eval_record(struct eval *v, const struct record *record);

/* Afterwards v->failed tells whether the answer means anything. */
enum eval_truth eval_condition(struct eval *v, const struct node *n);

/* A pattern found no end in the value of n: count it, and say where. */
void eval_limit(struct eval *v, const struct node *n);

/* The record under evaluation will be evaluated once more: what was counted of
 * it is counted then. */
void eval_uncount(struct eval *v);

/* What a function may have needed of memory. */
void eval_close(struct eval *v);

#endif
