/* The report for programs, as one JSON document with the keys in a fixed
 * order.  Values stand as strings, statistics as numbers, null for what a
 * column does not have.  Bytes that are no UTF-8 become U+FFFD. */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include "base/err.h"
#include "record/writer.h"
#include "stats/document.h"
#include "stats/report.h"

/* 0; -1 with ERR_MEMORY, or with the failure of w. */
int report_json(
    struct writer *w, const struct report *r, struct err *e) ERR_USE;

/* A document: an object with a list of objects for each of its tables that is
 * for programs.  0; -1 with d->err. */
int report_json_document(struct document *d, struct writer *w) ERR_USE;

#endif
