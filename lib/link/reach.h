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
	double same[TRAIT_MOST]; /* most that equal values may add */
	double like[TRAIT_MOST]; /* most that others may */
	bool
	    vanishes[TRAIT_MOST]; /* may what counts against come to nothing? */
	uint8_t order[TRAIT_MOST]; /* by that, the greatest first */
};

void reach_open(struct reach *r, const struct weight *w, double floor);

/* May the weight of the pair be `floor` or more? */
bool reach_may(
    const struct reach *r, struct compare_memo *m, uint32_t a, uint32_t b);

#endif
