/* The entries of a corpus by their keys of a rule. */
#ifndef BLOCKS_SORT_H
#define BLOCKS_SORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/workers.h"
#include "link/block_key.h"
#include "link/corpus.h"
#include "link/evidence.h"
#include "link/radix.h"

enum { BLOCKS_SORT_PARTS = 256 };

/* All fields are the inside.  Zero-initialise. */
struct blocks_sort {
	const struct corpus *c;
	struct block_key form;
	struct workers *workers;
	struct buf keys;      /* uint64_t: of each entry, 0: none */
	struct buf at;        /* size_t a chunk of entries and part */
	struct buf items;     /* struct radix: of some parts */
	size_t parts, chunks; /* parts: a power of two */
	size_t first, end;    /* parts that are in items */
	size_t from[BLOCKS_SORT_PARTS + 1]; /* where each begins */
};

/* Find the keys of all entries by rule r.  0, or -1 with ERR_MEMORY. */
int blocks_sort_open(struct blocks_sort *s, const struct corpus *c,
    const struct evidence_rule *r, struct workers *w, struct err *e) ERR_USE;

/* 1 and the next parts, from `first` to `end`, 0 after the last one, -1.  A
 * part has its items, which are a key and, as `of`, an entry and which of its
 * keys that is in the lowest bit, by entry.  What is of one key is in one part;
 * these are by the lowest bits of the key that radix_group goes by. */
int blocks_sort_next(struct blocks_sort *s, struct err *e) ERR_USE;

struct radix *blocks_sort_part(
    const struct blocks_sort *s, size_t part, size_t *n);

void blocks_sort_close(struct blocks_sort *s);

#endif
