/* What comparing and finding candidates needs of a value. */
#ifndef TRAIT_VALUE_H
#define TRAIT_VALUE_H

#include <stdint.h>

#include "base/str.h"
#include "link/likeness.h"
#include "link/trait_kind.h"

enum { TRAIT_ATOMS = 3 }; /* ways in which two values may agree as a key */

/* Of texts the "beginning" is the word that tells most. */
enum trait_atom { TRAIT_WHOLE, TRAIT_BEGINNING, TRAIT_SOUND };

struct trait_value {
	struct likeness_sign sign;  /* of letters or their pairs, by kind */
	uint32_t count;             /* entries that have it */
	uint32_t atom[TRAIT_ATOMS]; /* hashes; 0: has none */
	/* Of texts: what may stand for the beginning, too; of dates: the number
	 * YYYYMMDD, 0 if it is not whole; of codes: how often each digit is
	 * there, in three bits each. */
	uint32_t other;
	/* E-mail: bytes before the @; a given name: its number (nickname.h). */
	uint16_t part;
};

/* Set what follows from a value in the form of its kind (trait_form.h); of
 * texts the words are not its business. */
void trait_value_derive(
    struct trait_value *v, enum trait_kind kind, struct str s);

/* What of a value an atom is, for people: "", " (first letters)" ... */
const char *trait_value_atom(enum trait_kind kind, unsigned atom);

/* A hash for atoms, never 0 but for the empty value. */
uint32_t trait_value_hash(struct str s, enum trait_atom atom);

#endif
