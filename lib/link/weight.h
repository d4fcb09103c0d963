/* What the likeness of two entries is worth, in bits: the logarithm of the odds
 * that they are one person, the prior included. */
#ifndef WEIGHT_H
#define WEIGHT_H

#include <stdint.h>

#include "link/compare.h"
#include "link/corpus.h"
#include "link/evidence.h"

#define WEIGHT_NEVER (-1000.0) /* a person and an organisation */

enum { WEIGHT_COUNTS = 256 };

struct weight {
	double log_count[WEIGHT_COUNTS]; /* log2 of small numbers */
	const struct corpus *c;
	const struct evidence *v;
	double match[TRAIT_MOST][LEVEL_MOST];
	double household[TRAIT_MOST][LEVEL_MOST];
	/* log2 of how often agreement is expected, to be exchanged for how
	 * often the value is met; 0 for the household where not shared. */
	double expected[TRAIT_MOST];
	double log_filled[TRAIT_MOST];
	bool rare[TRAIT_MOST];   /* is the value's own frequency to be used? */
	bool shared[TRAIT_MOST]; /* in the household, too? */
	double expected_made;    /* of e-mail addresses made of the name */
	double prior, prior_household;
};

/* The parts of one pair's weight. */
struct weight_parts {
	double match[TRAIT_MOST]; /* of each trait, without `rare` */
	double rare[TRAIT_MOST];  /* what the value's frequency adds */
	double household;         /* what is taken off: they may only live
	                           * together */
	double sum;
};

void weight_open(
    struct weight *w, const struct corpus *c, const struct evidence *v);

/* Bits by which agreement in value `id` of trait k tells more than that in the
 * average one. */
double weight_rarity(const struct weight *w, size_t k, uint32_t id);

double weight_of(const struct weight *w, uint64_t levels, uint32_t a,
    uint32_t b, struct weight_parts *parts);

/* Compare and weigh. */
double weight_pair(
    const struct weight *w, struct compare_memo *m, uint32_t a, uint32_t b);

#endif
