/* The most frequent values of a column.  More frequent first; equally frequent
 * ones in byte order. */
#ifndef TOP_H
#define TOP_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct top_value {
	struct buf value;
	uint64_t count;
};

/* Zero-initialise and set the limit. */
struct top {
	size_t limit; /* how many to keep */
	size_t n;
	struct buf values; /* n struct top_value; a heap, the last one first */
};

/* Each value once, in any order.  0, or -1 with ERR_MEMORY. */
int top_add(
    struct top *t, struct str value, uint64_t count, struct err *e) ERR_USE;

/* All are in: put them in order.  Nothing may be added afterwards. */
void top_sort(struct top *t);

const struct top_value *top_get(const struct top *t, size_t i);

void top_free(struct top *t);

#endif
