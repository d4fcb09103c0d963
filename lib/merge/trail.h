/* Where the values of golden records are from, and what they were chosen
 * against: two files for those who must explain a record. */
#ifndef TRAIL_H
#define TRAIL_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "match/group.h"
#include "match/survive.h"
#include "match/survive_same.h"
#include "merge/sources.h"
#include "record/select.h"
#include "record/writer.h"

/* All fields but the texts are the inside.  Zero-initialise. */
struct trail {
	const struct sources *sources;
	const struct selection *key; /* columns of the union */
	struct survive *survive;
	struct writer *provenance, *conflicts;      /* NULL: not asked for */
	struct buf provenance_text, conflicts_text; /* of one golden record */
	struct buf losers;
	struct buf other; /* size_t: members with another real value */
	struct survive_same same;
	uint64_t nconflicts;
};

/* Files may be NULL.  All else is borrowed.  0 or -1. */
int trail_open(struct trail *t, const struct sources *s,
    const struct selection *key, struct survive *survive,
    const char *provenance, const char *conflicts, struct err *e) ERR_USE;

/* The texts of a golden record; empty ones for a single member. */
int trail_make(struct trail *t, const struct group_member *member, size_t n,
    const struct survive_choice *choice, struct err *e) ERR_USE;

/* Write such texts out. */
int trail_write(struct trail *t, struct str provenance, struct str conflicts,
    struct err *e) ERR_USE;

/* All is written: give the files their names. */
int trail_commit(struct trail *t, struct err *e) ERR_USE;
void trail_close(struct trail *t);

#endif
