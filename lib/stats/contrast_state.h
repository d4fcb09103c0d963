/* The inside of contrast. */
#ifndef CONTRAST_STATE_H
#define CONTRAST_STATE_H

#include "stats/contrast.h"

/* A value of one group; its text lives in the arena. */
struct contrast_entry {
	struct str text;
	uint32_t group;
	uint64_t times;
};

/* The group that group g is held against; c->n: all of them; g: none. */
size_t contrast_state_reference(const struct contrast *c, size_t g);

/* Records of a group (c->n: of all) without a value. */
uint64_t contrast_state_absent(const struct contrast *c, size_t g);

/* Make the table of values of the entries; many: there are too many.  0 or
 * -1. */
int contrast_state_values(struct contrast *c, struct err *e) ERR_USE;

/* count[row][column]. */
void contrast_state_chi_square(struct contrast_test *t,
    const uint64_t *const *count, size_t rows, size_t columns);

int contrast_state_test_values(struct contrast *c, struct err *e) ERR_USE;
int contrast_state_test_missing(struct contrast *c, struct err *e) ERR_USE;
int contrast_state_psi_values(struct contrast *c, struct err *e) ERR_USE;

/* Means, medians, tests and PSI of numbers.  0 or -1. */
int contrast_state_numbers(struct contrast *c, struct err *e) ERR_USE;

#endif
