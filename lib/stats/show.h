/* Text for people's eyes: nothing in it acts on a terminal or hides. */
#ifndef SHOW_H
#define SHOW_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/* Append s with control and format characters, malformed bytes, backslashes
 * and blanks at either end escaped: \n \t \r \\ \x20 \xHH \u{HHHH}.  Stops once
 * it is wider than `enough` terminal columns.  0, or -1 with ERR_MEMORY. */
int show_text(
    struct buf *out, struct str s, size_t enough, struct err *e) ERR_USE;

/* Cut what stands in b, which show_text wrote, to `width` columns, the last
 * three of them dots when something is missing. */
int show_cut(struct buf *b, size_t width, struct err *e) ERR_USE;

#endif
