/* Letters of another alphabet that look like those of the word they are in: a
 * Cyrillic o in a Latin name, which no search finds. */
#ifndef HOMOGLYPH_H
#define HOMOGLYPH_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

/* Does a word of s, valid UTF-8, mix Latin letters with Greek or Cyrillic ones,
 * or these?  Of ASCII it takes next to no time. */
bool homoglyph_is_mixed(struct str s);

/* Append s with each such word in one alphabet: the only one that all its
 * letters exist in or look like one of; when there are several, that of the
 * other words.  Not read: mixed_script (there is none, or several).  0, or -1
 * with ERR_MEMORY and the buffer as it was. */
int homoglyph_repair(
    struct buf *out, struct str s, struct verdict *v, struct err *e) ERR_USE;

#endif
