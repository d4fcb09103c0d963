/* A stream of records from one input.  Regular records are cut in place by the
 * scanner; the others are for libcsv, the authority, to judge.  What lenient
 * reading repairs is in cust-records(5). */
#ifndef READER_H
#define READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "record/dialect.h"
#include "record/header.h"
#include "record/record.h"

struct reader;

struct reader_options {
	struct dialect dialect;       /* delimiter 0: to be found */
	bool no_header, may_be_empty; /* without a byte: no failure */
	bool lenient;
	bool text;            /* a record that is not UTF-8 is a bad record */
	bool require_eol;     /* a last record without line end is an error */
	size_t max_record;    /* bytes, at most 512M; 0: 16M */
	const char *encoding; /* NULL: UTF-8, or UTF-16 by its mark */
	const char *scan; /* kernel by name, "libcsv", or NULL: the fastest */
	size_t chunk;     /* most bytes of one read(2); 0: the default */
};

#define READER_MAX_RECORD ((size_t)16 << 20)

struct reader_counts {
	uint64_t records;  /* data records delivered */
	uint64_t blank;    /* blank lines skipped */
	uint64_t bad;      /* bad records reported with ERR_RECORD */
	uint64_t repaired; /* records made regular by lenient reading */
	uint64_t bytes;    /* read from the input */
	bool cut;          /* the last record had no line end */
};

/* Open `file` ("-": standard input) and read its header.  The name is borrowed
 * for the reader's life.  0, or -1: ERR_READ, ERR_USAGE (delimiter unclear),
 * ERR_RECORD (bad header), ERR_CUT, ERR_MEMORY. */
int reader_open(struct reader **r, const char *file,
    const struct reader_options *o, struct err *e) ERR_USE;

/* 1 and a record, 0 at the end, -1 and e.  After ERR_RECORD the next call goes
 * on behind the bad record, whose bytes reader_bad shows until then; every
 * other error is final. */
int reader_next(
    struct reader *r, const struct record **rec, struct err *e) ERR_USE;

/* The bytes, without the line end, of the record last delivered or reported: of
 * one that is not well-formed the first physical line. */
struct str reader_bad(const struct reader *r);

/* Put the place of that record into e: file, record, line, byte.  Returns -1. */
int reader_here(const struct reader *r, struct err *e);

/* Many records at once, for those who only pass them on: 1 and *n regular
 * records of the right width as they stand, line ends (all LF) included; 0 when
 * reader_next must be asked; -1.  The view is valid until the next call. */
int reader_next_run(
    struct reader *r, struct str *run, uint64_t *n, struct err *e) ERR_USE;

/* Keep what is read from now on, before the first reader_next, up to `limit`
 * bytes; may another record be read without giving up the way back; back to
 * the first record, counts begin anew, the hold ends. */
void reader_hold(struct reader *r, size_t limit);
bool reader_holding(const struct reader *r);
void reader_rewind(struct reader *r);

struct header *reader_header(struct reader *r);
struct str reader_header_raw(const struct reader *r); /* p NULL: no header */
struct dialect reader_dialect(const struct reader *r);
struct reader_counts reader_counts(const struct reader *r);
const char *reader_file(const struct reader *r); /* as shown to people */
void reader_close(struct reader *r);

#endif
