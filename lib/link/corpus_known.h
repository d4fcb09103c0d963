/* Values as they were when a model was made, whatever is met: as frequent, and
 * generic (corpus_generic.h) those that were. */
#ifndef CORPUS_KNOWN_H
#define CORPUS_KNOWN_H

#include "link/corpus.h"

enum { CORPUS_KNOWN_OFTEN = 3 }; /* less often met, values are all alike */

/* Take the values away that were generic; counts are to be recalled then. */
void corpus_known_drop(struct corpus *c);

/* Set the counts of the traits that are known from a model. */
void corpus_known_recall(struct corpus *c);

#endif
