/* Names of people and places, with capitals where they belong.  Only a name
 * without any capital, or in capitals only, is recased: one that mixes them
 * was written by somebody who knew.  Particles ("van", "de la") stay small
 * inside a name, letters after a hyphen, an apostrophe or a full stop become
 * capitals as the part before them asks.  Independent of the locale: the
 * dotless i of Turkish cannot be told from the other. */
#ifndef NAME_H
#define NAME_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum name_kind {
	NAME_GIVEN,  /* "Anna Maria" */
	NAME_FAMILY, /* "van der Berg" */
	NAME_FULL,   /* both, in any order */
	NAME_PLACE,  /* "Aix-en-Provence" */
};

/* Quick and sure, not complete: when true, s is its own canonical form. */
bool name_is_canonical(struct str s);

/* Is the word, in small letters, one that stays small inside any name? */
bool name_is_particle(struct str word);

/* Append the canonical form of s, valid UTF-8: that of text on one line,
 * recased where needed.  0, or -1 with ERR_MEMORY and the buffer as it was. */
int name_canonical(
    struct buf *out, struct str s, enum name_kind kind, struct err *e) ERR_USE;

#endif
