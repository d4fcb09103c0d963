/* Counting how the candidate pairs look. */
#ifndef EVIDENCE_PATTERNS_H
#define EVIDENCE_PATTERNS_H

#include "link/evidence_learn.h"

enum { EVIDENCE_PATTERNS_SHIFT = 48 };

/* By what they are in order: each has a number of its own. */
static inline uint64_t
evidence_patterns_order(uint64_t levels, uint32_t learns)
{
	return (uint64_t)learns << EVIDENCE_PATTERNS_SHIFT | levels;
}

/* Put the patterns of (a part of) the candidate pairs into `patterns` (struct
 * evidence_pattern, in that order); *share: how many of the pairs were
 * looked at, 0 to 1.  If all were they are put into `kept` (NULL: they are
 * not).  0, or -1 with ERR_MEMORY. */
int evidence_patterns_count(const struct corpus *c, const struct blocks *b,
    const struct evidence *v, struct workers *w, struct buf *patterns,
    double *share, struct compare_seen *kept, struct err *e) ERR_USE;

/* Traits that may learn from pairs which that rule found: those, with all that
 * they hide and that hide them, which it does not use. */
uint32_t evidence_patterns_without(const struct evidence *v, size_t rule);

#endif
