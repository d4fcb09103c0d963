/* The truth of checked conditions in one record after the other.  Nothing is
 * allocated.  An empty field is unknown, and so is every comparison with it
 * and with what cannot be read as the number or date it is compared as; and,
 * or, not follow Kleene's three-valued logic. */
#ifndef EVAL_H
#define EVAL_H

#include <stdint.h>

#include "expr/check.h"
#include "expr/node.h"
#include "record/record.h"

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
	uint64_t too_large; /* results of arithmetic beyond what is exact */
};

void eval_open(struct eval *v, const struct check *c);

/* The record that the next calls are about.  It has as many fields as the
 * header has columns. */
void eval_record(struct eval *v, const struct record *record);

enum eval_truth eval_condition(struct eval *v, const struct node *n);

#endif
