/* Traits that follow from others: the city from the postcode, the family name
 * from the full name.  Agreement in both must not count twice. */
#ifndef EVIDENCE_HIDES_H
#define EVIDENCE_HIDES_H

#include "base/err.h"
#include "link/corpus.h"
#include "link/evidence.h"

/* Fill v->hides; v->order must be there.  0, or -1 with ERR_MEMORY. */
int evidence_hides_find(
    const struct corpus *c, struct evidence *v, struct err *e) ERR_USE;

/* Of pairs that agree in trait k, how many do not agree in one that hides
 * it? */
double evidence_hides_visible(
    const struct corpus *c, const struct evidence *v, size_t k);

#endif
