/* The report about columns for people: what each is, what is wrong with it,
 * its numbers and its most frequent values. */
#ifndef REPORT_PROFILE_H
#define REPORT_PROFILE_H

#include "stats/document.h"
#include "stats/report.h"

/* Into a document that has its err; failures stay in it. */
void report_profile(struct document *d, const struct report *r);

#endif
