/* Patterns of candidate pairs that are met block by block, in any number of
 * processes: sums of them are patterns again.
 *
 * Who sees one block does not know whether the others that a pair shares were
 * too large and have been passed over.  So a pair is counted once for each rule
 * that found it, with all rules by which it could have been found, and how many
 * pairs there are is what the rule says that found most of them: exactly, where
 * none of the other blocks of a pair was passed over. */
#ifndef EVIDENCE_SUMS_H
#define EVIDENCE_SUMS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "link/dictionary.h"
#include "link/evidence.h"

struct evidence_sum {
	uint64_t levels;
	unsigned rules; /* by which the pair has a key in common, as bits */
	unsigned rule;  /* of these, by which it was found here */
	unsigned made;  /* 1: an e-mail address is made of the name */
	uint64_t count;
};

/* Zero-initialise. */
struct evidence_sums {
	struct dictionary sums; /* what was met */
	struct buf counts;      /* uint64_t each */
};

/* 0, or -1 with ERR_MEMORY. */
int evidence_sums_add(struct evidence_sums *s, const struct evidence_sum *one,
    struct err *e) ERR_USE;

/* How many different ones there are, and number `i` of them, from 1 on. */
static inline uint32_t
evidence_sums_n(const struct evidence_sums *s)
{
	return s->sums.n;
}

struct evidence_sum evidence_sums_at(const struct evidence_sums *s, uint32_t i);

/* Append them to `patterns` (struct evidence_pattern) as those of all pairs, in
 * an order that does not depend on that of the sums.  email: the trait, or
 * CORPUS_NONE.  0, or -1 with ERR_MEMORY. */
int evidence_sums_patterns(const struct evidence_sums *s,
    const struct evidence *v, size_t email, struct buf *patterns,
    struct err *e) ERR_USE;

void evidence_sums_free(struct evidence_sums *s);

#endif
