/* A set of byte strings in memory, within a limit. */
#ifndef KEYSET_H
#define KEYSET_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct keyset {
	uint64_t seed;
	size_t limit;     /* bytes of keys and table */
	struct buf keys;  /* each: its length (uint32_t), its bytes */
	struct buf slots; /* struct keyset_slot, a power of two of them */
	size_t count;
};

enum keyset_result { KEYSET_OLD, KEYSET_NEW, KEYSET_FULL };

void keyset_open(struct keyset *k, size_t limit);

/* Is the key there (OLD), or was it added (NEW)?  FULL: it is not there and
 * the limit leaves no room for it.  *result is set unless -1 is returned. */
int keyset_add(struct keyset *k, struct str key, enum keyset_result *result,
    struct err *e) ERR_USE;

void keyset_close(struct keyset *k);

#endif
