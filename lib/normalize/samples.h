/* Of what could not be read in a column, the first few different values for
 * each reason: only for users who ask to see values. */
#ifndef SAMPLES_H
#define SAMPLES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum {
	SAMPLES_OF_ONE = 3,
	SAMPLES_LONGEST = 100 /* bytes; longer ones are cut */
};

struct samples_item {
	size_t column;
	const char *reason; /* constant text */
	size_t n;
	struct str value[SAMPLES_OF_ONE]; /* by place */
	uint64_t place[SAMPLES_OF_ONE];   /* of their records */
	struct samples_item *next;        /* by column, then reason */
};

/* Zero-initialise. */
struct samples {
	struct samples_item *first;
	struct arena memory;
};

/* A value, valid UTF-8, of a record at that place among all; any order.  0, or
 * -1 with ERR_MEMORY. */
int samples_add(struct samples *x, size_t column, const char *reason,
    uint64_t place, struct str value, struct err *e) ERR_USE;

/* As if all that `from` was given had been given to x.  0, or -1 with
 * ERR_MEMORY. */
int samples_join(
    struct samples *x, const struct samples *from, struct err *e) ERR_USE;

void samples_free(struct samples *x);

#endif
