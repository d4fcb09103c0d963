/* Quick and sure when it says no: pairs whose weight cannot be worth keeping
 * are most of the candidates. */
#ifndef REACH_H
#define REACH_H

#include <stdbool.h>
#include <stdint.h>

#include "link/compare.h"
#include "link/weight.h"

struct reach {
	const struct weight *w;
	double floor;
	double made;             /* most that an equal e-mail address may add */
	double like[TRAIT_MOST]; /* most that values that differ may */
	/* Traits that may hide this one: what counts against comes to nothing
	 * then. */
	uint16_t hiders[TRAIT_MOST];
	uint8_t agrees[TRAIT_MOST]; /* level_agrees */
	uint8_t order[TRAIT_MOST];  /* what settles most for least work first */
	bool exchanges; /* may given and family name be exchanged? */
};

void reach_open(struct reach *r, const struct weight *w, double floor);

/* Let what is looked at first come nearer. */
void reach_fetch(const struct reach *r, uint32_t a, uint32_t b);

/* May the weight of the pair be `floor` or more?  If so *levels are as
 * compare_entries has them. */
bool reach_may(const struct reach *r, struct compare_memo *m, uint32_t a,
    uint32_t b, uint64_t *levels);

#endif
