/* What the field rules say of a value: is it one, and can it be read?  Values
 * may be any bytes; those that are not UTF-8 cannot be read. */
#ifndef SURVIVE_JUDGE_H
#define SURVIVE_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/canon.h"
#include "match/survive_rules.h"
#include "record/header.h"

/* Zero-initialise. */
struct survive_judge {
	const struct header *header;
	struct canon_options *options;
	struct canon **canon; /* per column, NULL until asked for */
	struct buf text;
	struct arena memory;
};

/* For the columns of h, which is borrowed. */
int survive_judge_open(struct survive_judge *j, const struct header *h,
    const struct survive_options *o, struct err *e) ERR_USE;

/* Is a value of a column with that role (or NULL) neither empty nor a
 * placeholder? */
bool survive_judge_is_real(const char *role, struct str s);

/* Can its field rule read it?  0, or -1 with ERR_MEMORY. */
int survive_judge_is_valid(struct survive_judge *j, size_t column, struct str s,
    bool *valid, struct err *e) ERR_USE;

void survive_judge_close(struct survive_judge *j);

#endif
