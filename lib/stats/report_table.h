/* The report for people: aligned tables for a terminal of 80 columns.  Long
 * values are cut with "...", characters that a terminal would act on or not
 * show are escaped. */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "base/err.h"
#include "record/writer.h"
#include "stats/report.h"

/* 0; -1 with ERR_MEMORY, or with the failure of w. */
int report_table(
    struct writer *w, const struct report *r, struct err *e) ERR_USE;

#endif
