/* Counting how the candidate pairs look. */
#ifndef EVIDENCE_PATTERNS_H
#define EVIDENCE_PATTERNS_H

#include "link/evidence_learn.h"

/* Put the patterns of (a part of) the candidate pairs into `patterns` (struct
 * evidence_pattern, in a fixed order); *share: how many of the pairs were
 * looked at, 0 to 1.  If all were they are put into `kept` (NULL: they are
 * not).  0, or -1 with ERR_MEMORY. */
int evidence_patterns_count(const struct corpus *c, const struct blocks *b,
    const struct evidence *v, struct workers *w, struct buf *patterns,
    double *share, struct compare_seen *kept, struct err *e) ERR_USE;

#endif
