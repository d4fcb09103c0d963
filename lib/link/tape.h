/* The records of a stream, kept to be gone through once more in their order;
 * beyond the memory limit in a temp file. */
#ifndef TAPE_H
#define TAPE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/record.h"

struct spill;

/* All fields are the inside.  Zero-initialise. */
struct tape {
	struct spill *records; /* number -> what tape_cut cuts */
	size_t width;          /* fields of each */
	char delimiter;        /* of their text */
	uint64_t n;
	struct buf value, text;
};

/* memory: bytes; tempdir: NULL for the default.  0, or -1 with ERR_MEMORY. */
int tape_open(struct tape *t, size_t width, char delimiter, size_t memory,
    const char *tempdir, struct err *e) ERR_USE;

/* Keep rec, which has `width` fields.  0 or -1. */
int tape_add(struct tape *t, const struct record *rec, struct err *e) ERR_USE;

/* No more: go back to the first.  0 or -1. */
int tape_rewind(struct tape *t, struct err *e) ERR_USE;

/* 1 and the next record as a piece of bytes, valid until the next call; 0; -1.
 * Copies of it can be cut. */
int tape_next(struct tape *t, struct str *piece, struct err *e) ERR_USE;

/* The fields of such a piece, views into it. */
void tape_cut(const struct tape *t, struct str piece, struct str *field);

/* Its text without a line end, as it was read where that had quotes that it
 * need not have.  Into t->text, or a view.  0, or -1 with ERR_MEMORY. */
int tape_text(struct tape *t, struct str piece, struct str *room,
    struct str *text, struct err *e) ERR_USE;

void tape_close(struct tape *t);

#endif
