/* Exact quartiles of numbers, whatever their number: beyond a limit they go to
 * a spill.  Between two values they are interpolated (type 7 of Hyndman and
 * Fan, "Sample quantiles in statistical packages", 1996: the default of R). */
#ifndef QUANTILE_H
#define QUANTILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct spill;

enum { QUANTILE_QUARTILES = 3 };

/* Zero-initialise and set the limit. */
struct quantile {
	size_t limit; /* bytes to hold before spilling, and for the spill */
	const char *directory; /* of the spill; NULL: TMPDIR or /tmp */
	struct buf pairs;      /* (ordered value, count) */
	struct spill *spill;
	uint64_t n;
};

/* x, `times` times.  0, or -1 with ERR_MEMORY, ERR_WRITE. */
int quantile_add(
    struct quantile *q, double x, uint64_t times, struct err *e) ERR_USE;

/* The first, second and third quartile; needs n >= 1, once.  0 or -1. */
int quantile_find(struct quantile *q, double quartile[QUANTILE_QUARTILES],
    struct err *e) ERR_USE;

void quantile_free(struct quantile *q);

#endif
