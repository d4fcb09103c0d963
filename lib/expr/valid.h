/* Is what a field holds a good e-mail address, phone number ...?  What
 * cust-normalize can read in a column of that role, and no placeholder. */
#ifndef VALID_H
#define VALID_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "expr/check.h"

struct valid;

/* The rule for a column; it lives in c->memory.  0, or -1: ERR_USAGE when its
 * role has none, or ERR_MEMORY. */
int valid_open(struct valid **v, const struct check *c, size_t column,
    struct err *e) ERR_USE;

/* s is valid UTF-8.  0, or -1 with ERR_MEMORY. */
int valid_is(struct valid *v, struct str s, bool *yes, struct err *e) ERR_USE;

/* What it holds besides. */
void valid_free(struct valid *v);

#endif
