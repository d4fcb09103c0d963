/* Who changed segments between an earlier output and this run: for each set,
 * how many customers were in one and are in another now. */
#ifndef MIGRATION_H
#define MIGRATION_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/reader.h"
#include "record/writer.h"
#include "segment/rules.h"

struct spill;
struct migration_step;

/* A rule with segments, and where its column is in the file. */
struct migration_column {
	const struct rule *rule;
	size_t at;
};

struct migration {
	const char *file; /* the earlier output */
	struct spill *spill;
	struct migration_column *column; /* those that are compared */
	size_t n;
	struct str *label;
	char *digits; /* NUM_TEXT for each */
	struct buf key, value;
	struct migration_step *steps;
	uint64_t repeated; /* records whose key was there already */
	struct arena memory;
};

/* Read the earlier output, whose key is in the column of that name or role.
 * 0, or -1. */
int migration_open(struct migration *m, const struct rules *r, struct str key,
    const struct reader_options *o, size_t memory, const char *directory,
    struct err *e) ERR_USE;

/* The record judged last, whose key is r->key. */
int migration_add(
    struct migration *m, const struct rules *r, struct err *e) ERR_USE;

/* The table: set, before, now, records; "(new)" and "(gone)" for those who are
 * in one of both only.  0, or -1. */
int migration_write(
    struct migration *m, struct writer *w, struct err *e) ERR_USE;

void migration_close(struct migration *m);

#endif
