/* A stretch of records, held so that one column after the other can be gone
 * through: the fields of a record are borrowed, a batch keeps its own copy. */
#ifndef BATCH_H
#define BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/record.h"

/* A field in `bytes`. */
struct batch_place {
	uint32_t at;
	uint32_t n;
};

/* Zero-initialise. */
struct batch {
	size_t n;        /* records held */
	size_t capacity; /* records that fit */
	size_t limit;    /* bytes after which it is full */
	size_t ncolumns;
	struct buf bytes;
	struct batch_place
	    *place; /* of record i and column c: c * capacity + i */
	struct arena memory;
};

/* For `records` records of ncolumns columns, about `bytes` in all. */
int batch_open(struct batch *b, size_t ncolumns, size_t records, size_t bytes,
    struct err *e) ERR_USE;

static inline bool
batch_is_full(const struct batch *b)
{
	return b->n == b->capacity || b->bytes.n >= b->limit;
}

/* Copy the fields column[0..ncolumns) of r.  b must not be full.  0, or -1
 * with ERR_MEMORY. */
int batch_add(struct batch *b, const struct record *r, const size_t *column,
    struct err *e) ERR_USE;

/* The same with a byte `mark` behind each field that is not empty. */
int batch_add_marked(struct batch *b, const struct record *r,
    const size_t *column, char mark, struct err *e) ERR_USE;

static inline struct str
batch_value(const struct batch *b, size_t column, size_t i)
{
	struct batch_place place = b->place[column * b->capacity + i];

	return str_make(b->bytes.p + place.at, place.n);
}

void batch_clear(struct batch *b);
void batch_free(struct batch *b);

#endif
