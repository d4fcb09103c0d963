/* Keys of entries: those with the same key of a rule are candidates.  A key
 * depends on the entry and the rule alone. */
#ifndef BLOCK_KEY_H
#define BLOCK_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "link/corpus.h"
#include "link/evidence.h"

enum { BLOCK_KEY_MOST = 2 };

/* How keys of a rule are made. */
struct block_key {
	const struct evidence_rule *rule;
	/* Given and family name, which people exchange, may stand in either
	 * order. */
	bool is_name[EVIDENCE_ATOMS];
	unsigned names; /* that it has */
	/* The atom for which another may stand, rule->n: none.  That is the
	 * same atom of trait `other`, or of the same trait what else its values
	 * have for one. */
	unsigned at;
	size_t other;
	unsigned slots; /* keys that an entry may have */
	/* Atoms that both of two entries must have, as block_key_agree says
	 * them; and those that they may have otherwise. */
	uint64_t needs, likes;
};

void block_key_open(
    struct block_key *k, const struct corpus *c, const struct evidence_rule *r);

/* The different keys of an entry, and how many there are. */
unsigned block_key_of(const struct block_key *k, const struct corpus *c,
    uint32_t entry, uint64_t key[BLOCK_KEY_MOST]);

/* The same by the atoms of the rule, and what may stand for one. */
unsigned block_key_from(const struct block_key *k,
    const uint32_t atom[EVIDENCE_ATOMS], uint32_t other,
    uint64_t key[BLOCK_KEY_MOST]);

/* Has the entry all atoms of the rule as they stand? */
bool block_key_is_whole(
    const struct block_key *k, const struct corpus *c, uint32_t entry);

/* The atoms of these traits (bit k for trait k) that both have. */
uint64_t block_key_agree(
    const struct corpus *c, unsigned traits, uint32_t x, uint32_t y);

/* Have both, which agree in these, a key in common? */
bool block_key_meet(const struct block_key *k, const struct corpus *c,
    uint64_t agree, uint32_t x, uint32_t y);

/* Those that both have, and how many there are. */
unsigned block_key_shared(const struct block_key *k, const struct corpus *c,
    uint32_t x, uint32_t y, uint64_t key[BLOCK_KEY_MOST]);

/* Let what block_key_of looks at come nearer. */
void block_key_fetch(
    const struct block_key *k, const struct corpus *c, uint32_t entry);

#endif
