/* Lists in braces: is a value one of theirs? */
#ifndef MEMBER_H
#define MEMBER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "expr/node.h"

/* Put the members of the NODE_IN n, whose type is set, in order.  0 or -1. */
int member_prepare(struct node *n, struct arena *memory, struct err *e) ERR_USE;

bool member_text(const struct node *n, struct str s);
bool member_number(const struct node *n, struct num v);
bool member_day(const struct node *n, int32_t day);

#endif
