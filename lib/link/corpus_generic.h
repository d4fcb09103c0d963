/* Values that belong to nobody: the telephone number of a switchboard, info@,
 * a number that was typed to fill a box.  They are known by whom they are
 * met with: many who otherwise differ. */
#ifndef CORPUS_GENERIC_H
#define CORPUS_GENERIC_H

#include "base/err.h"
#include "link/corpus.h"

/* Take such values of telephone, e-mail and identifier traits away from their
 * entries; t->generic counts them.  0, or -1 with ERR_MEMORY. */
int corpus_generic_drop(struct corpus *c, struct err *e) ERR_USE;

#endif
