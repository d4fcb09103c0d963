/* What rules did in a run, as named figures for the summary and the report. */
#ifndef AUDIT_H
#define AUDIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "expr/eval.h"
#include "segment/rules.h"

struct audit_figure {
	const char *name;
	const char *of; /* "set:segment", "set:clause", a column; NULL: all */
	uint64_t value;
};

struct audit {
	struct audit_figure *figure;
	size_t n;
};

/* Everything counted for r and by v.  The figures live in `memory` and borrow
 * the names of columns.  0, or -1 with ERR_MEMORY. */
int audit_take(struct audit *a, const struct rules *r, const struct eval *v,
    struct arena *memory, struct err *e) ERR_USE;

#endif
