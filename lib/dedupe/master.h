/* A register whose people are known and have ids: its records are read beside
 * new ones, which may be of these people. */
#ifndef MASTER_H
#define MASTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/count.h"
#include "base/err.h"
#include "dedupe/identity.h"
#include "link/dictionary.h"
#include "link/link.h"
#include "record/header.h"
#include "record/reader.h"
#include "record/record.h"

/* Zero-initialise. */
struct master {
	struct reader *in;
	size_t *from; /* of each column of the new records: its place, or
	               * HEADER_NONE: it is not there and counts as empty */
	/* The rest is the inside. */
	size_t id;             /* column */
	struct str *field;     /* of one record */
	struct dictionary ids; /* different ones */
	struct buf order;      /* uint32_t: their numbers, in byte order */
	bool names;            /* not all of them are numbers */
	uint64_t largest;      /* of those that are */
	uint64_t made;         /* the largest N of new-N */
	uint64_t records;
	struct arena memory;
};

/* Open `file` (borrowed).  column: its name of the column of ids, NULL:
 * cluster_id; h: of the new records.  0, or -1 with ERR_USAGE (no such column,
 * none in common) or what reader_open says. */
int master_open(struct master *m, const char *file, const char *column,
    const struct header *h, const struct reader_options *o,
    struct err *e) ERR_USE;

/* 1, a record with the columns of the new ones, valid until the next call, and
 * the number of its person's id; 0; -1. */
int master_next(
    struct master *m, struct record *rec, uint32_t *id, struct err *e) ERR_USE;

/* All have been read, and added to b with the numbers of their ids as labels:
 * let the labels follow from the ids, and not from the order of records. */
int master_label(struct master *m, struct bonds *b, struct err *e) ERR_USE;

/* The ids of the clusters of l, to which first all records of m and then the
 * new ones have been added, and what is to be said of the new ones.  0, or -1
 * with ERR_MEMORY. */
int master_settle(struct master *m, const struct link *l, struct identity *id,
    struct count_list *counts, struct err *e) ERR_USE;

void master_close(struct master *m);

#endif
