/* The rules of all columns of a stream: opened by the roles of the header,
 * decided on the beginning of the input, then applied record by record. */
#ifndef NORMALIZE_H
#define NORMALIZE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/canon.h"
#include "field/country_memo.h"
#include "field/looks.h"
#include "record/header.h"
#include "record/reader.h"
#include "record/select.h"

struct normalize_column {
	struct canon canon;
	struct looks *looks;      /* of a column that nobody told of, or NULL */
	enum canon_result result; /* of the record last taken */
	const char *why;          /* what there is to say of it, or NULL */
	size_t from, n;           /* when CHANGED: its part of `values` */
};

/* Zero-initialise. */
struct normalize {
	const struct normalize *forked;  /* from this one, or NULL */
	struct normalize_column *column; /* one for each of the header */
	struct selection chosen;         /* those that have a rule */
	size_t ncolumns;
	size_t country; /* the column that says whose record it is, or
	                 * HEADER_NONE */
	struct country_memo countries; /* of that one */
	struct buf values;
	size_t nchanged; /* fields of the record last taken */
	size_t flagged;  /* its first column that is, or HEADER_NONE */
	struct arena memory;
};

/* Rules for the columns that `only` selects (NULL: all) and `skip` does not
 * (NULL: none).  The options, one for each column, are borrowed.  0, or -1 with
 * ERR_USAGE for a selector, ERR_MEMORY. */
int normalize_open(struct normalize *z, const struct header *h,
    const char *only, const char *skip, const struct canon_options *const *o,
    struct err *e) ERR_USE;

/* Decide what no single value can tell, and see what columns without a role
 * look like.  Looks at the first megabyte or 65536 records of `in`, which must
 * not have been read from and begins anew.  0, or
 * -1 with ERR_USAGE and the column when its values contradict each other,
 * ERR_MEMORY, or the failure of the reader. */
int normalize_decide(struct normalize *z, const struct header *h,
    struct reader *in, struct err *e) ERR_USE;

/* The same rules and decisions for another thread, with counts of its own.
 * Borrows z, which must be decided.  0, or -1 with ERR_MEMORY. */
int normalize_fork(
    struct normalize *fork, const struct normalize *z, struct err *e) ERR_USE;

/* Add what a fork of z has counted. */
void normalize_join(struct normalize *z, const struct normalize *fork);

/* Judge and count the fields of a record.  0, or -1 with ERR_MEMORY. */
int normalize_record(
    struct normalize *z, const struct record *rec, struct err *e) ERR_USE;

/* The role that a column looks as if it had (field/looks.h), or NULL. */
const char *normalize_looks(const struct normalize *z, size_t column);

/* The columns that have a rule. */
const struct selection *normalize_chosen(const struct normalize *z);

/* The new value of a column that CHANGED, until the next record. */
struct str normalize_value(const struct normalize *z, size_t column);

void normalize_close(struct normalize *z);

#endif
