/* What can be said about sets of labels before any record is seen: clauses that
 * can never win, clauses of which several can be true, codes of scores that no
 * clause covers.  Each value that conditions compare with a constant is tried
 * below, at and above it; whatever else a condition asks is taken to be true
 * or false as it likes, so that nothing is claimed that could be otherwise. */
#ifndef PROBE_H
#define PROBE_H

#include "record/writer.h"
#include "segment/run.h"

/* The findings as CSV: set, finding, clause, detail; nothing at all when there
 * are none.  0, or -1: see writer_error, or ERR_MEMORY in *e. */
int probe_write(const struct run *x, struct writer *w, struct err *e) ERR_USE;

#endif
