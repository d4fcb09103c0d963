/* The columns that rules add to a stream, and what they hold for the record
 * judged last. */
#ifndef LABELS_H
#define LABELS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/header.h"
#include "record/writer.h"
#include "segment/rules.h"

/* Names for the output: those of `in`, of the rules, and `explain` when it is
 * not NULL.  They are borrowed; the list is in `memory`, out->role is not set.
 * 0, or -1: ERR_USAGE when a name is there already, ERR_MEMORY. */
int labels_columns(struct header *out, const struct header *in,
    const struct rules *r, const char *explain, struct arena *memory,
    struct err *e) ERR_USE;

/* A field for each rule that gives a column: nothing where it is unknown. */
void labels_write(const struct rules *r, struct writer *w);

/* What the fact is worth as text; digits: room for a number or a date. */
struct str labels_text(const struct fact *f, char digits[NUM_TEXT]);

/* The clauses that won, into b: "lifecycle:2 tier:else tags:1+3"; what has
 * none is left out. */
int labels_explain(const struct rules *r, struct buf *b, struct err *e) ERR_USE;

/* For how many records a condition is true, unknown, false, as CSV: set,
 * segment, records.  `records` is indexed by its truth.  -1: see writer_error.
 */
int labels_where_table(const uint64_t *records, struct writer *w) ERR_USE;

#endif
