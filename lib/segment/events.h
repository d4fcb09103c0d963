/* A file with what customers did: orders, visits, tickets.  Its records are
 * sorted by customer and day, within a limit of memory, and then asked for by
 * customer, in byte order of the key. */
#ifndef EVENTS_H
#define EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "expr/eval.h"
#include "record/reader.h"
#include "segment/aggregate.h"

struct spill;
struct rules;

struct events_counts {
	uint64_t read, bad;
	uint64_t keyless, undated, future; /* left out */
	uint64_t strangers;                /* of customers nobody asked for */
};

struct events {
	struct str name;
	const char *file;            /* NULL: told one by one */
	struct str key, date, value; /* columns; value.p NULL: none */
	struct source *source;
	size_t at; /* of the file's name in it */
	struct aggregate *aggregates;
	struct header header;
	struct check check; /* of conditions on events */
	struct eval eval;
	size_t key_column, date_column, value_column;
	size_t *field; /* columns that are kept */
	size_t nfields;
	struct str *cut; /* the fields kept, of one event */
	struct spill *spill;
	struct buf key_bytes, value_bytes; /* of an entry; of the customer */
	struct str entry_key, entry;       /* the next one, when `more` */
	bool more, told;
	struct buf gaps; /* uint64_t: how many gaps of so many days */
	struct events_counts counts;
	struct arena memory;
	struct events *next;
};

/* Learn the columns and hold the aggregates against them. */
int events_know(struct events *ev, const struct header *h,
    const struct rules *r, struct date as_of, const char *region,
    struct err *e) ERR_USE;

/* Room for them. */
int events_open(struct events *ev, size_t memory, const char *directory,
    struct err *e) ERR_USE;

/* One event.  0 or -1. */
int events_add(
    struct events *ev, const struct record *rec, struct err *e) ERR_USE;

/* No more of them. */
int events_sort(struct events *ev, struct err *e) ERR_USE;

/* Set the facts of the aggregates for a customer (see events_key); in byte
 * order of these keys. */
int events_tell(struct events *ev, struct str key, struct err *e) ERR_USE;

/* The next customer, whoever asks: 1, 0, -1.  His key is appended to `name`. */
int events_next(struct events *ev, struct buf *name, struct err *e) ERR_USE;

/* After the last customer: what is known of all of them. */
int events_end(struct events *ev, struct err *e) ERR_USE;

/* Append a key in a form whose order does not depend on what follows it. */
int events_key(struct buf *out, struct str key, struct err *e) ERR_USE;

void events_free(struct events *ev);

#endif
