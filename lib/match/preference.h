/* Which of several records is to be kept: each gets a rank, bytes of which the
 * greatest in byte order wins, and of equal ones the first record. */
#ifndef PREFERENCE_H
#define PREFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "expr/check.h"
#include "expr/eval.h"
#include "expr/node.h"
#include "expr/source.h"
#include "record/header.h"
#include "record/record.h"

enum preference_kind {
	PREFERENCE_FIRST,
	PREFERENCE_LAST,
	PREFERENCE_COMPLETE, /* the one with most values */
	PREFERENCE_GREATEST, /* for which an expression is greatest */
};

struct preference_options {
	const char *text;      /* "first", "last", "complete", else an
	                        * expression; NULL: first */
	struct source *source; /* shows where the expression is wrong */
	const char *region;    /* of what it holds for valid, or NULL */
	struct date as_of;
};

/* All fields are the inside.  Zero-initialise. */
struct preference {
	enum preference_kind kind;
	struct node *root;
	const char *role; /* of the column that is the expression, or NULL */
	struct check check;
	struct eval eval;
	uint64_t records, unknown;
	struct buf rank, scratch;
	struct arena memory;
};

/* Is it one of the words, not an expression? */
bool preference_is_word(const char *text);

/* For records of h, which is borrowed.  0, or -1 with ERR_USAGE (and where in
 * the source), ERR_READ, ERR_MEMORY. */
int preference_open(struct preference *p, const struct preference_options *o,
    const struct header *h, struct err *e) ERR_USE;

/* The next record's rank, valid until the next call, into *rank.  1; 0: a
 * pattern reached its limit, there is none; -1 with ERR_MEMORY. */
int preference_rank(struct preference *p, const struct record *rec,
    struct str *rank, struct err *e) ERR_USE;

/* The column in which it did, or NULL: none in particular. */
const char *preference_limit(const struct preference *p);

void preference_close(struct preference *p);

#endif
