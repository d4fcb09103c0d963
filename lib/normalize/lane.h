/* One thread's share of the work: records judged one by one, and what becomes
 * of them as text. */
#ifndef LANE_H
#define LANE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "normalize/layout.h"
#include "normalize/normalize.h"
#include "normalize/samples.h"
#include "record/compose.h"
#include "record/header.h"
#include "record/record.h"

/* The same for all lanes; borrowed. */
struct lane_work {
	const struct normalize *rules; /* decided */
	const struct layout *layout;
	const struct header *header;
	char delimiter; /* of the records written */
	bool changes;   /* log them too */
	bool samples;   /* keep some of what cannot be read */
};

/* What has become of records, as text. */
struct lane_text {
	struct compose records;
	struct compose changes;
	uint64_t n; /* records */
	bool cut;   /* the record behind them has failed */
};

/* All fields are the inside.  Zero-initialise. */
struct lane {
	const struct lane_work *work;
	struct normalize rules;
	struct samples samples;
	struct buf room;
	uint64_t changed; /* records */
};

/* 0, or -1 with ERR_MEMORY. */
int lane_open(
    struct lane *x, const struct lane_work *work, struct err *e) ERR_USE;

/* Judge a record, which has that place among all.  0, or -1 with ERR_MEMORY. */
int lane_judge(struct lane *x, const struct record *rec, uint64_t place,
    struct err *e) ERR_USE;

/* Append what becomes of it.  0, or -1 with ERR_USAGE, ERR_MEMORY and `out` as
 * it was. */
int lane_write(struct lane *x, const struct record *rec, const char *file,
    struct lane_text *out, struct err *e) ERR_USE;

void lane_close(struct lane *x);

void lane_text_clear(struct lane_text *t);
void lane_text_close(struct lane_text *t);

#endif
