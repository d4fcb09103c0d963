/* Which sources know the same customers, from the first record to the
 * report. */
#ifndef OVERLAP_RUN_H
#define OVERLAP_RUN_H

#include <stddef.h>

#include "record/stream.h"
#include "stats/document.h"

enum { OVERLAP_SOURCES = 64 /* at most */ };

struct overlap_run_options {
	const char *key; /* columns */
	const char *by;  /* the column of sources; NULL: the files are */
	unsigned k;      /* sources of fewer records are not told */
	size_t memory;
	const char *tempdir;
};

/* The report goes into d.  0, or -1 with the reason in io->err. */
int overlap_run(struct stream *io, const struct overlap_run_options *o,
    struct document *d) ERR_USE;

#endif
