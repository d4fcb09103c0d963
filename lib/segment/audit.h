/* What rules did in a run: as figures for the summary and the report, and as a
 * table of the clauses. */
#ifndef AUDIT_H
#define AUDIT_H

#include "base/count.h"
#include "base/err.h"
#include "record/writer.h"
#include "segment/run.h"

/* Everything counted by x. */
int audit_count(
    const struct run *x, struct count_list *counts, struct err *e) ERR_USE;

/* The clauses as CSV: rule, clause, label, tested, true, unknown, won, text.
 * -1: see writer_error. */
int audit_table(const struct rules *r, struct writer *w) ERR_USE;

#endif
