/* Finding people in stages, each a filter of lines, for registers that one
 * process does not hold: records to keys (any number of processes), lines
 * sorted by the first column, keys to pairs (any number of processes, each with
 * all lines of its keys), pairs to people.  All by one model. */
#ifndef STAGE_H
#define STAGE_H

#include "base/buf.h"
#include "base/count.h"
#include "base/err.h"
#include "base/str.h"
#include "dedupe/naming.h"
#include "link/link.h"
#include "link/model.h"
#include "record/stream.h"

enum stage {
	STAGE_KEYS,
	STAGE_PAIRS,
	STAGE_CLUSTER,
	STAGE_PATTERNS,
	STAGE_TRAIN,
};

struct stage_options {
	enum stage stage;   /* but for people, which is a link with pairs */
	const char *model;  /* file */
	const char *region; /* told, or NULL */
	const char *id; /* selector of the column by which records are called,
	                 * or NULL */
	unsigned threads;
};

/* How input and output are to be opened; the first operand, which asked for the
 * stage, is no file. */
void stage_prepare(struct stream_options *io, enum stage stage);

/* How lines are read. */
void stage_reader(struct reader_options *o);

/* One stage from one end to the other; it says how many keys too many records
 * share.  0, or -1 and io->err. */
int stage_run(struct stream *io, const struct stage_options *o,
    uint64_t *too_large, struct count_list *counts) ERR_USE;

/* Of each record a line for each of its keys: rule and key, the name of the
 * record, its values as they are compared; and a line of no rule, by which
 * different records can be counted. */
int stage_keys(struct stream *io, const struct stage_options *o,
    const struct model *m, struct count_list *counts) ERR_USE;

/* Of such lines, sorted by the first column, a line for each pair that may be
 * one person: two names and the weight; one for each key that they share.  Or,
 * for STAGE_PATTERNS, what the patterns of all pairs are to be learnt from.
 * *too_large: keys that too many share. */
int stage_pairs(struct stream *io, const struct stage_options *o,
    const struct model *m, uint64_t *too_large,
    struct count_list *counts) ERR_USE;

/* Of patterns the model with what they teach. */
int stage_train(struct stream *io, const struct stage_options *o,
    struct count_list *counts) ERR_USE;

/* An empty corpus of the traits of the model. */
void stage_corpus(
    struct corpus *c, struct trait trait[TRAIT_MOST], const struct model *m);

/* The pairs of `file`, those of a key they share several times or once, as
 * edges of l, to which all records have been added and which is settled.  0 or
 * -1. */
int stage_edges(struct link *l, const struct naming *names, const char *file,
    struct err *e) ERR_USE;

/* Append s so that it has no tab, line end or quote, with a backslash and a
 * letter for these; and back.  0, or -1: ERR_MEMORY; ERR_USAGE, where something
 * else follows a backslash. */
int stage_escape(struct buf *out, struct str s, struct err *e) ERR_USE;
int stage_unescape(struct buf *out, struct str s, struct err *e) ERR_USE;

#endif
