/* Addresses with the number before the name: "12 High Street". */
#ifndef STREET_FIRST_H
#define STREET_FIRST_H

#include <stdbool.h>
#include <stddef.h>

#include "field/walk.h"

/* Take number, name and what is behind it, from lexeme `start` on; where that
 * is the way of writing also with the name of a house before them.  False when
 * they are not there. */
bool street_first_take(struct walk *w, size_t start);

/* The same behind a flat, whose label the address begins with. */
bool street_first_flat(struct walk *w);

#endif
