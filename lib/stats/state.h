/* What a study has counted, in a file: records (CSV) that say how often each
 * value of each column occurs, sorted, so that any program can merge them.
 * Studies of parts of a register add up to the study of all of it.
 *
 *   part,column,value,count
 *   version,,1,             of this format; 2: there may be estimates
 *   region,,FI,             of the study, when there is one
 *   records,,,1000
 *   column,1,email,         name
 *   role,1,email,           when it has one
 *   judged,2,valid,900      of columns judged by the record's country; also
 *                           off_form, and the reasons of invalid ones
 *   value,1,aino@x.fi,2     in byte order, column by column
 *   ...                     estimated columns: see state_sketch.h
 *   end,,,1000              records once more: nothing is missing */
#ifndef STATE_H
#define STATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/header.h"
#include "record/reader.h"
#include "stats/study.h"

struct state_judged {
	size_t column;
	struct str what;
	uint64_t n;
	struct state_judged *next;
};

/* A state being read.  Zero-initialise. */
struct state {
	const char *file;
	struct reader *reader;
	struct header header; /* names and roles */
	struct str region;    /* or empty */
	uint64_t records;
	struct state_judged *judged;
	struct arena memory;
};

/* Read what stands before the values.  file is borrowed.  0, or -1: ERR_USAGE
 * (no state, of another version), ERR_READ, ERR_RECORD, ERR_MEMORY. */
int state_open(struct state *t, const char *file, struct err *e) ERR_USE;

/* Was it made with this region (or NULL), and has it all columns of s?  0, or
 * -1 with ERR_USAGE. */
int state_fits(
    const struct state *t, const struct study *s, struct err *e) ERR_USE;

/* Add all to s, which was opened with the same region.  0 or -1. */
int state_load(struct state *t, struct study *s, struct err *e) ERR_USE;

void state_close(struct state *t);

/* A record; column: 1-based, 0: none.  0 or -1. */
int state_put(struct writer *w, const char *part, size_t column,
    struct str value, bool counted, uint64_t n) ERR_USE;

/* A state being written: what stands before the values of s, each value in its
 * order, the end.  0; -1, with why in writer_error where there is no e. */
int state_begin(struct writer *w, const struct study *s) ERR_USE;
int state_value(
    struct writer *w, size_t column, struct str value, uint64_t times) ERR_USE;
int state_end(struct writer *w, const struct study *s) ERR_USE;

#endif
