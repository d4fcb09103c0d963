/* What is decided together: each column by itself, or a bundle of columns that
 * make sense only when they come from one record. */
#ifndef SURVIVE_UNITS_H
#define SURVIVE_UNITS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "match/survive_rules.h"
#include "record/header.h"

struct survive_unit {
	const struct survive_told *told; /* the rule */
	const size_t *column;            /* n, in their order */
	const size_t *judged;            /* of these, what the rule looks at */
	size_t n, njudged;
};

struct survive_units {
	struct survive_unit *unit; /* by their first columns */
	size_t n;
	const struct survive_told *recent; /* by updated_at; NULL: none */
};

/* Units of the columns of h, with the rules told (one a column, or NULL) and
 * the defaults for the rest, in the arena.  0, or -1 with ERR_USAGE when two
 * columns of one bundle are told different rules, ERR_MEMORY. */
int survive_units_make(struct survive_units *u, const struct header *h,
    const struct survive_told *const *told, struct arena *memory,
    struct err *e) ERR_USE;

#endif
