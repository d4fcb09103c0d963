/* Small cells of a table of counts that is shown with its margins: those that
 * tell of few people are hidden, and others with them, so that no small count
 * can be found by subtraction.
 *
 * Rows and columns are the nodes of a graph, hidden cells its edges.  A hidden
 * count follows from the margins just when its edge is a bridge: so no small
 * cell may be one.  And what is hidden in a row or column is at least k. */
#ifndef SUPPRESS_H
#define SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct suppress {
	size_t rows, columns;
	const uint64_t *count; /* rows * columns, row by row */
	uint64_t k;
	bool *hidden; /* the result, of the same shape */
};

/* Fill hidden, which is zeroed, with memory of `memory` to work in.  Margins
 * below k are the caller's concern.  0, or -1 with ERR_MEMORY. */
int suppress_cells(
    struct suppress *s, struct arena *memory, struct err *e) ERR_USE;

/* The same for a list of n counts of which the sum is known. */
void suppress_list(const uint64_t *count, size_t n, uint64_t k, bool *hidden);

#endif
