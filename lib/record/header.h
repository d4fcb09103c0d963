/* The columns of a stream: names, and roles once lib/field/role has told them.
 * A header owns its names (in its arena); roles point to constant text. */
#ifndef HEADER_H
#define HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define HEADER_NONE ((size_t)-1)

struct record;

struct header {
	struct str *name; /* n names, NUL-terminated besides */
	const char *
	    *role; /* n role names ("email"), NULL where none is known */
	size_t n;
	struct arena memory;
};

/* Copy names out of the header record.  h must be zeroed. */
int header_read(
    struct header *h, const struct record *names, struct err *e) ERR_USE;

/* Columns named "1".."n", for streams without a header. */
int header_number(struct header *h, size_t n, struct err *e) ERR_USE;

/* A copy that depends on nothing of `from`.  h must be zeroed. */
int header_copy(
    struct header *h, const struct header *from, struct err *e) ERR_USE;

/* Have both the same names in the same order? */
bool header_same_names(const struct header *a, const struct header *b);

/* First column of that name at or behind `from`, or HEADER_NONE. */
size_t header_find(const struct header *h, struct str name, size_t from);

/* First column of that role at or behind `from`, or HEADER_NONE. */
size_t header_find_role(const struct header *h, struct str role, size_t from);

/* ERR_USAGE: there is no column of that name; the hint has those there are.
 * Returns -1. */
int header_unknown(const struct header *h, struct str name, struct err *e);

void header_free(struct header *h);

#endif
