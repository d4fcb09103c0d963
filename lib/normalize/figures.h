/* What the rules of all columns have counted. */
#ifndef FIGURES_H
#define FIGURES_H

#include <stdbool.h>

#include "base/count.h"
#include "base/err.h"
#include "normalize/normalize.h"
#include "record/header.h"

/* Totals; with `columns`, before them, each column's fields by result and by
 * reason, and what was decided for it.  0, or -1 with ERR_MEMORY. */
int figures_count(const struct normalize *z, const struct header *h,
    uint64_t records_changed, bool columns, struct count_list *counts,
    struct err *e) ERR_USE;

#endif
