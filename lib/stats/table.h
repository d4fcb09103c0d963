/* Aligned tables for a terminal of 80 columns.  The rows are asked for twice:
 * to find the widths, and to write. */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "record/writer.h"

enum {
	TABLE_WIDTH = 80,
	TABLE_COLUMNS = 8, /* at most */
};

/* A row: about a thing, and the rank of one of its parts. */
struct table_row {
	size_t i;
	size_t rank;
};

/* Append the text of a cell, which show_text made or which needs no escape.
 * 0, or -1 with ERR_MEMORY. */
typedef int table_cell(
    const void *context, struct table_row row, struct buf *out, struct err *e);

struct table_column {
	const char *title; /* NULL ends the list */
	table_cell *cell;
	bool right; /* aligned, never cut; the others are cut to fit */
};

struct table {
	const struct table_column *column;
	const void *context;
	size_t things;
	/* How many rows are about thing i. */
	size_t (*rows)(const void *context, size_t i);
};

/* An empty line, the titles, the rows; nothing when there are no rows.  0; -1
 * with ERR_MEMORY, or with the failure of w. */
int table_print(const struct table *t, struct writer *w, struct err *e) ERR_USE;

#endif
