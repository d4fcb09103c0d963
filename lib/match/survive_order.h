/* The order of sources that a rule tells, source(a>b>c): of files by their
 * labels or, where all records come from one stream, of the values of a
 * column.  Sources that are not named stand behind those that are: files as
 * they were given, values as equals. */
#ifndef SURVIVE_ORDER_H
#define SURVIVE_ORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "match/group.h"
#include "match/survive_item.h"
#include "match/survive_rules.h"
#include "record/header.h"

struct survive_order {
	size_t column;           /* HEADER_NONE: of files */
	const size_t *place;     /* of each file */
	const struct str *label; /* of a column: in their order */
	size_t n;                /* files, or labels */
	bool met;                /* a record has one of the labels */
	struct survive_order *next;
};

/* The argument of an item.  NULL with ERR_USAGE, ERR_MEMORY. */
struct survive_order *survive_order_read(const struct survive_item *item,
    const struct header *h, const struct survive_options *o,
    struct arena *memory, struct err *e);

/* Do both say the same? */
bool survive_order_agrees(
    const struct survive_order *a, const struct survive_order *b);

/* The place of the source of a record, the first is 0. */
size_t survive_order_place(
    const struct survive_order *r, const struct group_member *member);

#endif
