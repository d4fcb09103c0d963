/* Sorting by a 64-bit key, stable, in linear time. */
#ifndef RADIX_H
#define RADIX_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct radix {
	uint64_t key;
	uint32_t of;
};

/* Sort n items; `room` is used on the way.  0, or -1 with ERR_MEMORY. */
int radix_sort(
    struct radix *item, size_t n, struct buf *room, struct err *e) ERR_USE;

/* The bits of a key that radix_group goes by first. */
#define RADIX_GROUP_MASK ((UINT64_C(1) << 33) - 1)

/* The same, but equal keys only come to stand side by side, in an order that
 * follows from the keys alone: by the bits of the mask, then by the others;
 * quicker.  Keys must be well mixed. */
int radix_group(
    struct radix *item, size_t n, struct buf *room, struct err *e) ERR_USE;

/* A key that is the less the greater v is. */
uint64_t radix_descending(float v);

#endif
