/* The report for programs, as records: one a column, the statistics as
 * columns, full precision.  A statistic that a column does not have is an
 * empty field. */
#ifndef REPORT_CSV_H
#define REPORT_CSV_H

#include "base/err.h"
#include "record/writer.h"
#include "stats/report.h"

/* 0, or -1: see writer_error. */
int report_csv(struct writer *w, const struct report *r) ERR_USE;

#endif
