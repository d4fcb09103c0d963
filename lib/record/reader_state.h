/* The inside of a reader, for reader.c (regular records), reader_slow.c (the
 * others) and reader_open.c (the header and what it decides) only. */
#ifndef READER_STATE_H
#define READER_STATE_H

#include "base/buf.h"
#include "record/irregular.h"
#include "record/reader.h"
#include "record/scan.h"
#include "record/window.h"

struct reader {
	const char *file;
	struct reader_options options;
	struct dialect dialect;
	struct window window;
	struct scan scan;
	struct irregular *irregular;
	bool only_libcsv; /* every record by libcsv, for tests */
	bool by_libcsv;   /* the record before `at` was cut by libcsv */
	bool finished;    /* the end has been scanned */

	/* the stretch: where scan's offsets count from */
	size_t start;   /* in window.p */
	uint64_t line;  /* of its first byte, 1-based */
	size_t at;      /* next record, from the start of the stretch */
	size_t next;    /* its first entry in scan.end */
	size_t doubled; /* its first entry in scan.doubled */

	struct record record;
	struct str physical; /* the record's bytes, regular or not */
	struct str *field;   /* record.field */
	size_t field_capacity;
	struct buf text; /* values with doubled quotes undone */
	struct str bad;
	uint64_t number; /* records seen, bad ones included */

	struct header header;
	struct str header_raw;
	struct reader_counts counts;

	bool hold;
	size_t hold_limit;
	size_t hold_start; /* first record, in window.p */
	uint64_t hold_line;
};

/* The next record, whatever its number of fields: 1, 0, -1. */
int reader_any(struct reader *r, struct err *e) ERR_USE;

/* The next record by libcsv: 1, 0, -1. */
int reader_slow(struct reader *r, struct err *e) ERR_USE;

/* Begin a new stretch `bytes` behind the start of this one. */
void reader_restart(struct reader *r, size_t bytes);

/* Line of the record that begins `at` bytes behind the stretch's start. */
uint64_t reader_line(const struct reader *r, size_t at);

/* Put file, record number, line and byte into e.  Returns -1. */
int reader_place(const struct reader *r, size_t at, struct err *e);

/* More bytes into the window, forgetting what lies before the next record. */
int reader_fill(struct reader *r, struct err *e) ERR_USE;

#endif
