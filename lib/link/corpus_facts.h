/* What is known of each entry by looking at its traits together. */
#ifndef CORPUS_FACTS_H
#define CORPUS_FACTS_H

#include "base/err.h"
#include "base/workers.h"
#include "link/corpus.h"

/* Fill c->of, the numbers of the traits with a part of their own, and what
 * e-mail addresses need.  0 or -1. */
int corpus_facts_find(
    struct corpus *c, struct workers *w, struct err *e) ERR_USE;

#endif
