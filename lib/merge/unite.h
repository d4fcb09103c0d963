/* The union of the columns of several sources.  Columns of one name are one
 * column, unless their roles say that they are different things; then columns
 * of one role are one column.  A source gives each of its columns a place of
 * its own.  The order is that of the first source, new columns behind it. */
#ifndef UNITE_H
#define UNITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/header.h"

enum unite_told {
	UNITE_FREE,
	UNITE_TOLD,     /* its name was given by the user: it counts, whatever
	                 * the roles */
	UNITE_LEFT_OUT, /* not in the union */
};

struct unite_source {
	const struct header *header; /* with roles */
	const enum unite_told *told; /* per column, or NULL: all free */
	size_t *from; /* filled: per united column that of the source, or
	               * HEADER_NONE */
};

/* Fill `out` (zeroed; a name that would stand twice for different things is
 * given its role's name, or a number behind it) and every source's `from`,
 * which lives in `memory`.  by_name: roles do not count. */
int unite_columns(struct header *out, struct unite_source *sources, size_t n,
    bool by_name, struct arena *memory, struct err *e) ERR_USE;

#endif
