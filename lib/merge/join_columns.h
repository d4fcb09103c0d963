/* The columns of a join: those of the first source, the key columns among
 * them, then of each further source its own.  A record of any source fills the
 * head (the columns of the first source; a record of another one has the key
 * there and nothing else) and the tail of its source. */
#ifndef JOIN_COLUMNS_H
#define JOIN_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "match/key.h"
#include "merge/join.h"
#include "merge/sources.h"
#include "record/header.h"

/* A stretch of the output: which fields of a record fill it. */
struct join_part {
	size_t *from; /* n of them; HEADER_NONE: an empty one */
	size_t *run; /* how many from here on follow each other, or are empty */
	size_t n;
};

struct join_source {
	struct join_part head, tail;
	struct str no_tail; /* the tail where there is no record: delimiters */
	bool heads; /* a head is needed of its records, for there may be none
	             * of a source before it with the same key */
};

/* Zero-initialise. */
struct join_columns {
	struct header header;
	struct key *key; /* per source */
	struct join_source *source;
	size_t n;
	size_t driver; /* the source whose records lead, in their order */
	struct arena memory;
};

/* delimiter: of the output.  0, or -1 with ERR_USAGE (a key column that is not
 * there; sources with unequal numbers of them), ERR_MEMORY. */
int join_columns_open(struct join_columns *c, const struct sources *s,
    const struct join_options *o, char delimiter, struct err *e) ERR_USE;

/* The stretch that the n fields `from` make (taken over). */
int join_part_make(struct join_part *p, size_t *from, size_t n,
    struct arena *memory, struct err *e) ERR_USE;

void join_columns_close(struct join_columns *c);

#endif
