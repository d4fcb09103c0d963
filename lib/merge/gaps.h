/* What the sources lack, and which other source has it for the same key.  Of a
 * record only this is looked at: in which columns it has a value, one bit for
 * each column. */
#ifndef GAPS_H
#define GAPS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "match/group.h"

/* All fields may be read.  Zero-initialise. */
struct gaps {
	size_t sources, columns;
	size_t width;       /* bytes of the bits of a record */
	uint64_t *fillable; /* see gaps_fillable */
	uint64_t *fills;    /* see gaps_fills */
	size_t *present;    /* sources of the key, in order */
	size_t npresent;
	unsigned char *has;         /* per source: what it has for the key */
	unsigned char *once, *more; /* what one has, what several have */
};

static inline void
gaps_mark(unsigned char *bits, size_t column)
{
	bits[column / 8] |= (unsigned char)(1 << column % 8);
}

/* 0 or -1. */
int gaps_open(struct gaps *g, size_t sources, size_t columns,
    struct arena *memory, struct err *e) ERR_USE;

/* All records of a key, by source: the only field of each is its bits. */
void gaps_take(struct gaps *g, const struct group_member *member, size_t n);

/* Records of the source that have no value in the column, while another source
 * has one for their key. */
uint64_t gaps_fillable(const struct gaps *g, size_t source, size_t column);

/* How many of them `other` could fill. */
uint64_t gaps_fills(
    const struct gaps *g, size_t source, size_t column, size_t other);

#endif
