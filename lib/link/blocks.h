/* The blocks of every rule, and the candidate pairs in them. */
#ifndef BLOCKS_H
#define BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/workers.h"
#include "link/block_key.h"
#include "link/corpus.h"

enum { BLOCKS_LARGEST = 100, BLOCKS_PAIRS = 32 };

struct blocks_rule {
	struct block_key form;
	/* uint32_t, block by block: an entry and by which of its keys
	 * (block_key.h) it is there, in the lowest bit. */
	struct buf members;
	struct buf ends; /* uint32_t a block: where it ends in members */
	struct buf over; /* uint64_t: keys of blocks that were too large */
	unsigned traits; /* that it uses: bit k for trait k */
	uint64_t pairs;  /* in the blocks, those of earlier rules too */
	uint64_t dropped, dropped_entries; /* blocks that were too large */
	uint32_t largest;                  /* of the dropped ones */
};

/* A part of the blocks of a rule, for one thread to go through. */
struct blocks_part {
	uint32_t rule, from, to; /* blocks */
};

struct blocks {
	const struct corpus *c;
	const struct evidence *evidence;
	struct blocks_rule rule[EVIDENCE_RULES];
	struct buf parts; /* struct blocks_part */
	unsigned traits;  /* that any rule uses */
	uint64_t pairs;   /* of all rules */
};

/* Both are borrowed. */
int blocks_make(struct blocks *b, const struct corpus *c,
    const struct evidence *v, struct workers *w, struct err *e) ERR_USE;

size_t blocks_nparts(const struct blocks *b);

/* A pair in a block: x < y. */
struct blocks_pair {
	uint32_t x, y;
	uint32_t rule;
	uint32_t key; /* which one of x */
};

/* Takes BLOCKS_PAIRS at most: what is known of them lies far apart in memory,
 * and can be fetched for all first. */
typedef void blocks_take(
    void *context, const struct blocks_pair *pair, size_t n);

/* The pairs of one part, in a fixed order; the rows of their entries are being
 * fetched.  A pair comes once for each block that has both. */
void blocks_each(
    const struct blocks *b, size_t part, blocks_take *take, void *context);

/* Is it plain, since whole values agree, that an earlier rule found the pair?
 * Quick. */
bool blocks_is_again(const struct blocks *b, const struct blocks_pair *p);

/* The rules by which the pair is one, bit i for rule i; 0 if another block
 * before this one has both. */
unsigned blocks_first(const struct blocks *b, const struct blocks_pair *p);

/* Of any x and y. */
unsigned blocks_rules(const struct blocks *b, uint32_t x, uint32_t y);

void blocks_free(struct blocks *b);

#endif
