/* Exact quantiles of numbers, whatever their number: beyond a limit they go to
 * a spill.  The nine ways to define one are those of R.J. Hyndman and Y. Fan,
 * "Sample quantiles in statistical packages", The American Statistician 50,
 * 1996, by their numbers; 7 is the default of R and of spreadsheets. */
#ifndef QUANTILE_H
#define QUANTILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct spill;

enum {
	QUANTILE_MOST = 8, /* asked for at once */
	QUANTILE_TYPES = 9,
	QUANTILE_TYPE = 7,
};

/* Zero-initialise and set the limit. */
struct quantile {
	size_t limit; /* bytes to hold before spilling, and for the spill */
	const char *directory; /* of the spill; NULL: TMPDIR or /tmp */
	struct buf pairs;      /* (ordered value, count) */
	struct spill *spill;
	struct spill *again; /* a copy, to be read a second time */
	uint64_t n;
};

/* x, `times` times.  0, or -1 with ERR_MEMORY, ERR_WRITE. */
int quantile_add(
    struct quantile *q, double x, uint64_t times, struct err *e) ERR_USE;

/* The quantiles at n percentages (at most QUANTILE_MOST), by one of the types;
 * needs a value, once.  0 or -1. */
int quantile_find(struct quantile *q, unsigned type, const unsigned *percent,
    size_t n, double *quantile, struct err *e) ERR_USE;

/* After quantile_find, once: all numbers with their counts, in any order;
 * equal ones may come in several parts.  0, or -1 with what `take` returned. */
typedef int quantile_take(
    void *context, double x, uint64_t times, struct err *e);
int quantile_each(struct quantile *q, quantile_take *take, void *context,
    struct err *e) ERR_USE;

/* Where a quantile lies among n values in order: at `low` and, when `part` is
 * not 0, part/whole of the way to the one behind it.  0-based. */
struct quantile_place {
	uint64_t low;
	uint64_t high;
	unsigned part;
	unsigned whole;
};

struct quantile_place quantile_place(
    uint64_t n, unsigned type, unsigned percent);

/* The value there: of .1 and .2 in the middle .15, not a neighbour of it. */
double quantile_between(double low, double high, struct quantile_place at);

void quantile_free(struct quantile *q);

#endif
