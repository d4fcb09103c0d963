/* The report of a comparison: the groups, the differences by size, what they
 * consist of, what is new or gone, and a card for each group. */
#ifndef REPORT_COMPARE_H
#define REPORT_COMPARE_H

#include "stats/compare_run.h"
#include "stats/document.h"

/* Into a document that has its err; failures stay in it. */
void report_compare(struct document *d, const struct comparison *x);

/* The cards: what is typical of each group.  A part of the report. */
void report_compare_cards(struct document *d, const struct comparison *x);

/* Where three periods or more go.  A part of the report. */
void report_compare_trend(struct document *d, const struct comparison *x);

/* The name of group i of those reported, "(empty)" for no name. */
struct str report_compare_group(const struct comparison *x, size_t i);

/* May values of column i be shown one by one?  Those of names, contacts and
 * other identifiers tell of persons. */
bool report_compare_may_show(const struct comparison *x, size_t i);

/* Of each value of a column that may be shown: can it be told, of all groups,
 * without telling of fewer than k records?  NULL: d has failed. */
const bool *report_compare_told(
    struct document *d, const struct comparison *x, size_t column);

#endif
