/* The values of an expression: columns, literals, arithmetic. */
#ifndef VALUE_H
#define VALUE_H

#include "expr/build.h"

/* Sums, products and what they are made of.  In parentheses a condition may
 * stand as well, so the node may be either.  NULL on failure. */
struct node *value_read(struct build *b);

/* What may stand in braces; takes all up to the closing one and hangs it under
 * n behind its first operand. */
struct node *value_read_list(struct build *b, struct node *n);

/* A whole number and a unit, into n. */
struct node *value_read_span(struct build *b, struct node *n);

#endif
