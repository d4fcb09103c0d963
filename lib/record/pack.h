/* The values of a record in one piece of bytes, to be kept in a spill and cut
 * again without a search: n lengths (uint32_t), then the values. */
#ifndef PACK_H
#define PACK_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/* Append the n values that `from` picks of `field` (HEADER_NONE: an empty one;
 * from NULL: the first n).  0 or -1 with ERR_MEMORY. */
int pack_add(struct buf *out, const struct str *field, const size_t *from,
    size_t n, struct err *e) ERR_USE;

/* Views into what pack_add has made of n values. */
void pack_cut(struct str packed, struct str *field, size_t n);

#endif
