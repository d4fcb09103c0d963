/* Which way of writing addresses a record follows. */
#ifndef STREET_SCOPE_H
#define STREET_SCOPE_H

#include "base/str.h"
#include "field/street_table.h"

/* That of a country (ISO 3166, two letters in any case). */
enum street_scope street_scope_of_country(struct str country);

/* What a word of an address tells of it; only what is sure, for another takes
 * the same signs for something else. */
enum street_scope street_scope_of_word(struct str word);

#endif
