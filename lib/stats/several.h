/* Records with a column of several values, "red|blue": one record for each
 * value, the other fields as they are. */
#ifndef SEVERAL_H
#define SEVERAL_H

#include <stdint.h>

#include "base/arena.h"
#include "record/stream.h"

/* Zero-initialise: records come as they are. */
struct several {
	size_t column;
	struct str separator; /* none: nothing is cut */
	struct record part;   /* the record under way, with one value */
	struct str *field;    /* of it */
	struct str whole;     /* the values, as they came */
	size_t at;            /* in whole: where the next one may begin */
	uint64_t records, values;
	struct arena memory;
};

/* The column `text` of h holds values with `separator` between them.  0 or -1
 * with ERR_USAGE. */
int several_open(struct several *s, const char *text, const char *separator,
    const struct header *h, struct err *e) ERR_USE;

/* 1 and a record, 0 at the end, -1 with io->err.  Values lose the white space
 * around them; one that comes twice in a record counts once, and a field
 * without any is one empty value. */
int several_next(
    struct several *s, struct stream *io, const struct record **rec) ERR_USE;

void several_close(struct several *s);

#endif
