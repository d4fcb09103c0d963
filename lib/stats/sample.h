/* Numbers with the group they are from, in order, whatever their number: beyond
 * a limit they go to a spill. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct spill;

struct sample_item {
	double x;
	uint32_t group;
	uint64_t times;
};

/* Zero-initialise and set limit and directory. */
struct sample {
	size_t limit; /* bytes to hold before spilling, and for the spill */
	const char *directory;
	struct buf items;
	struct spill *spill;
	struct spill *again; /* a copy, to be read the next time */
	size_t at;
};

/* 0, or -1 with ERR_MEMORY, ERR_WRITE. */
int sample_add(struct sample *s, double x, uint32_t group, uint64_t times,
    struct err *e) ERR_USE;

/* All are in: back to the first.  May be called again, to read once more. */
int sample_rewind(struct sample *s, struct err *e) ERR_USE;

/* 1 and the next in order of x, 0 at the end, -1.  Equal numbers may come in
 * several items. */
int sample_next(
    struct sample *s, struct sample_item *item, struct err *e) ERR_USE;

void sample_free(struct sample *s);

#endif
