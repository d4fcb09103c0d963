/* One source behind the other, under the union of their columns. */
#ifndef STACK_H
#define STACK_H

#include <stdbool.h>

#include "base/err.h"
#include "merge/sources.h"
#include "record/record.h"
#include "record/stream.h"

struct lists;

struct stack_options {
	const char *source_column; /* NULL: none */
	bool no_header;            /* of the output */
	struct lists *lists;       /* whose records come through; NULL: all */
};

/* Write it to io, which is open.  0, or -1 and io->err. */
int stack_run(struct stream *io, struct sources *s,
    const struct stack_options *o) ERR_USE;

/* The header of the union with a column of that name behind it (NULL: none),
 * to the output.  -1 with ERR_USAGE when there is such a column. */
int stack_header(
    struct stream *io, struct sources *s, const char *source_column) ERR_USE;

#endif
