/* The values of an expression: columns, literals, arithmetic. */
#ifndef VALUE_H
#define VALUE_H

#include "expr/build.h"

/* Sums, products and what they are made of.  In parentheses a condition may
 * stand as well, so the node may be either.  NULL on failure. */
struct node *value_read(struct build *b);

/* The token as a text, number or date. */
struct node *value_literal(struct build *b);

#endif
