/* What a run of coverage counts, and the table it makes of it. */
#ifndef COVERAGE_TABLE_H
#define COVERAGE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "merge/gaps.h"
#include "merge/overlap.h"
#include "merge/sources.h"
#include "record/stream.h"

struct coverage_table {
	bool by_key;       /* what is said of keys holds */
	uint64_t *records; /* per source */
	uint64_t *filled;  /* per source, per column of the union */
	uint64_t *keyless; /* records without a key, per source */
	uint64_t *keys;    /* per source */
	uint64_t *within;  /* keys, by the number of sources that have them */
	uint64_t all;      /* keys */
	struct gaps gaps;
	struct overlap overlap;
};

enum { COVERAGE_TABLE_SHARE = 32 }; /* room for a share */

/* count / of with four decimals, exact, rounded half up; returns the length: 0
 * when `of` is 0. */
size_t coverage_table_share(
    uint64_t count, uint64_t of, char out[COVERAGE_TABLE_SHARE]);

/* Write header and rows; the overlap is used up.  0, or -1 and io->err. */
int coverage_table_write(struct coverage_table *t, const struct sources *s,
    struct stream *io) ERR_USE;

#endif
