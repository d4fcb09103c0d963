/* Growable bytes: capacity doubles, so that adding is linear in the total. */
#include "base/buf.h"

#include <stdint.h>
#include <stdlib.h>

enum { FIRST_CAPACITY = 64 };

int
buf_reserve(struct buf *b, size_t more, struct err *e)
{
	size_t wanted;
	size_t capacity =
	    b->capacity < FIRST_CAPACITY ? FIRST_CAPACITY : b->capacity;
	char *p;

	if (more <= b->capacity - b->n)
		return 0;
	if (more > PTRDIFF_MAX - b->n)
		return err_memory(e, more);
	wanted = b->n + more;
	while (capacity < wanted)
		capacity = capacity > PTRDIFF_MAX / 2 ? wanted : capacity * 2;
	p = realloc(b->p, capacity);
	if (p == NULL)
		return err_memory(e, capacity);
	b->p = p;
	b->capacity = capacity;
	return 0;
}

int
buf_add(struct buf *b, struct str s, struct err *e)
{
	if (s.n == 0)
		return 0;
	if (buf_reserve(b, s.n, e) != 0)
		return -1;
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
	return 0;
}

int
buf_add_byte(struct buf *b, char c, struct err *e)
{
	if (buf_reserve(b, 1, e) != 0)
		return -1;
	b->p[b->n++] = c;
	return 0;
}

void
buf_free(struct buf *b)
{
	free(b->p);
	b->p = NULL;
	b->n = 0;
	b->capacity = 0;
}
