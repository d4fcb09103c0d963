/* The number of a house, and in one way of writing with it stair and flat. */
#ifndef STREET_NUMBER_H
#define STREET_NUMBER_H

#include <stdbool.h>

#include "field/walk.h"

/* All three take what they name and return true, or leave the walk as it was. */

/* The number behind the name of a street, with its label: "12 A 3" in Finland,
 * "nr 12/14 m. 3" in Poland, "12a/II" in Croatia. */
bool street_number_take(struct walk *w);

/* The number before the name. */
bool street_number_first(struct walk *w, const char *before);

/* A word that says there is none. */
bool street_number_none(struct walk *w);

#endif
