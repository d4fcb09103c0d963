/* A growable run of bytes.  Zero-initialise, add, reuse with buf_clear, free
 * with buf_free.  Views into it are valid until the next call that grows it. */
#ifndef BUF_H
#define BUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

struct room;

struct buf {
	char *p;
	size_t n;          /* bytes in use */
	size_t capacity;   /* bytes allocated */
	struct room *room; /* where it lies (room.h), or NULL: plain memory */
	bool filed;        /* in a file of the room */
};

/* An empty one that will lie in that room. */
static inline struct buf
buf_in(struct room *room)
{
	const struct buf b = { NULL, 0, 0, room, false };

	return b;
}

/* Room for `more` bytes behind the n in use.  0, or -1 with ERR_MEMORY, in a
 * room also with ERR_WRITE. */
int buf_reserve(struct buf *b, size_t more, struct err *e) ERR_USE;

/* Append.  0, or -1 with ERR_MEMORY and the buffer as it was. */
int buf_add(struct buf *b, struct str s, struct err *e) ERR_USE;
int buf_add_byte(struct buf *b, char c, struct err *e) ERR_USE;

void buf_free(struct buf *b);

static inline void
buf_clear(struct buf *b)
{
	b->n = 0;
}

static inline struct str
buf_str(const struct buf *b)
{
	return str_make(b->p, b->n);
}

#endif
