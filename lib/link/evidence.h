/* What is known about agreement: how often the values of two entries that are
 * one person, of two that live together, and of any two are so alike.  Made by
 * training or read from a model file. */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include <stdint.h>

#include "link/corpus.h"
#include "link/level.h"

enum {
	EVIDENCE_RULES = 16,
	EVIDENCE_ATOMS = 3, /* a rule has at most */
};

/* A rule for candidates: entries that agree in all of its atoms. */
struct evidence_rule {
	unsigned n;
	uint8_t trait[EVIDENCE_ATOMS];
	uint8_t atom[EVIDENCE_ATOMS]; /* enum trait_atom */
	double pairs;                 /* expected */
};

/* In records that agree in all that people of a household share, the given name
 * or birthday of one person is hardly ever a wholly different one: then it is
 * somebody else of the family.  How often it is. */
#define EVIDENCE_OTHER_AT_HOME 0.005

struct evidence {
	size_t n;                    /* traits */
	struct str name[TRAIT_MOST]; /* of their columns; borrowed */
	enum trait_kind kind[TRAIT_MOST];
	/* Traits from the most telling on, and which of the later ones each
	 * hides where it agrees, since they follow from it. */
	uint8_t order[TRAIT_MOST];
	uint16_t hides[TRAIT_MOST];
	struct evidence_rule rule[EVIDENCE_RULES];
	size_t nrules;

	/* Chances of each level, given that both have a value. */
	double same[TRAIT_MOST][LEVEL_MOST];     /* of one person */
	double together[TRAIT_MOST][LEVEL_MOST]; /* of one household */
	double any[TRAIT_MOST][LEVEL_MOST];      /* of any two */
	double match, household; /* shares of all pairs that are those */
};

#endif
