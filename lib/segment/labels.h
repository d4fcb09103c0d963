/* The columns that rules add to a stream, and what they hold for the record
 * labelled last. */
#ifndef LABELS_H
#define LABELS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/header.h"
#include "record/writer.h"
#include "segment/rules.h"

/* Names for the output: those of `in`, of the sets, and `explain` when it is
 * not NULL.  They are borrowed; the list is in `memory`, out->role is not set.
 * 0, or -1: ERR_USAGE when a name is there already, ERR_MEMORY. */
int labels_columns(struct header *out, const struct header *in,
    const struct rules *r, const char *explain, struct arena *memory,
    struct err *e) ERR_USE;

/* A field for each set: the label, or nothing where no clause was true. */
void labels_write(const struct rules *r, struct writer *w);

/* The clauses that won, into b: "lifecycle:2 tier:else"; a set without one is
 * left out. */
int labels_explain(const struct rules *r, struct buf *b, struct err *e) ERR_USE;

/* How many records each segment has, as CSV: set, segment, records; those no
 * clause was true for have an empty segment.  -1: see writer_error. */
int labels_table(const struct rules *r, struct writer *w) ERR_USE;

/* The same for --where alone: how many records it is true, unknown, false for;
 * `records` is indexed by its truth. */
int labels_where_table(const uint64_t *records, struct writer *w) ERR_USE;

#endif
