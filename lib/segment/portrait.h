/* What is typical of a segment: how often each label and text that the rules give
 * stands in it and in all, and the means of numbers.  Of a condition also what
 * each says about whether it holds, in the form of a file for logit and alike. */
#ifndef PORTRAIT_H
#define PORTRAIT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/writer.h"
#include "segment/rules.h"

struct keymap;
struct portrait_trait;

/* A value that fewer records than this have is left out: it might be a person. */
enum { PORTRAIT_LEAST = 5 };

/* Set target and limit, the rest zero. */
struct portrait {
	const char *target; /* a set, tags, tier, or a let with a condition */
	size_t limit;       /* bytes */
	const struct rule *rule;
	struct portrait_trait *trait;
	size_t ntraits;
	size_t groups;     /* segments of the rule, or 1; the last one is all */
	uint64_t *records; /* of each group */
	bool *in;          /* which the record belongs to */
	struct keymap *values; /* trait and text, to its place in counts */
	struct buf counts;     /* uint64_t, one a group */
	struct buf key;
	struct arena memory;
};

/* 0, or -1 with ERR_USAGE: no such rule, nothing to describe it by. */
int portrait_open(
    struct portrait *p, const struct rules *r, struct err *e) ERR_USE;

/* The record judged last.  0, or -1: ERR_MEMORY, ERR_USAGE beyond the limit. */
int portrait_add(struct portrait *p, struct err *e) ERR_USE;

/* As CSV, in each segment what is most over-represented first: segment, term,
 * records, here, everywhere (shares, or means of numbers), index (100: as
 * everywhere).  Of a condition, without numbers: term, coefficient, mean and sd
 * (empty), records, here, everywhere, index.  0 or -1. */
int portrait_write(struct portrait *p, struct writer *w, struct err *e) ERR_USE;

void portrait_close(struct portrait *p);

#endif
