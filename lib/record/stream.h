/* Inputs one behind the other, one output, bad records set aside, counts. */
#ifndef STREAM_H
#define STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/header.h"
#include "record/reader.h"
#include "record/writer.h"

struct stream_options {
	struct reader_options reader;
	char
	    out_delimiter; /* 0: by the output's name, else that of the input */
	const char *output;  /* NULL or "-": standard output */
	const char *rejects; /* NULL: a bad record ends the run */
	char *const *files;  /* none: standard input */
	size_t nfiles;
};

struct stream_counts {
	uint64_t in;                     /* records read, good and bad */
	uint64_t out;                    /* records written */
	uint64_t rejected;               /* set aside */
	uint64_t blank, repaired, bytes; /* of the inputs done with */
	size_t cut; /* inputs without a line end at the end */
};

struct stream {
	struct stream_options options;
	struct reader *in;    /* the input being read */
	struct header header; /* of the first input */
	struct writer *out;
	struct writer *rejects; /* or NULL */
	size_t next_file;
	struct stream_counts counts;
	void (*tick)(void *context, const struct stream *io); /* now and then */
	void *tick_context;
	struct err err; /* why a call returned -1 */
};

/* Open inputs, output and rejects.  All inputs must have the same column
 * names.  An input that standard output overwrites is refused.  0 or -1. */
int stream_open(struct stream *io, const struct stream_options *o) ERR_USE;

/* For a command that reads its inputs itself: output and rejects only. */
int stream_open_output(
    struct stream *io, const struct stream_options *o, char delimiter) ERR_USE;

/* Such a command counts here: records read; the reader it is done with. */
void stream_count(struct stream *io, uint64_t n);
void stream_done_with(struct stream *io, const struct reader *r);

/* The header as it is, unless the stream has none.  0 or -1. */
int stream_write_header(struct stream *io) ERR_USE;

/* 1 and a record, 0 at the end of the last input, -1. */
int stream_next(struct stream *io, const struct record **rec) ERR_USE;

/* Set the bad record aside that r has just reported in e: 0 when reading may
 * go on, -1 (io->err) when it must end the run. */
int stream_set_aside(
    struct stream *io, struct reader *r, const struct err *e) ERR_USE;

/* The same for the record last delivered. */
int stream_reject(
    struct stream *io, const char *column, const char *reason) ERR_USE;

/* Write rec untouched, or end the record written field by field; count it. */
int stream_pass(struct stream *io, const struct record *rec) ERR_USE;
int stream_pass_run(struct stream *io, struct str run, uint64_t n) ERR_USE;
int stream_end(struct stream *io) ERR_USE;

/* All went well: flush, sync, rename; or it did not: see writer_cut_short. */
int stream_commit(struct stream *io) ERR_USE;
void stream_cut_short(struct stream *io, const char *command);
void stream_close(struct stream *io);
#endif
