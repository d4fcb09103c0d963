/* Which columns are evidence. */
#ifndef CORPUS_TRAITS_H
#define CORPUS_TRAITS_H

#include "base/err.h"
#include "link/corpus.h"

/* Put the traits that tell something first, at most TRAIT_MOST, in the order
 * of their columns; those told beforehand stay.  A column with one value,
 * one that numbers the records, and one that repeats another column tell
 * nothing.  0 or -1. */
int corpus_traits_choose(struct corpus *c, struct err *e) ERR_USE;

#endif
