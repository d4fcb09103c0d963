/* Names of people in one column and in two. */
#ifndef CORPUS_NAMES_H
#define CORPUS_NAMES_H

#include "base/err.h"
#include "link/corpus.h"

/* Where there are columns of given and of family names, full names beside them
 * say the same again: those of records that have only them are taken apart,
 * and the columns with them become TRAIT_NONE.  0, or -1 with ERR_MEMORY. */
int corpus_names_split(struct corpus *c, struct err *e) ERR_USE;

#endif
