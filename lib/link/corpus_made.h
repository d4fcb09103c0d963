/* E-mail addresses that are made of their owner's name: how likely another
 * person of that name has the same one. */
#ifndef CORPUS_MADE_H
#define CORPUS_MADE_H

#include "base/err.h"
#include "base/workers.h"
#include "link/corpus.h"

/* Fill `made` of the e-mail trait, if there is one.  0, or -1 with
 * ERR_MEMORY. */
int corpus_made_find(
    struct corpus *c, struct workers *w, struct err *e) ERR_USE;

/* Add the domains of t, by how many entries have each.  0, or -1 with
 * ERR_MEMORY. */
int corpus_made_domains(
    const struct trait *t, struct counted *domains, struct err *e) ERR_USE;

#endif
