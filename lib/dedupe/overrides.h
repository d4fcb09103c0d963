/* What people have decided about pairs of records: a file with the columns a,
 * b (names of records, see naming.h) and same (y or n; empty: not decided),
 * such as a review file that was filled in. */
#ifndef OVERRIDES_H
#define OVERRIDES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "dedupe/naming.h"
#include "link/link.h"

struct overrides_pair {
	uint64_t a, b;  /* records */
	uint64_t place; /* in the file, from 1 on */
	bool same;
};

/* All fields are the inside.  Zero-initialise. */
struct overrides {
	const char *file;
	struct buf pairs; /* struct overrides_pair: those l was told */
};

/* Tell l, to which all records have been added, what the file (borrowed) says.
 * 0, or -1: ERR_USAGE for a record that is not there, an answer that is none,
 * what contradicts itself, with its place in the file; ERR_READ, ERR_RECORD,
 * ERR_MEMORY. */
int overrides_read(struct overrides *o, struct link *l,
    const struct naming *names, const char *file, struct err *e) ERR_USE;

/* When l has run: has it found contradictions that come from copies of
 * records?  0, or -1 with ERR_USAGE. */
int overrides_check(
    const struct overrides *o, const struct link *l, struct err *e) ERR_USE;

void overrides_free(struct overrides *o);

#endif
