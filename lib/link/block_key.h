/* Keys of entries: those with the same key of a rule are candidates.  A key
 * depends on the entry and the rule alone. */
#ifndef BLOCK_KEY_H
#define BLOCK_KEY_H

#include <stdint.h>

#include "link/corpus.h"
#include "link/evidence.h"

enum { BLOCK_KEY_MOST = 2 };

/* How many keys an entry may have: two where a rule has one part of the name,
 * for which the other one may stand, or a word of a text. */
unsigned block_key_slots(const struct corpus *c, const struct evidence_rule *r);

/* The different keys of an entry, and how many there are. */
unsigned block_key_of(const struct corpus *c, const struct evidence_rule *r,
    uint32_t entry, uint64_t key[BLOCK_KEY_MOST]);

/* Those that both have, and how many there are. */
unsigned block_key_shared(const struct corpus *c, const struct evidence_rule *r,
    uint32_t x, uint32_t y, uint64_t key[BLOCK_KEY_MOST]);

/* Let what block_key_of looks at come nearer. */
void block_key_fetch(
    const struct corpus *c, const struct evidence_rule *r, uint32_t entry);

#endif
