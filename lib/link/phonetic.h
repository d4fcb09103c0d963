/* How a name sounds, roughly: for finding names to compare, not for comparing
 * them.  The first four consonants, of which b p f v w, c g k q s x z and d t
 * are one each, and those alike in a row count once; vowels, h and j count only
 * as the beginning, all as one.  No letter decides alone, not even the first. */
#ifndef PHONETIC_H
#define PHONETIC_H

#include <stdint.h>

#include "base/str.h"

/* The code of a folded name (fold.h), the same for most ways of spelling it in
 * English, German, the Nordic and the Slavic languages.  0 if it has no letter
 * of a-z. */
uint64_t phonetic_code(struct str words);

#endif
