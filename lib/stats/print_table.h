/* A document for a terminal of 80 columns: aligned tables, an empty line before
 * each.  Text is cut with "..." where it does not fit; what a terminal would act
 * on or not show is escaped. */
#ifndef PRINT_TABLE_H
#define PRINT_TABLE_H

#include "base/err.h"
#include "record/writer.h"
#include "stats/document.h"

enum { PRINT_TABLE_WIDTH = 80 };

/* 0; -1 with d->err: memory, or the failure of w. */
int print_table(struct document *d, struct writer *w) ERR_USE;

#endif
