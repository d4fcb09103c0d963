/* What finding people did, for --report: what was compared and how, what
 * agreement is worth, by which rules pairs were found, how large people are.
 * Names of columns and figures, no values. */
#ifndef LINKAGE_REPORT_H
#define LINKAGE_REPORT_H

#include "base/count.h"
#include "base/err.h"
#include "link/link.h"

/* Of l, which has run.  0, or -1 with ERR_MEMORY. */
int linkage_report(
    struct count_list *counts, const struct link *l, struct err *e) ERR_USE;

#endif
