/* What stands in the cells of tables. */
#ifndef CELL_H
#define CELL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "stats/sheet.h"

enum { CELL_BAR = 10 /* terminal columns of a bar */ };

/* Append for people, at most a little more than `enough` columns.  Shares are
 * rounded, but only all is 100.0% and only nothing is 0.0%; numbers have ten
 * digits, estimates a ~ in front.  All functions: 0, or -1 with ERR_MEMORY. */
int cell_show(struct buf *out, const struct sheet *s,
    const struct sheet_cell *c, size_t enough, bool ascii,
    struct err *e) ERR_USE;

/* Append in full, for programs. */
int cell_write(struct buf *out, const struct sheet *s,
    const struct sheet_cell *c, struct err *e) ERR_USE;

/* Append the bar of a share. */
int cell_bar(struct buf *out, const struct sheet_cell *c, bool ascii,
    struct err *e) ERR_USE;

#endif
