/* How users name records: by the value of a column that is different for each,
 * else by their numbers (1, 2, 3 ...); those of a master file that stand before
 * them are m1, m2, m3 ... */
#ifndef NAMING_H
#define NAMING_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/num.h"
#include "base/str.h"
#include "match/keymap.h"
#include "record/header.h"

enum { NAMING_TEXT = NUM_TEXT + 1 };

/* Zero-initialise. */
struct naming {
	size_t column;     /* HEADER_NONE: by number */
	struct str called; /* the column */
	uint64_t n;        /* records */
	uint64_t first;    /* that is not of a master file */
	struct keymap records;
	struct buf places; /* uint64_t a record: where its name is, 0: none */
};

/* By the column of h, which stays, that `selector` chooses; without one (NULL) by the column with
 * the role customer_id, if there is one.  0, or -1 with ERR_USAGE,
 * ERR_MEMORY. */
int naming_open(struct naming *x, const struct header *h, const char *selector,
    struct err *e) ERR_USE;

/* The next record.  0, or -1 with ERR_MEMORY. */
int naming_add(
    struct naming *x, const struct str *field, struct err *e) ERR_USE;

/* The first record that is not of a master file. */
void naming_begin(struct naming *x, uint64_t first);

/* The name of a record that has these fields; in `room` if it is a number. */
struct str naming_of(const struct naming *x, uint64_t record,
    const struct str *field, char room[NAMING_TEXT]);

/* No more are added and they will be asked for their names; 0, or -1 with
 * ERR_MEMORY. */
int naming_index(struct naming *x, struct err *e) ERR_USE;

/* The same without its fields; after naming_index. */
struct str naming_text(
    const struct naming *x, uint64_t record, char room[NAMING_TEXT]);

/* The record of that name, from 0 on.  0, or -1 with ERR_USAGE: there is none,
 * or there are several. */
int naming_find(const struct naming *x, struct str name, uint64_t *record,
    struct err *e) ERR_USE;

void naming_close(struct naming *x);

#endif
