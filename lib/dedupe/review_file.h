/* Pairs for people to decide, as a file that they fill in: the names of the
 * two records, their weight, whether they are one person now, an empty column
 * `same`, and all fields side by side.  Filled in it is an overrides file. */
#ifndef REVIEW_FILE_H
#define REVIEW_FILE_H

#include "base/buf.h"
#include "base/err.h"
#include "dedupe/naming.h"
#include "dedupe/tape.h"
#include "dedupe/wanted.h"
#include "link/link.h"
#include "record/header.h"

/* Zero-initialise. */
struct review_file {
	struct buf pairs; /* struct review_pair */
	struct wanted records;
};

/* What l, which has run, leaves to be decided.  0, or -1 with ERR_MEMORY. */
int review_file_find(
    struct review_file *r, const struct link *l, struct err *e) ERR_USE;

/* When all records have been offered to r->records, as pieces of `tape`: write
 * them.  0 or -1. */
int review_file_write(const struct review_file *r, const char *file,
    const struct header *h, const struct tape *tape, const struct naming *names,
    struct err *e) ERR_USE;

void review_file_close(struct review_file *r);

#endif
