/* A document as Markdown: paragraphs, and tables with pipes as GitHub has
 * them. */
#ifndef PRINT_MARKDOWN_H
#define PRINT_MARKDOWN_H

#include "base/err.h"
#include "record/writer.h"
#include "stats/document.h"

/* 0; -1 with d->err: memory, or the failure of w. */
int print_markdown(struct document *d, struct writer *w) ERR_USE;

#endif
