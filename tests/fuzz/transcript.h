/* All that a reader says about an input, as text: what the differential tests
 * compare.  One line an event, bytes other than letters and digits as %XX:
 *	header F|F...           the names
 *	record N BYTE RAW|F|F...  raw text ("-" for a repaired one) and values
 *	bad N LINE BYTE REASON | BYTES
 *	end REASON | blank N | cut N | repaired N */
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct writer;

struct way {              /* of reading */
	const char *scan; /* NULL: the fastest kernel */
	size_t chunk;
	bool lenient, no_header, text;
	struct writer *copy; /* good records are written there, or NULL */
	bool values;         /* say only the values of good records */
	char delimiter;      /* 0: by the header */
};

/* A nameless file that holds inputs, one after the other; exits on failure. */
int transcript_file(void);
void transcript_put(int fd, const void *input, size_t n);

/* Read what fd holds and append what was said.  Aborts when a raw field is not
 * what the raw record holds in its place. */
void transcript_read(struct buf *out, int fd, const struct way *way);

/* Are two transcripts the same?  If not both are printed on standard error. */
bool transcript_same(
    const char *what, const struct buf *a, const struct buf *b);

/* Do all ways of reading what fd holds say the same as libcsv at a stroke?
 * choice: which chunks and options are tried; ~0: all. */
bool transcript_agree(int fd, unsigned choice);

#endif
