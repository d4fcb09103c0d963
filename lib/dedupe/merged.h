/* The records that golden ones are made of, in a file beside the output: the
 * number of the person, that of the record in the input, its fields. */
#ifndef MERGED_H
#define MERGED_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "match/group.h"
#include "record/header.h"
#include "record/writer.h"

/* Zero-initialise. */
struct merged {
	struct writer *out; /* NULL: nobody wants it */
	size_t columns;
};

/* file: NULL for none.  0 or -1. */
int merged_open(struct merged *m, const char *file, const struct header *h,
    char delimiter, struct err *e) ERR_USE;

/* All records of a person.  0 or -1. */
int merged_add(struct merged *m, struct str person,
    const struct group_member *member, size_t n, struct err *e) ERR_USE;

/* That was all.  0 or -1. */
int merged_commit(struct merged *m, struct err *e) ERR_USE;

void merged_close(struct merged *m);

#endif
