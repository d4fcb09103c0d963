/* A logistic regression: how surely a condition holds, from what the rules say
 * of a record.  Every rule that is a number is a term; of every rule that is a
 * label each but the first one is. */
#ifndef FIT_H
#define FIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/writer.h"
#include "segment/rules.h"

enum { FIT_TERMS = 200 };

struct fit_term {
	const struct rule *rule; /* NULL: the intercept */
	struct str level;        /* p NULL: a number */
	double mean, sd;         /* of a number */
	double coefficient, error;
};

/* Set target and limit, the rest zero. */
struct fit {
	const char *target; /* the rule whose truth is explained */
	size_t limit;       /* bytes */
	const struct rule *rule;
	struct fit_term *term;
	unsigned n;
	struct buf rows; /* n doubles each, the first is 1 or 0: the truth */
	size_t records;
	uint64_t left_out; /* the truth or a number is unknown */
	struct arena memory;
};

/* 0, or -1 with ERR_USAGE: no such condition, nothing to explain it by. */
int fit_open(struct fit *f, const struct rules *r, struct err *e) ERR_USE;

/* The record judged last.  0 or -1. */
int fit_add(struct fit *f, struct err *e) ERR_USE;

/* No more: find the coefficients.  0, or -1 with ERR_USAGE. */
int fit_settle(struct fit *f, struct err *e) ERR_USE;

/* The coefficients as CSV (term, coefficient, mean, sd, error); by tenths of
 * the records, the surest first: how many there are, of how many it is true,
 * their share, the share as a multiple of that of all, of all that are true how
 * many were found so far.  -1: see writer_error. */
int fit_write(const struct fit *f, struct writer *w) ERR_USE;
int fit_gains(const struct fit *f, struct writer *w) ERR_USE;

void fit_free(struct fit *f);

#endif
