/* What becomes of a record that has been judged. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>

#include "record/stream.h"
#include "segment/fit.h"
#include "segment/migration.h"
#include "segment/portrait.h"
#include "segment/run.h"
#include "segment/split.h"

/* Those from OUTPUT_SQL on look at no records. */
enum output_what {
	OUTPUT_RECORDS,
	OUTPUT_COUNTS,    /* of segments */
	OUTPUT_SPLIT,     /* a file for each */
	OUTPUT_EXPLAIN,   /* one record */
	OUTPUT_MIGRATION, /* since an earlier output */
	OUTPUT_FIT,       /* coefficients of a regression */
	OUTPUT_PROFILE,   /* of segments */
	OUTPUT_SQL,
	OUTPUT_FINDINGS, /* of probe */
};

struct output {
	struct stream *io;
	const struct rules *rules;
	const char *explain; /* a column that tells which clause won, or NULL */
	enum output_what what;
	const char *id;             /* OUTPUT_EXPLAIN: the key */
	struct split split;         /* OUTPUT_SPLIT: told by folder */
	struct migration migration; /* OUTPUT_MIGRATION: told by file */
	struct fit fit;             /* OUTPUT_FIT: told by target */
	struct portrait portrait;   /* OUTPUT_PROFILE: told by target */
	const char *gains;          /* and a file to write, or NULL */
	uint64_t explained;
	struct header header;       /* names of the output */
	const struct header *names; /* of the records */
	struct buf reason;
	struct arena memory;
};

/* Get ready; write the header, of columns in the run and what the rules add.
 * 1 when that was all there is to do, 0, or -1 (io->err). */
int output_open(struct output *o, const struct run *x) ERR_USE;

/* See run_options: context is the struct output. */
int output_put(void *context, const struct record *rec, struct err *e) ERR_USE;

/* What can be written only now.  0 or -1 (io->err). */
int output_finish(struct output *o, const struct run *x) ERR_USE;

/* Write a file by `table`; nothing when it is NULL.  0 or -1. */
int output_save(const char *file,
    int (*table)(const struct rules *r, struct writer *w),
    const struct rules *r, struct err *e) ERR_USE;

void output_close(struct output *o);

#endif
