/* A document as one HTML file that needs nothing else: no script, no other
 * file, charts as inline SVG.  Figures stand as text too, for programs that
 * show mail without drawings. */
#ifndef PRINT_HTML_H
#define PRINT_HTML_H

#include "base/err.h"
#include "record/writer.h"
#include "stats/document.h"

/* 0; -1 with d->err: memory, or the failure of w. */
int print_html(struct document *d, struct writer *w) ERR_USE;

#endif
