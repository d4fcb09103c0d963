/* Decisions about pairs that contradict each other, or what else is certain. */
#ifndef OVERRIDES_CLASH_H
#define OVERRIDES_CLASH_H

#include "base/buf.h"
#include "base/err.h"
#include "dedupe/overrides.h"
#include "link/bonds.h"

enum overrides_clash_kind {
	OVERRIDES_CLASH_NONE,
	OVERRIDES_CLASH_PAIRS,  /* the same by `other`, different by `one` */
	OVERRIDES_CLASH_SOURCE, /* `one` joins records of one source */
	OVERRIDES_CLASH_KNOWN,  /* `one` joins two known clusters */
	OVERRIDES_CLASH_PART,   /* `one` parts a known cluster */
};

struct overrides_clash {
	enum overrides_clash_kind kind;
	size_t one, other; /* pairs */
};

/* The first one, by what b says of labels and sources.  0, or -1 with
 * ERR_MEMORY. */
int overrides_clash_find(struct overrides_clash *clash,
    const struct overrides *o, const struct bonds *b, struct err *e) ERR_USE;

#endif
