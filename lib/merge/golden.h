/* One record for each key, made of the records of all sources. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/count.h"
#include "base/date.h"
#include "base/err.h"
#include "match/key.h"
#include "match/survive.h"
#include "merge/sources.h"
#include "record/stream.h"

struct golden_options {
	struct key_use by;
	const char *const *rules; /* see match/survive.h */
	size_t nrules;
	struct date as_of;
	const char *source_column; /* NULL: none */
	const char *provenance; /* files, or NULL: where each value is from */
	const char *conflicts;  /* ... and what it was chosen against */
};

/* Write header and records to io, which is open, in the order in which keys
 * first appear (sorted: in byte order of the keys); a record without a key is
 * one of its own.  0, or -1 and io->err. */
int golden_run(struct stream *io, struct sources *s,
    const struct golden_options *o, struct count_list *counts) ERR_USE;

#endif
