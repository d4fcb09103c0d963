/* What any two entries have in common by chance. */
#ifndef EVIDENCE_ANY_H
#define EVIDENCE_ANY_H

#include "base/err.h"
#include "base/workers.h"
#include "link/corpus.h"
#include "link/evidence.h"

/* Fill v->order, v->hides (see evidence_hides.h) and v->any: the same value by
 * the frequencies of values, lesser likeness by comparing pairs drawn at
 * random, always the same ones.  0, or -1 with ERR_MEMORY. */
int evidence_any_find(const struct corpus *c, struct evidence *v,
    struct workers *w, struct err *e) ERR_USE;

#endif
