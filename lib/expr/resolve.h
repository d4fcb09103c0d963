/* Names of columns in an expression to columns of the stream. */
#ifndef RESOLVE_H
#define RESOLVE_H

#include "base/err.h"
#include "expr/check.h"

/* Give the NODE_COLUMN n its slot.  A bare word is a column of that name or,
 * where there is none, the column of that role; in backquotes it is a name
 * only, behind "role:" a role only.  0, or -1: ERR_USAGE when there is none
 * (with the nearest name), or more than one; ERR_MEMORY. */
int resolve_column(
    struct check *c, struct source *s, struct node *n, struct err *e) ERR_USE;

#endif
