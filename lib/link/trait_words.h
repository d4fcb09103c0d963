/* The words of texts, and what each of them tells. */
#ifndef TRAIT_WORDS_H
#define TRAIT_WORDS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "link/dictionary.h"
#include "link/likeness.h"
#include "link/trait_known.h"

/* Zero-initialise, or trait_words_in. */
struct trait_words {
	struct dictionary words;
	struct buf count; /* uint32_t a word: values that have it */
	struct buf order; /* uint32_t: the words in an order that follows from
	                   * them alone */
	struct buf list;  /* struct likeness_word: of all values */
	struct buf ends; /* uint32_t a value: where its words end in the list */
};

/* Empty, in that room. */
struct trait_words trait_words_in(struct room *room);

/* Take all values of a dictionary apart; words are weighed by how few values
 * have them, or had them (known; NULL: nothing is).  0, or -1 with
 * ERR_MEMORY. */
int trait_words_find(struct trait_words *w, const struct dictionary *values,
    const struct trait_known *known, struct err *e) ERR_USE;

/* The words of value `id`, each with its place in `order`, ascending. */
const struct likeness_word *trait_words_of(
    const struct trait_words *w, uint32_t id, size_t *n);

struct str trait_words_text(
    const struct trait_words *w, const struct likeness_word *word);

/* How many values have the word. */
uint32_t trait_words_count(
    const struct trait_words *w, const struct likeness_word *word);

/* How alike two values are: the weight of the words they share, words with one
 * typing error and short forms nearly in full.  *both: as a share of all
 * words; *one: of those of the shorter value. */
void trait_words_compare(const struct trait_words *w, uint32_t x, uint32_t y,
    double *both, double *one);

void trait_words_free(struct trait_words *w);

#endif
