/* How often each value of a column occurs: a hash table from value to count.
 * Empty values are not in it.  Order and place of the entries depend on the
 * seed; no output may. */
#ifndef TALLY_H
#define TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "stats/batch.h"

/* Zero-initialise. */
struct tally {
	struct buf slots;   /* uint64_t each: hash and place of an entry */
	struct buf entries; /* count, length, value; one behind the other */
	uint64_t distinct;
	unsigned bits; /* 2^bits slots, when there are any */
};

/* Count `value`, which is not empty, `times` times more.  At most 2^48 - 1 in
 * all.  0, or -1 with ERR_MEMORY. */
int tally_add(struct tally *t, struct str value, uint64_t times, uint64_t seed,
    struct err *e) ERR_USE;

/* Count the values of a column of b that are not empty. */
int tally_batch(struct tally *t, const struct batch *b, size_t column,
    uint64_t seed, struct err *e) ERR_USE;

/* Bytes in use, and how many more `values` new ones might need for slots. */
size_t tally_cost(const struct tally *t);
size_t tally_growth(const struct tally *t, size_t values);

/* Is there no place for so many new values of so many bytes, whatever the
 * memory?  Then the tally must be emptied first. */
bool tally_is_full(const struct tally *t, size_t values, size_t bytes);

/* The entries one by one: *at is 0 at first.  False at the end. */
bool tally_next(
    const struct tally *t, size_t *at, struct str *value, uint64_t *count);

/* Only entries will be asked for from now on: give the slots back. */
void tally_close(struct tally *t);

/* Empty, memory given back; t may be used again. */
void tally_free(struct tally *t);

#endif
