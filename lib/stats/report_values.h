/* The parts of the report about columns that are about single values. */
#ifndef REPORT_VALUES_H
#define REPORT_VALUES_H

#include "stats/document.h"
#include "stats/report.h"

/* The name of column i, as a cell. */
void report_values_name(struct sheet *s, const struct report *r, size_t i);

/* What is wrong with values whatever their column; the forms of codes; values
 * that look like others; words of texts; the most frequent values; how far estimates may be off. */
void report_values_remarks(struct document *d, const struct report *r);
void report_values_forms(struct document *d, const struct report *r);
void report_values_alike(struct document *d, const struct report *r);
void report_values_texts(struct document *d, const struct report *r);
void report_values_top(struct document *d, const struct report *r);
void report_values_bounds(struct document *d, const struct report *r);

#endif
