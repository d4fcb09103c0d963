/* Records kept beyond the next call of the reader, as copies in their order:
 * for those who work on many at a time. */
#ifndef HOLD_H
#define HOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/record.h"

struct hold_record;
struct hold_place;

/* All fields are the inside.  Zero-initialise. */
struct hold {
	size_t n;        /* records held */
	size_t capacity; /* that fit */
	size_t width;    /* fields of each */
	size_t limit;    /* bytes with which it is full */
	struct buf bytes;
	struct hold_record *record;
	struct hold_place *place; /* of field j of record i: i * width + j */
	uint32_t *end;            /* likewise */
	struct arena memory;
};

/* For `records` records of `width` fields, about `bytes` in all.  0, or -1
 * with ERR_MEMORY. */
int hold_open(struct hold *h, size_t width, size_t records, size_t bytes,
    struct err *e) ERR_USE;

static inline bool
hold_is_full(const struct hold *h)
{
	return h->n == h->capacity || h->bytes.n >= h->limit;
}

/* Copy r, which has `width` fields, into h, which is not full.  `file` is
 * borrowed.  0, or -1 with ERR_MEMORY. */
int hold_add(struct hold *h, const struct record *r, const char *file,
    struct err *e) ERR_USE;

/* Record i as it was, until h changes; `field` has room for `width` values.
 * The name of its file. */
const char *hold_get(
    const struct hold *h, size_t i, struct record *r, struct str *field);

void hold_clear(struct hold *h);
void hold_close(struct hold *h);

#endif
