/* Growable bytes: capacity doubles, so that adding is linear in the total. */
#include "base/buf.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/room.h"

enum {
	FIRST_CAPACITY = 64,
	SMALL = 1 << 16, /* from so many bytes on a room has a say */
};

static size_t
counted(const struct buf *b)
{
	return b->room == NULL || b->filed || b->capacity < SMALL ? 0
								  : b->capacity;
}

static void
let_go(struct buf *b)
{
	if (b->filed) {
		room_unmap(b->p, b->capacity);
		return;
	}
	free(b->p);
	if (counted(b) > 0)
		room_give(b->room, b->capacity);
}

/* To a file of its own. */
static int
move_out(struct buf *b, size_t capacity, struct err *e)
{
	char *p = room_map(b->room, capacity, e);

	if (p == NULL)
		return -1;
	if (b->n > 0)
		memcpy(p, b->p, b->n);
	let_go(b);
	b->p = p;
	b->capacity = capacity;
	b->filed = true;
	return 0;
}

static int
grow(struct buf *b, size_t capacity, struct err *e)
{
	const bool asks = b->room != NULL && capacity >= SMALL;
	char *p;

	if (asks && (b->filed || !room_take(b->room, capacity - counted(b))))
		return move_out(b, capacity, e);
	p = realloc(b->p, capacity);
	if (p == NULL) {
		if (asks)
			room_give(b->room, capacity - counted(b));
		return err_memory(e, capacity);
	}
	b->p = p;
	b->capacity = capacity;
	return 0;
}

int
buf_reserve(struct buf *b, size_t more, struct err *e)
{
	size_t wanted;
	size_t capacity =
	    b->capacity < FIRST_CAPACITY ? FIRST_CAPACITY : b->capacity;

	if (more <= b->capacity - b->n)
		return 0;
	if (more > PTRDIFF_MAX - b->n)
		return err_memory(e, more);
	wanted = b->n + more;
	while (capacity < wanted && capacity < SMALL)
		capacity *= 2;
	/* what is large doubles at least */
	if (capacity < wanted)
		capacity = wanted / 2 < b->capacity ? 2 * b->capacity : wanted;
	return grow(b, capacity, e);
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
	let_go(b);
	b->p = NULL;
	b->n = 0;
	b->capacity = 0;
	b->filed = false;
}
