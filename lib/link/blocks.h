/* The blocks of every rule, and the candidate pairs in them. */
#ifndef BLOCKS_H
#define BLOCKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/workers.h"
#include "link/corpus.h"
#include "link/evidence.h"

enum { BLOCKS_LARGEST = 100 };

struct blocks_rule {
	struct buf members; /* uint32_t: entries, block by block */
	struct buf ends;    /* uint32_t a block: where it ends in members */
	uint64_t pairs;     /* in the blocks, those of earlier rules too */
	uint64_t dropped, dropped_entries; /* blocks that were too large */
	uint32_t largest;                  /* of the dropped ones */
	struct err failed;
};

/* A part of the blocks of a rule, for one thread to go through. */
struct blocks_part {
	uint32_t rule, from, to; /* blocks */
};

struct blocks {
	const struct evidence *evidence;
	struct blocks_rule rule[EVIDENCE_RULES];
	/* uint32_t an entry, rule and key: its block, 0: none.  Those of rule i
	 * begin at at[i] of the at[nrules] that an entry has. */
	struct buf block;
	size_t at[EVIDENCE_RULES + 1];
	struct buf parts; /* struct blocks_part */
	uint64_t pairs;   /* of all rules */
};

int blocks_make(struct blocks *b, const struct corpus *c,
    const struct evidence *v, struct workers *w, struct err *e) ERR_USE;

size_t blocks_nparts(const struct blocks *b);

/* Takes a candidate pair: x < y. */
typedef void blocks_take(void *context, uint32_t x, uint32_t y);

/* The pairs of one part, each where its first rule is, in a fixed order. */
void blocks_each(
    const struct blocks *b, size_t part, blocks_take *take, void *context);

/* The rules by which x and y are candidates, bit i for rule i. */
unsigned blocks_rules(const struct blocks *b, uint32_t x, uint32_t y);

void blocks_free(struct blocks *b);

#endif
