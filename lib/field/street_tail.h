/* What stands behind the number of a house: stair, flat, floor, post box. */
#ifndef STREET_TAIL_H
#define STREET_TAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "field/walk.h"

/* Take as many of them as there are. */
void street_tail_take(struct walk *w);

/* Take a post box with its label.  False when there is none. */
bool street_tail_box(struct walk *w, const char *before);

/* The word of a floor whose number, said before it, is at lexeme i ("3. krs",
 * "II kat", "6th Floor"), or NULL; *label: where it begins, *next: what follows
 * it. */
const struct street_word *street_tail_floor(
    const struct walk *w, size_t i, size_t *label, size_t *next);

#endif
