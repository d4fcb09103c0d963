/* The first table of a document that is for programs, as records: the names of
 * its columns, then its rows, figures in full.  A figure that does not exist is
 * an empty field. */
#ifndef PRINT_RECORDS_H
#define PRINT_RECORDS_H

#include "base/err.h"
#include "record/writer.h"
#include "stats/document.h"

/* 0; -1 with d->err: memory, or the failure of w. */
int print_records(struct document *d, struct writer *w) ERR_USE;

#endif
