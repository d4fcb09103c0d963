/* How alike two folded values are (fold.h).  Bytes are what is compared.
 * Nothing here depends on the order of the two.  Of values longer than
 * LIKENESS_LONGEST only so many bytes count. */
#ifndef LIKENESS_H
#define LIKENESS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum {
	LIKENESS_LONGEST = 256,
	LIKENESS_FAR = 3, /* edits: more than two */
};

/* Jaro's similarity (0 to 1) with Winkler's adjustment: above .7, a tenth of
 * what is missing for each of up to four first bytes in common.  Two empty
 * values are alike (1). */
double likeness_jaro_winkler(struct str a, struct str b);

/* Is it `floor` or more?  Cheaper when it is not. */
bool likeness_jw_at_least(struct str a, struct str b, double floor);

/* Insertions, deletions, substitutions and exchanges of two neighbours that
 * lead from one to the other, none within an exchanged pair (the restricted
 * distance of Damerau and Levenshtein): 0, 1, 2 or LIKENESS_FAR. */
unsigned likeness_edits(struct str a, struct str b);

/* Is it at most one?  Cheaper. */
bool likeness_is_typo(struct str a, struct str b);

/* Dice's coefficient of the pairs of neighbouring bytes, each counted as often
 * as it occurs: 2 shared / all.  Equal values have 1. */
double likeness_dice(struct str a, struct str b);

/* A word of a text and what it tells: more, the fewer texts have it. */
struct likeness_word {
	uint32_t id;
	float weight; /* > 0, the same wherever the id is */
};

/* Dice's coefficient of two lists of words by their weights: 2 shared / all.
 * Both by ascending id; one may occur several times.  0 if both are empty. */
double likeness_overlap(const struct likeness_word *a, size_t na,
    const struct likeness_word *b, size_t nb);

/* What can be said of a pair without looking at it. */
struct likeness_sign {
	uint64_t bits;
	uint32_t n;   /* bytes of the value, LIKENESS_LONGEST at most */
	char head[4]; /* its first bytes, then NUL */
};

/* Which letters occur, once or more often, and which digits. */
struct likeness_sign likeness_letters(struct str s);

/* Which pairs of neighbouring bytes occur, by a hash of 64. */
struct likeness_sign likeness_pairs(struct str s);

/* No more than this is likeness_jaro_winkler, no less likeness_edits, of two
 * values with these likeness_letters. */
double likeness_jw_most(
    const struct likeness_sign *a, const struct likeness_sign *b);
unsigned likeness_edits_least(
    const struct likeness_sign *a, const struct likeness_sign *b);

/* No more than this is likeness_dice of two with these likeness_pairs. */
double likeness_dice_most(
    const struct likeness_sign *a, const struct likeness_sign *b);

#endif
