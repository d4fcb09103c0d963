/* All records through the rules: at once where each can be judged by itself;
 * else they are held, joined with their events, and shown again as often as
 * tiers need to know all of them. */
#ifndef RUN_H
#define RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "expr/eval.h"
#include "record/reader.h"
#include "record/record.h"
#include "segment/held.h"
#include "segment/rules.h"

struct run_options {
	size_t memory;
	const char *tempdir;
	unsigned threads;   /* 0: one a processor */
	const char *key;    /* column of the customer, or NULL */
	const char *region; /* of values that are held for valid, or NULL */
	struct date as_of;
	const struct reader_options *reader; /* of events */
	struct events *log; /* the stream itself is events, or NULL */
	bool headers_only;  /* no record will be shown */
	char delimiter;     /* of what is written */
	/* A record, whose rules are known and counted.  0 or -1 (*e). */
	int (*put)(void *context, const struct record *rec, struct err *e);
	void *context;
};

enum run_result { RUN_TAKEN, RUN_LEFT_OUT, RUN_LIMIT, RUN_FAILED };

struct run {
	const struct run_options *options;
	struct rules *rules;
	const struct header *header; /* of the records written */
	struct header customers;     /* where these are made of events */
	struct check check;
	struct eval eval;
	size_t *slot; /* columns that rules look at */
	size_t nslots;
	struct str *field, *cut; /* of a record held; those kept */
	struct record shown;     /* the same */
	struct held held, next;
	struct buf text, fields, facts, packed;
	uint64_t records;               /* seen */
	uint64_t where[EVAL_LIMIT + 1]; /* by the truth of the condition */
	struct arena memory;
};

/* The events of r that are the stream itself, or NULL. */
struct events *run_log(const struct rules *r);

/* Learn the columns, read the events, check the rules.  0 or -1. */
int run_open(struct run *x, struct rules *r, const struct header *h,
    const struct run_options *o, struct err *e) ERR_USE;

/* One record of the stream. */
enum run_result run_take(
    struct run *x, const struct record *rec, struct err *e) ERR_USE;

/* No more records: those held go out.  0 or -1. */
int run_finish(struct run *x, struct err *e) ERR_USE;

void run_close(struct run *x);

#endif
