/* Records brought together by key.  They go in one by one, in input order; out
 * come groups in byte order of the key, their records in the order they went
 * in.  Beyond the memory limit temp files are used; the records of one key are
 * held together whatever their number. */
#ifndef GROUP_H
#define GROUP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct spill;

/* A record of a group. */
struct group_member {
	size_t source;   /* which file it is from, 0-based */
	uint64_t number; /* of the record in it, 1-based */
	const struct str *field;
};

/* All fields are the inside.  Zero-initialise. */
struct group {
	size_t nfields;
	struct spill *records; /* key -> source, number, packed fields */
	struct buf value;
	struct buf key;
	struct buf
	    texts; /* of the group being gathered, one behind the other */
	struct buf members;          /* struct group_member */
	struct buf fields;           /* struct str, nfields for each member */
	struct str ahead_key, ahead; /* the first entry behind the group */
	int got;                     /* of the call that read it */
};

/* memory: bytes; tempdir: NULL for the default.  0 or -1. */
int group_open(struct group *g, size_t nfields, size_t memory,
    const char *tempdir, struct err *e) ERR_USE;

/* A record whose fields `from` picks of `field` (see pack_add).  Copies. */
int group_add(struct group *g, struct str key, size_t source, uint64_t number,
    const struct str *field, const size_t *from, struct err *e) ERR_USE;

/* No more records. */
int group_sort(struct group *g, struct err *e) ERR_USE;

/* 1 and the next group (views valid until the next call), 0, -1. */
int group_next(struct group *g, struct str *key,
    const struct group_member **member, size_t *n, struct err *e) ERR_USE;

void group_close(struct group *g);

/* For those that gather otherwise: make the records put into `texts` so far
 * (by group_put) the members that group_members shows. */
int group_put(struct group *g, size_t source, uint64_t number,
    const struct str *field, const size_t *from, struct err *e) ERR_USE;
int group_members(struct group *g, const struct group_member **member,
    size_t *n, struct err *e) ERR_USE;
void group_clear(struct group *g);

#endif
