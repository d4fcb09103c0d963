/* Records kept until all have been seen: of each what is written again, the
 * fields that rules look at, and what its events came to. */
#ifndef HELD_H
#define HELD_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "expr/fact.h"

struct spill;

/* Views, valid until the next call. */
struct held_record {
	uint64_t number;   /* place in the stream */
	struct str key;    /* of the customer; for ties */
	struct str text;   /* as it is written */
	struct str fields; /* packed */
	struct str facts;  /* packed */
};

struct held {
	struct spill *spill;
	struct buf sort, value;
};

int held_open(struct held *h, size_t memory, const char *directory,
    struct err *e) ERR_USE;

/* Copies all of it; by key: they come out in the order of their keys, else in
 * that of the stream. */
int held_add(struct held *h, const struct held_record *r, bool by_key,
    struct err *e) ERR_USE;

int held_sort(struct held *h, struct err *e) ERR_USE;

/* 1 and the next record, 0, -1. */
int held_next(struct held *h, struct held_record *r, struct err *e) ERR_USE;

void held_close(struct held *h);

/* Append a fact, whose type is known; take it off the front again. */
int held_pack_fact(
    struct buf *out, const struct fact *f, struct err *e) ERR_USE;
void held_cut_fact(struct str *packed, struct fact *f);

#endif
