/* Expressions held against the columns there are: names become columns, every
 * comparison gets its type, patterns are compiled.  What check finds wrong,
 * no record can bring to light any more.
 *
 * A struct check serves all expressions over one stream, so that they share
 * what they read of a record.  Free it when the expressions are done with. */
#ifndef CHECK_H
#define CHECK_H

#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "expr/names.h"
#include "expr/node.h"
#include "expr/source.h"
#include "record/header.h"

struct check_held;

struct check {
	const struct header *header; /* with roles; borrowed */
	const struct names *names;   /* to choose from, or NULL */
	const char *region; /* country of values that do not say, or NULL */
	struct date as_of;
	int32_t today; /* as_of as a day number */
	struct arena *memory;
	struct slot *slots; /* of the columns read, in the order first named */
	struct check_held *held;
};

/* as_of must be a real date. */
void check_open(struct check *c, const struct header *h, struct date as_of,
    struct arena *memory);

/* Make the condition at n, or a value, read from s, ready for eval.  Once for
 * each tree.  0, or -1: ERR_USAGE (and where in s), ERR_READ (a file of
 * members), ERR_MEMORY. */
int check_condition(
    struct check *c, struct source *s, struct node *n, struct err *e) ERR_USE;
int check_either(
    struct check *c, struct source *s, struct node *n, struct err *e) ERR_USE;

void check_free(struct check *c);

#endif
