/* Levels of names of people and places, and of e-mail addresses. */
#ifndef LEVEL_NAME_H
#define LEVEL_NAME_H

#include <stdbool.h>

#include "base/str.h"
#include "link/trait.h"

/* Are two names different by their letters alone? */
bool level_name_is_far(
    const struct trait_value *a, const struct trait_value *b);

unsigned level_name_word(const struct trait_value *a,
    const struct trait_value *b, struct str s, struct str t);
unsigned level_name_given(const struct trait_value *a,
    const struct trait_value *b, struct str s, struct str t);
unsigned level_name_full(struct str s, struct str t);
unsigned level_name_email(const struct trait_value *a,
    const struct trait_value *b, struct str s, struct str t);

#endif
