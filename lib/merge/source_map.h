/* What the columns of sources are to be called: a file source,column,target. */
#ifndef SOURCE_MAP_H
#define SOURCE_MAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "merge/input.h"

struct source_map_row {
	struct str source; /* label or file; empty: every one that has it */
	struct str column, target;
	bool used;
	struct source_map_row *next;
};

struct source_map {
	const char *file;
	struct source_map_row *first, *last;
	struct arena *memory;
};

/* 0, or -1 with ERR_USAGE, ERR_READ, ERR_RECORD, ERR_MEMORY. */
int source_map_read(
    struct source_map *m, const char *file, struct err *e) ERR_USE;

/* Rename the columns of a source that has been opened.  -1 with ERR_USAGE for
 * a column that it does not have. */
int source_map_apply(
    struct source_map *m, struct input *s, struct err *e) ERR_USE;

/* Has every row found a column?  0, or -1 with ERR_USAGE. */
int source_map_check(const struct source_map *m, struct err *e) ERR_USE;

#endif
