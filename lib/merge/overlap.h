/* How many keys are in exactly which sources.  Combinations are counted in
 * memory; where there are more than it holds, the counts go to a spill. */
#ifndef OVERLAP_H
#define OVERLAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct spill;
struct overlap_slot;

/* All fields are the inside.  Zero-initialise. */
struct overlap {
	struct overlap_slot *slot; /* a hash table */
	size_t used;               /* slots */
	size_t limit;              /* bytes of texts */
	uint64_t seed;
	struct buf texts;     /* the combinations of the table */
	struct buf text;      /* one: the number of each source in four bytes */
	struct buf sources;   /* size_t: the one delivered */
	struct spill *counts; /* text -> number of keys */
	struct spill *ranked; /* ~number of keys, text -> nothing */
	struct arena memory;
};

/* memory: bytes; tempdir: NULL for the default.  0 or -1. */
int overlap_open(struct overlap *o, size_t memory, const char *tempdir,
    struct err *e) ERR_USE;

/* A key that is in these n sources, in ascending order. */
int overlap_add(
    struct overlap *o, const size_t *source, size_t n, struct err *e) ERR_USE;

/* No more keys. */
int overlap_sort(struct overlap *o, struct err *e) ERR_USE;

/* 1 and the next combination (valid until the next call), those with the most
 * keys first, then by the order of the sources; 0; -1. */
int overlap_next(struct overlap *o, const size_t **source, size_t *n,
    uint64_t *keys, struct err *e) ERR_USE;

void overlap_close(struct overlap *o);

#endif
