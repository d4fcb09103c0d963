/* Why a record is labelled as it is: every clause, its truth, and the values it
 * looked at, as CSV. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "base/buf.h"
#include "base/err.h"
#include "record/writer.h"
#include "segment/rules.h"

/* -1: see writer_error. */
int explain_header(struct writer *w) ERR_USE;

/* The record judged last, all of whose clauses were asked (rules.audit).
 * values: a buffer to work in.  0, or -1: see writer_error, or ERR_MEMORY. */
int explain_record(const struct rules *r, const struct header *h,
    const struct record *rec, struct writer *w, struct buf *values,
    struct err *e) ERR_USE;

#endif
