/* Rules held against the columns of a stream, and applied to its records. */
#ifndef APPLY_H
#define APPLY_H

#include <stdbool.h>

#include "base/err.h"
#include "expr/check.h"
#include "expr/eval.h"
#include "segment/rules.h"

enum { APPLY_LEFT_OUT = 2 };

/* Hold every clause against the columns; afterwards `levels` is known.  The
 * events, if there are any, have been opened. */
int apply_check(struct rules *r, struct check *c, struct err *e) ERR_USE;

/* Find what every rule up to that level is worth for the record under
 * evaluation.  1; APPLY_LEFT_OUT: `where` is not true; 0: a pattern reached its
 * limit, there is no answer; -1 with ERR_MEMORY. */
int apply_rules(
    struct rules *r, struct eval *v, unsigned level, struct err *e) ERR_USE;

/* The value of a tier's rule in it.  False: unknown. */
bool apply_value(const struct rule *rule, struct eval *v, struct num *value);

/* Count what the last apply_rules found. */
void apply_count(struct rules *r);

#endif
