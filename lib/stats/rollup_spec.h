/* The figures a roll-up is asked for.  The inside of rollup. */
#ifndef ROLLUP_SPEC_H
#define ROLLUP_SPEC_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/header.h"
#include "stats/rollup.h"

enum rollup_kind {
	ROLLUP_COUNT,
	ROLLUP_SUM,
	ROLLUP_MEAN,
	ROLLUP_MIN,
	ROLLUP_MAX,
	ROLLUP_DISTINCT,
};

struct rollup_figure {
	enum rollup_kind kind;
	struct str name;
	size_t column; /* of the header; HEADER_NONE: count of records */
};

struct rollup_spec {
	struct rollup_figure figure[ROLLUP_FIGURES];
	size_t n;
	struct arena memory;
};

/* Add the figures of one list.  0, or -1 with ERR_USAGE. */
int rollup_spec_read(struct rollup_spec *s, const char *list,
    const struct header *h, struct err *e) ERR_USE;

#endif
