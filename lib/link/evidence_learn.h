/* Learning, without labels, how often the values of one person agree. */
#ifndef EVIDENCE_LEARN_H
#define EVIDENCE_LEARN_H

#include "base/err.h"
#include "base/workers.h"
#include "link/blocks.h"
#include "link/compare.h"
#include "link/corpus.h"
#include "link/evidence.h"

/* Candidate pairs that look alike: the levels, which traits may learn from
 * them (bit i for trait i: a rule without it found them), and how many. */
struct evidence_pattern {
	uint64_t levels;
	uint32_t learns;
	uint64_t count;
};

/* Fill v->same, v->together, v->match and v->household; kept: see
 * evidence_patterns.h.  0, or -1 with ERR_MEMORY. */
int evidence_learn(const struct corpus *c, const struct blocks *b,
    struct evidence *v, struct workers *w, struct compare_seen *kept,
    struct err *e) ERR_USE;

/* The same from patterns, counted of such a share (0 to 1) of the candidate
 * pairs of c->n entries; of c only that and the traits are looked at. */
void evidence_learn_patterns(const struct corpus *c, struct evidence *v,
    const struct evidence_pattern *pattern, size_t n, double share);

#endif
