/* A copy of a regular file without some of its records: all other bytes leave
 * as they are on disk, line ends, marks and encoding included.  The way is told
 * in offsets of the decoded text, as records have them. */
#ifndef EXCISE_H
#define EXCISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/err.h"
#include "record/writer.h"

struct decoder;

/* Zero-initialise.  All fields but st are the inside. */
struct excise {
	const char *file;
	struct stat st; /* of the file when it was opened */
	int fd;
	struct decoder *decoder;
	struct writer *out;
	unsigned width;   /* bytes of a character; 0: the text is the bytes */
	struct buf text;  /* decoded ... */
	size_t used;      /* ... and passed */
	uint64_t text_at; /* offset in the text */
	uint64_t file_at; /* and in the file */
	struct buf raw;
	struct digest before, after;
};

/* encoding: as for the reader.  out is borrowed.  0, or -1. */
int excise_open(struct excise *x, const char *file, const char *encoding,
    struct writer *out, struct err *e) ERR_USE;

/* Copy the text up to `to`, or leave it out. */
int excise_pass(
    struct excise *x, uint64_t to, bool keep, struct err *e) ERR_USE;

/* The same with all the rest, and tell the SHA-256 of the file and of the
 * copy.  -1 with ERR_READ when the file has changed meanwhile, ERR_USAGE when
 * its encoding does not tell which bytes a record is made of. */
int excise_end(struct excise *x, bool keep, char before[DIGEST_TEXT],
    char after[DIGEST_TEXT], struct err *e) ERR_USE;

void excise_close(struct excise *x);

#endif
