/* Lists in braces: is a value one of theirs? */
#ifndef MEMBER_H
#define MEMBER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "expr/node.h"

/* Put the members of the NODE_IN n, whose type is set, in order; texts are
 * folded where case is ignored, and so must be what is looked up.  0 or -1. */
int member_prepare(struct node *n, struct arena *memory, struct err *e) ERR_USE;

/* The texts of the file n->text, those of n->column or, without one, the first
 * of each record of a list without header.  0, or -1: ERR_READ, ERR_RECORD,
 * ERR_USAGE (no such column), ERR_MEMORY. */
int member_read_file(
    struct node *n, struct arena *memory, struct err *e) ERR_USE;

bool member_text(const struct node *n, struct str s);
bool member_number(const struct node *n, struct num v);
bool member_day(const struct node *n, int32_t day);

#endif
