/* Memory that is given back all at once.  An arena hands out aligned pieces of
 * large blocks; arena_reset keeps the blocks for reuse, arena_free returns
 * them.  Zero-initialise.  Pieces live until the next reset or free. */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

struct arena_block;

struct arena {
	struct arena_block *first;
	struct arena_block *current;
	size_t used;  /* bytes handed out of the current block */
	size_t total; /* bytes of all blocks: what the arena costs */
};

/* n bytes aligned for any type, uninitialised; NULL with ERR_MEMORY. */
void *arena_take(struct arena *a, size_t n, struct err *e) ERR_USE;

/* count elements of `size` bytes, zeroed; NULL with ERR_MEMORY (also when the
 * product overflows). */
void *arena_array(
    struct arena *a, size_t count, size_t size, struct err *e) ERR_USE;

/* A copy of s, with a NUL behind it that is not counted; p is NULL on failure. */
struct str arena_copy(struct arena *a, struct str s, struct err *e) ERR_USE;

void arena_reset(struct arena *a);
void arena_free(struct arena *a);

#endif
