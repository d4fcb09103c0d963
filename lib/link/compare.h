/* Two entries compared, trait by trait. */
#ifndef COMPARE_H
#define COMPARE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "link/corpus.h"
#include "link/evidence.h"

/* Levels of values compared before.  One a thread; where a pointer to one is
 * asked for, NULL does. */
struct compare_memo {
	struct buf slots;
};

/* Two entries that were compared, and their levels. */
struct compare_pair {
	uint32_t a, b; /* a < b */
	uint64_t levels;
};

/* What learning saw of the candidate pairs, where it saw each of them: they
 * need not be compared again.  Zero-initialise. */
struct compare_seen {
	struct buf pairs;  /* struct compare_pair, once each */
	uint64_t compared; /* once for each block, see edges.h */
	bool whole;        /* all candidate pairs */
};

int compare_memo_open(struct compare_memo *m, struct err *e) ERR_USE;
void compare_memo_close(struct compare_memo *m);

/* The levels of a and b, LEVEL_BITS for each trait, the first one lowest; 0 for
 * what is hidden by another trait. */
uint64_t compare_entries(const struct corpus *c, const struct evidence *v,
    struct compare_memo *m, uint32_t a, uint32_t b);

/* The same from the levels of all traits by themselves. */
uint64_t compare_judge(const struct corpus *c, const struct evidence *v,
    uint64_t levels, uint32_t a, uint32_t b);

/* The level of one trait by itself. */
unsigned compare_trait(const struct corpus *c, struct compare_memo *m, size_t k,
    uint32_t a, uint32_t b);

/* Do two that share a home differ wholly in what a person keeps, given name or
 * birthday, and agree in no number of a register?  Where there are companies
 * what they share may be a workplace. */
bool compare_is_relative(const struct corpus *c, uint64_t levels);

/* Is one of them an organisation, the other one a person? */
static inline bool
compare_is_mixed(const struct corpus *c, uint32_t a, uint32_t b)
{
	const unsigned both = CORPUS_ORGANISATION | CORPUS_PERSON;

	return ((corpus_facts(c, a) ^ corpus_facts(c, b)) & both) == both;
}

/* Is one of the e-mail addresses made of its owner's name? */
static inline bool
compare_is_made(const struct corpus *c, uint32_t a, uint32_t b)
{
	return ((corpus_facts(c, a) | corpus_facts(c, b)) &
		   CORPUS_EMAIL_NAMED) != 0;
}

static inline unsigned
compare_level(uint64_t levels, size_t trait)
{
	return (unsigned)(levels >> trait * LEVEL_BITS) & (LEVEL_MOST | 1);
}

#endif
