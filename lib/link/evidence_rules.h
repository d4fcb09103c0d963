/* Choosing the rules for candidates: conjunctions of one to three atoms that
 * together find nearly all pairs that agree in something, within a budget of
 * pairs. */
#ifndef EVIDENCE_RULES_H
#define EVIDENCE_RULES_H

#include "base/err.h"
#include "link/corpus.h"
#include "link/evidence.h"

/* Fill v->rule; where v->match is not 0, by what v->same says of how often
 * values of one person agree.  0, or -1 with ERR_MEMORY. */
int evidence_rules_choose(
    const struct corpus *c, struct evidence *v, struct err *e) ERR_USE;

#endif
