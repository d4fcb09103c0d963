/* Some records of a tape, to be shown to people: those of a list are kept as it
 * goes by. */
#ifndef WANTED_H
#define WANTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/* All fields are the inside.  Zero-initialise. */
struct wanted {
	struct buf records; /* uint64_t, in order, each once */
	struct str *piece;  /* one each, from the tape */
	size_t next;        /* the first that has not gone by */
	struct arena memory;
};

/* 0, or -1 with ERR_MEMORY. */
int wanted_add(struct wanted *w, uint64_t record, struct err *e) ERR_USE;

/* No more to add; now records go by, from 0 on.  0, or -1 with ERR_MEMORY. */
int wanted_begin(struct wanted *w, struct err *e) ERR_USE;
int wanted_offer(
    struct wanted *w, uint64_t record, struct str piece, struct err *e) ERR_USE;

/* The piece of a record that was wanted and has gone by. */
struct str wanted_find(const struct wanted *w, uint64_t record);

void wanted_close(struct wanted *w);

#endif
