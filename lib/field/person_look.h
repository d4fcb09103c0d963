/* What is in a full name besides its words, and what these look like. */
#ifndef PERSON_LOOK_H
#define PERSON_LOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "field/person_words.h"

/* Several persons: "and", a slash? */
bool person_look_several(const struct person_words *w);

/* Is there what is no name, or a half of it: a title inside, a degree at the end
 * without a comma, brackets around several words? */
bool person_look_unclear(const struct person_words *w);

/* The word before the first comma within the name; w->to: there is none. */
size_t person_look_comma(const struct person_words *w);

/* Only capitals, enough of them for a word, and no initials? */
bool person_look_capitals(struct str word);

/* What people are called besides, in brackets or quotes? */
bool person_look_nickname(struct str word);

#endif
