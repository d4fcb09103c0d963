/* Values as frequent as they were when a model was made, whatever is met. */
#ifndef CORPUS_KNOWN_H
#define CORPUS_KNOWN_H

#include "link/corpus.h"

enum { CORPUS_KNOWN_OFTEN = 3 }; /* less often met, values are all alike */

/* Set the counts of the traits that are known from a model. */
void corpus_known_recall(struct corpus *c);

#endif
