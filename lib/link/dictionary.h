/* Values to numbers: each different byte string gets the next number, from 1
 * on, and keeps it.  0 stands for no value. */
#ifndef DICTIONARY_H
#define DICTIONARY_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/* Zero-initialise, or dictionary_in; all fields are the inside. */
struct dictionary {
	uint32_t n;       /* different values */
	struct buf texts; /* one behind the other */
	struct buf ends;  /* uint32_t, where each ends in texts */
	struct buf slots; /* of a hash table, a power of two of them */
};

/* An empty one that lies in that room. */
struct dictionary dictionary_in(struct room *room);

/* The number of s, a new one for a value not seen before.  0, or -1 with
 * ERR_MEMORY (also when the values take more than 4 GB), in a room also with
 * ERR_WRITE. */
int dictionary_add(
    struct dictionary *d, struct str s, uint32_t *id, struct err *e) ERR_USE;

/* The numbers of n values, in their order; of empty ones 0. */
int dictionary_add_all(struct dictionary *d, const struct str *s, size_t n,
    uint32_t *id, struct err *e) ERR_USE;

/* The number of s, 0 if it was never added.  Not after dictionary_close. */
uint32_t dictionary_find(const struct dictionary *d, struct str s);

/* The value of that number (1..n); valid until the next addition. */
struct str dictionary_text(const struct dictionary *d, uint32_t id);

/* No more additions: what only they need is given back. */
void dictionary_close(struct dictionary *d);

void dictionary_free(struct dictionary *d);

#endif
