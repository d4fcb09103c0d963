/* What a column says about who a record is, and so how its values are
 * compared.  The role decides; without one the words of the column's name, and
 * failing these its values. */
#ifndef TRAIT_KIND_H
#define TRAIT_KIND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "link/dictionary.h"

enum trait_kind {
	TRAIT_NONE,     /* nothing: records about records, orders, notes */
	TRAIT_OPEN,     /* nobody knows before the values are seen */
	TRAIT_GIVEN,    /* given name */
	TRAIT_FAMILY,   /* family name */
	TRAIT_FULL,     /* both in one */
	TRAIT_NAME,     /* another name of one word or two */
	TRAIT_PLACE,    /* city, district */
	TRAIT_COMPANY,  /* name of an organisation */
	TRAIT_DATE,     /* of birth */
	TRAIT_PHONE,    /* telephone number */
	TRAIT_ID,       /* number or code of a register */
	TRAIT_EMAIL,    /* address of electronic mail */
	TRAIT_POSTCODE, /* postal code */
	TRAIT_NUMBER,   /* number of a house, a year */
	TRAIT_CATEGORY, /* one of few values */
	TRAIT_ADDRESS,  /* street, a whole address */
	TRAIT_TEXT,     /* words */
	TRAIT_KINDS,
};

/* By role and name alone.  role: NULL where none is known. */
enum trait_kind trait_kind_of(const char *role, struct str name);

/* By the different values of a column; `filled`: records that have one. */
enum trait_kind trait_kind_seen(
    const struct dictionary *values, uint64_t filled);

/* "given name" ...; constant text. */
const char *trait_kind_name(enum trait_kind kind);
enum trait_kind trait_kind_known(struct str name); /* TRAIT_NONE: not one */

/* Do people who live or work together share it? */
bool trait_kind_is_shared(enum trait_kind kind);

/* Is it about where somebody is? */
bool trait_kind_is_place(enum trait_kind kind);

/* Has it several words that count each by itself? */
bool trait_kind_is_text(enum trait_kind kind);

/* Is it (part of) the name of a person? */
bool trait_kind_is_person(enum trait_kind kind);

#endif
