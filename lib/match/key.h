/* Keys of records: the bytes that must agree for two records to be about the
 * same one.  Byte order of keys is the order of the values, part by part. */
#ifndef KEY_H
#define KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "match/key_form.h"
#include "record/header.h"
#include "record/select.h"

struct key_options {
	bool normalized;    /* compare canonical forms, not bytes */
	const char *region; /* of phone numbers, or NULL */
};

/* What records are compared by, and in what memory. */
struct key_use {
	const char *on; /* selectors */
	struct key_options key;
	bool sorted;   /* the sources are, by the key */
	size_t memory; /* beyond it temp files are used */
	const char *tempdir;
};

/* Zero-initialise. */
struct key {
	struct selection columns;
	struct key_form *form; /* one a column; NULL: bytes */
	struct buf part;
	struct arena memory;
};

/* Is it a region that has telephone numbers, or NULL?  0 or ERR_USAGE. */
int key_region_check(const char *region, struct err *e) ERR_USE;

/* The columns that the selectors in `text` name, in their order.  0, or -1
 * with ERR_USAGE, ERR_MEMORY. */
int key_open(struct key *k, struct str text, const struct header *h,
    const struct key_options *o, struct err *e) ERR_USE;

/* Let k, opened for a united header, read the fields of one source: `from` has
 * for each united column that of the source, or HEADER_NONE (always empty). */
void key_translate(struct key *k, const size_t *from);

/* Put the key of a record, given by its fields, into `out` (cleared first).
 * *whole: no part is empty (or, normalized, a placeholder). */
int key_build(struct key *k, struct buf *out, const struct str *field,
    bool *whole, struct err *e) ERR_USE;

void key_close(struct key *k);

/* Of `NAME` or `NAME=NAME...`, separated by commas, the names for file `source`
 * (0-based; the last stands for all further files), as selectors, into `out`.
 * 0, or -1 with ERR_MEMORY. */
int key_side(
    struct buf *out, struct str text, size_t source, struct err *e) ERR_USE;

#endif
