/* A probability from coefficients: p = 1 / (1 + e^-z), z the sum of what each
 * term contributes.  A file has them, as CSV: term, coefficient and, where a
 * number was scaled, mean and sd.  A term is "intercept", a number by the name
 * of a column or an earlier rule, or column=text, which is 1 or 0. */
#ifndef LOGIT_H
#define LOGIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "expr/eval.h"
#include "segment/rule.h"

enum { LOGIT_MOST = 1000 };

struct logit_term {
	struct str name;    /* as in the file */
	struct node *value; /* NULL: the intercept */
	struct str level;   /* p NULL: a number */
	double coefficient, mean, sd;
	bool has_mean;
	double contribution; /* in the record under evaluation */
	struct logit_term *next;
};

struct logit {
	struct logit_term *terms;
	size_t n;
	bool index; /* 100: as probable as of all, whom the intercept tells */
};

struct rules;

/* Read the coefficients; names of earlier rules are facts.  0, or -1: ERR_READ,
 * ERR_RECORD, ERR_USAGE, ERR_MEMORY. */
int logit_read(
    struct logit *l, struct rules *r, const char *file, struct err *e) ERR_USE;

/* The probability, or the index.  A number that is unknown counts as its mean;
 * without one the result is unknown: false. */
bool logit_tell(struct logit *l, struct eval *v, double *p);

/* Append the two terms that say most, the greatest first: "orders +1.20; ..."
 * 0, or -1 with ERR_MEMORY. */
int logit_explain(
    const struct logit *l, struct buf *out, struct err *e) ERR_USE;

#endif
