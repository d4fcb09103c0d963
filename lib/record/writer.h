/* Records, or plain text, to a file or standard output; the only file that
 * calls write(2).  Errors are sticky: after the first one nothing more is
 * written and every call that can fail says so again.
 *
 * With a file name the bytes go to a file beside it that has no name, and take
 * the name in writer_commit, so that the old file or the complete new one
 * stands there, never a part.  Devices and pipes are written directly. */
#ifndef WRITER_H
#define WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "record/record.h"

struct writer;
struct header;

/* file NULL or "-": standard output.  The name is borrowed for the writer's
 * life.  0, or -1 with ERR_WRITE, ERR_MEMORY. */
int writer_open(
    struct writer **w, const char *file, char delimiter, struct err *e) ERR_USE;

/* One field of the current record, quoted where RFC 4180 asks for it. */
void writer_field(struct writer *w, struct str value);

/* One field: a number in decimal. */
void writer_number(struct writer *w, uint64_t v);

/* Field i of r untouched: from its raw bytes when the delimiters agree. */
void writer_same(struct writer *w, const struct record *r, size_t i);

/* All fields of r untouched; more may follow. */
void writer_same_all(struct writer *w, const struct record *r);

/* End the current record.  0, or -1: see writer_error. */
int writer_end(struct writer *w) ERR_USE;

/* writer_same_all and writer_end. */
int writer_record(struct writer *w, const struct record *r) ERR_USE;

/* The names of h as a record, or one of them; names that hold any usual
 * delimiter are quoted, so that the next reader sees one delimiter only. */
int writer_header(struct writer *w, const struct header *h) ERR_USE;
void writer_name(struct writer *w, struct str name);

/* The same, but as it stands in an input (raw, p NULL: unknown) when the next
 * reader sees the same columns in that. */
int writer_header_as(struct writer *w, const struct header *h, struct str raw,
    char delimiter) ERR_USE;

/* Bytes as they are: reports, tables. */
int writer_text(struct writer *w, struct str text) ERR_USE;

/* Write out what is buffered: for a reader that waits. */
int writer_flush(struct writer *w) ERR_USE;

char writer_delimiter(const struct writer *w);
uint64_t writer_bytes(const struct writer *w); /* accepted so far */
const struct err *writer_error(const struct writer *w);
int writer_descriptor(const struct writer *w); /* for fstat(2) */

/* All out, synced, closed, renamed.  w stays to be freed by writer_close. */
int writer_commit(struct writer *w, struct err *e) ERR_USE;

/* The run has failed.  A named file is dropped.  On a stream whose output has
 * begun, end it with an opening quote and a line that names `command`, so that
 * the next reader fails too (cust-records(5)). */
void writer_cut_short(struct writer *w, const char *command);

void writer_close(struct writer *w);

/* All n bytes to fd; EINTR, EAGAIN and short writes handled.  -1 with
 * ERR_WRITE, or ERR_PIPE when the reader has gone. */
int writer_all(int fd, const char *p, size_t n, struct err *e) ERR_USE;

#endif
