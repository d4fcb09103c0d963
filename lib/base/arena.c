/* A chain of blocks, each as large as all before it together (within bounds),
 * handed out from front to back.  Blocks behind the current one are empty and
 * wait for reuse. */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>

struct arena_block {
	struct arena_block *next;
	size_t size;
	max_align_t data[];
};

enum { SMALLEST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

static const size_t ALIGNMENT = sizeof(max_align_t);

/* A block for at least n bytes becomes the current one. */
static int
advance(struct arena *a, size_t n, struct err *e)
{
	struct arena_block **link =
	    a->current == NULL ? &a->first : &a->current->next;
	struct arena_block *block = *link;
	size_t size = a->total;

	if (block == NULL || block->size < n) {
		if (size < SMALLEST_BLOCK)
			size = SMALLEST_BLOCK;
		if (size > LARGEST_BLOCK)
			size = LARGEST_BLOCK;
		size -= sizeof *block;
		if (size < n)
			size = n;
		block = malloc(sizeof *block + size);
		if (block == NULL)
			return err_memory(e, size);
		block->next = *link;
		block->size = size;
		*link = block;
		a->total += sizeof *block + size;
	}
	a->current = block;
	a->used = 0;
	return 0;
}

void *
arena_take(struct arena *a, size_t n, struct err *e)
{
	size_t rounded;
	void *piece;

	if (n > PTRDIFF_MAX - 2 * ALIGNMENT) {
		(void)err_memory(e, n);
		return NULL;
	}
	rounded = (n + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (a->current == NULL || a->current->size - a->used < rounded) {
		if (advance(a, rounded, e) != 0)
			return NULL;
	}
	piece = (char *)a->current->data + a->used;
	a->used += rounded;
	return piece;
}

void *
arena_array(struct arena *a, size_t count, size_t size, struct err *e)
{
	void *piece;

	if (size != 0 && count > PTRDIFF_MAX / size) {
		(void)err_memory(e, UINT64_MAX);
		return NULL;
	}
	piece = arena_take(a, count * size, e);
	if (piece != NULL)
		memset(piece, 0, count * size);
	return piece;
}

struct str
arena_copy(struct arena *a, struct str s, struct err *e)
{
	char *copy = NULL;

	if (s.n == SIZE_MAX)
		(void)err_memory(e, s.n);
	else
		copy = arena_take(a, s.n + 1, e);
	if (copy == NULL)
		return str_make(NULL, 0);
	if (s.n > 0)
		memcpy(copy, s.p, s.n);
	copy[s.n] = '\0';
	return str_make(copy, s.n);
}

void
arena_reset(struct arena *a)
{
	a->current = NULL;
	a->used = 0;
}

void
arena_free(struct arena *a)
{
	struct arena_block *block = a->first;

	while (block != NULL) {
		struct arena_block *next = block->next;

		free(block);
		block = next;
	}
	a->first = NULL;
	a->current = NULL;
	a->used = 0;
	a->total = 0;
}
