/* The records of a stream, kept to be gone through once more in their order;
 * beyond the memory limit in a temp file. */
#ifndef TAPE_H
#define TAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "record/merge_runs.h"
#include "record/record.h"

/* All fields are the inside.  Zero-initialise. */
struct tape {
	size_t width;   /* fields of each */
	char delimiter; /* of their text */
	uint64_t n;
	size_t memory;
	const char *directory;
	struct buf bytes; /* all of it; with a file what is to be written or
	                   * was read of it */
	size_t from;      /* where the next piece is in them */
	bool filed, complete;
	struct run_file file;
	uint64_t at; /* what has been read of the file */
	struct buf text;
};

/* memory: bytes; tempdir: NULL for the default. */
void tape_open(struct tape *t, size_t width, char delimiter, size_t memory,
    const char *tempdir);

/* Keep rec, which has `width` fields.  0 or -1. */
int tape_add(struct tape *t, const struct record *rec, struct err *e) ERR_USE;

/* No more are added: go back to the first, as often as wanted.  0 or -1. */
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
