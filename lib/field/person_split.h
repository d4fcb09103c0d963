/* Which words of a full name are the given ones, which are the family's. */
#ifndef PERSON_SPLIT_H
#define PERSON_SPLIT_H

#include <stdbool.h>

#include "field/person_words.h"

enum person_order {
	PERSON_ORDER_NONE, /* no name needs one, or nothing is known yet */
	PERSON_ORDER_GIVEN_FIRST,
	PERSON_ORDER_FAMILY_FIRST,
	PERSON_ORDER_OPEN,  /* too few say which */
	PERSON_ORDER_MIXED, /* they contradict each other */
};

/* What a name without a comma says of its own order: a given name at one end
 * and none at the other, an initial.  GIVEN_FIRST, FAMILY_FIRST; OPEN: nothing.
 * *sure: the family name is in capitals, and no other name is needed to know.
 * NONE: it has no order, as a single word, or one that is written ("Last,
 * First"). */
enum person_order person_split_evidence(
    const struct person_words *w, bool *sure);

/* Give every word of the name its part.  `order` is that of names without a
 * comma.  NULL; or why that cannot be: multi_value (several persons),
 * name_order_unknown, name_split_unknown (where the family name begins, though
 * the order is known: then all is NAME, but in that order). */
const char *person_split(struct person_words *w, enum person_order order);

#endif
