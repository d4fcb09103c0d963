/* What a column is and how it is treated, told by the user: COLUMN:RULE, or
 * COLUMN:RULE(name=value,name), several separated by commas.  COLUMN is one
 * selector, RULE a role ("birth_date") or a rule ("date"); the options are those
 * of field/canon_options.h. */
#ifndef AS_H
#define AS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "field/canon_options.h"
#include "record/header.h"

/* The same options, NAME=VALUE,..., from the column "options" of a schema file
 * (field/schema.h) whose roles have been set.  file NULL: nothing.  0, or -1
 * with ERR_USAGE, ERR_READ, ERR_RECORD, ERR_MEMORY. */
int as_schema(struct header *h, const struct canon_options **options,
    const struct canon_options *all, const char *file, struct arena *memory,
    struct err *e) ERR_USE;

/* Set the roles of h, and options[i] for the columns that are told some (a copy
 * of `all` with the changes, in memory).  0, or -1 with ERR_USAGE. */
int as_apply(struct header *h, const struct canon_options **options,
    const struct canon_options *all, const char *const *specs, size_t n,
    struct arena *memory, struct err *e) ERR_USE;

#endif
