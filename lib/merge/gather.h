/* The records of all sources by key, group by group: sorted by a spill, or
 * read side by side from sources that are sorted. */
#ifndef GATHER_H
#define GATHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "match/group.h"
#include "match/key.h"
#include "merge/sources.h"
#include "record/stream.h"

/* A record without a key, in the order of the sources and of the records; its
 * fields are picked as those of members are.  0 or -1. */
typedef int gather_keyless(
    void *context, const struct group_member *record, struct err *e);

struct gather_options {
	struct key *key;     /* one for each source, over its own columns */
	const size_t **from; /* per source: which fields a member has */
	size_t nfields;      /* of a member */
	gather_keyless *keyless;
	void *context;  /* of keyless */
	const char *by; /* the key as the user wrote it, for messages */
	bool sorted;
	size_t memory;
	const char *tempdir;
};

struct gather_lane;

/* All fields are the inside.  Zero-initialise. */
struct gather {
	const struct gather_options *options; /* borrowed */
	struct sources *sources;
	struct stream *io;
	struct group group;
	struct gather_lane
	    *lane;         /* one for each source, when they are sorted */
	struct buf picked; /* struct str: the fields of a record without key */
	struct buf key;
	struct arena memory;
};

/* Read the sources (when they are not sorted, all of them: records without a
 * key are handed out now, else as they come).  0, or -1 and io->err. */
int gather_open(struct gather *g, struct stream *io, struct sources *s,
    const struct gather_options *o) ERR_USE;

/* 1 and the next group, in byte order of the key, its members by source and
 * number (views valid until the next call); 0; -1 and io->err: ERR_USAGE with
 * the place of a record that is out of order. */
int gather_next(struct gather *g, struct str *key,
    const struct group_member **member, size_t *n) ERR_USE;

void gather_close(struct gather *g);

#endif
