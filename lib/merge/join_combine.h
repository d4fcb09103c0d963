/* What a join writes of the records of one key: each record of the source that
 * leads with every combination of the others. */
#ifndef JOIN_COMBINE_H
#define JOIN_COMBINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/count.h"
#include "base/err.h"
#include "base/str.h"
#include "merge/join.h"
#include "merge/join_columns.h"
#include "merge/join_figures.h"
#include "merge/join_second.h"
#include "merge/join_text.h"

struct spill;

/* A record: how many of its source were before it, and what is kept of it. */
struct join_record {
	uint64_t place;
	struct str kept; /* see join_text.h */
};

struct join_combine {
	struct stream *io;
	struct sources *sources;
	const struct join_columns *columns;
	const struct join_options *options;
	struct spill *results; /* place -> record; NULL: to the output */
	bool numbered;         /* what is kept of a record has its number */
	char delimiter;
	struct buf *found;      /* per source: struct join_record, of the key */
	size_t *at;             /* per source: which of them stands in text */
	struct join_text *text; /* per source: of the combination */
	struct join_figures *figures; /* per source */
	struct join_second second;
	struct buf line;
	struct arena memory;
};

/* Zero-initialise io, sources, columns, options apart.  0 or -1. */
int join_combine_open(struct join_combine *x) ERR_USE;

/* The next key: forget the records; one of its records, in order. */
void join_combine_begin(struct join_combine *x);
int join_combine_add(
    struct join_combine *x, size_t source, struct join_record r) ERR_USE;

/* Write what is to be written of this key.  0, or -1 and io->err. */
int join_combine_write(struct join_combine *x) ERR_USE;

/* Are records of that source written that have no key?  Write one. */
bool join_combine_wants_keyless(const struct join_combine *x, size_t source);
int join_combine_keyless(
    struct join_combine *x, size_t source, struct join_record r) ERR_USE;

/* Write a result to the output. */
int join_combine_put(struct join_combine *x, struct str result) ERR_USE;

/* All keys are written: -1 with ERR_USAGE where one had a second record. */
int join_combine_finish(struct join_combine *x) ERR_USE;

void join_combine_close(struct join_combine *x);

#endif
