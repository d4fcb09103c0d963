/* The report of the health test: the score, what each dimension lost, each
 * cause with its points and its repair, how customers can be reached. */
#ifndef REPORT_HEALTH_H
#define REPORT_HEALTH_H

#include "stats/document.h"
#include "stats/health.h"

/* Into a document that has its err; failures stay in it. */
void report_health(struct document *d, const struct health *x,
    const struct checkup *c, const struct study *s);

#endif
