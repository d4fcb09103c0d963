/* What stands for the values of a column that are too many to be held. */
#ifndef SKETCH_H
#define SKETCH_H

#include "stats/heavy.h"
#include "stats/hll.h"
#include "stats/kll.h"

/* Zero-initialise. */
struct sketch {
	struct hll distinct;
	struct kll numbers;
	struct heavy top;
};

/* A value that is filled, `times` times: what differs, and what is frequent.
 * (Numbers go to the sketch of theirs by themselves.)  0, or -1 with
 * ERR_MEMORY. */
int sketch_add(
    struct sketch *s, struct str value, uint64_t times, struct err *e) ERR_USE;

void sketch_free(struct sketch *s);

#endif
