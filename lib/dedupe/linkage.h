/* Finding out who is who in a stream of records: these read, kept, named and
 * linked, with what is known from elsewhere: overrides, the ids of the last
 * run, the people of a master file. */
#ifndef LINKAGE_H
#define LINKAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/count.h"
#include "base/err.h"
#include "dedupe/identity.h"
#include "dedupe/ledger.h"
#include "dedupe/master.h"
#include "dedupe/naming.h"
#include "dedupe/overrides.h"
#include "dedupe/review_file.h"
#include "dedupe/tape.h"
#include "link/link.h"
#include "record/stream.h"

struct linkage_options {
	struct link_options link; /* but for `once` and the model */
	const char *once; /* selector of the column of which no cluster has a
	                   * value twice, or NULL */
	const char *id;   /* selector of the column by which records are called,
	                   * or NULL */
	bool counted;     /* are figures of how it was done wanted? */
	bool named;       /* will names of records be asked for? */
	const char *model, *model_out; /* files, or NULL; not both */
	const char *pairs; /* file of a stage, with a model; or NULL */
	const char *overrides, *state, *against; /* files, or NULL */
	const char *against_id; /* its column of ids, or NULL */
	const char *review;     /* file for pairs to be decided, or NULL */
	const char *id_changes; /* with `state`: a file, or NULL */
	size_t memory;          /* for the records themselves */
	const char *tempdir;
};

/* Zero-initialise. */
struct linkage {
	struct linkage_options options;
	struct model model;
	struct link link;
	struct tape tape;
	struct naming names;
	struct overrides overrides;
	struct review_file review;
	struct ledger ledger;
	struct master master;
	struct identity identity;
	uint64_t known; /* records of a master file, the first of all */
	uint64_t taped; /* of these, on the tape */
};

/* Before the first record of io is read.  The texts of o are borrowed.  0, or -1 and
 * io->err, as all of them. */
int linkage_open(struct linkage *x, struct stream *io,
    const struct linkage_options *o) ERR_USE;

/* Read all records and link them; the tape is rewound. */
int linkage_run(
    struct linkage *x, struct stream *io, struct count_list *counts) ERR_USE;

/* When all records have been written, and offered to x->review.records if there
 * is a file for them: that, and the state. */
int linkage_save(
    struct linkage *x, struct stream *io, struct count_list *counts) ERR_USE;

void linkage_close(struct linkage *x);

#endif
