/* How many records each segment has, and which column it could do with more of.
 */
#ifndef TALLY_TABLE_H
#define TALLY_TABLE_H

#include "record/writer.h"
#include "segment/run.h"

/* As CSV: set, segment, records; of the columns that its clauses look at the one
 * that is filled least often, and for how many per cent of the records it is.
 * Those without a label have an empty segment.  -1: see writer_error. */
int tally_table_write(const struct run *x, struct writer *w) ERR_USE;

#endif
