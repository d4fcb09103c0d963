/* What makes labels that look like any but mean nothing: a column of which no
 * field could be read as rules read it, events of which none counts, a model that may
 * be another. */
#ifndef DOUBT_H
#define DOUBT_H

#include "segment/run.h"

/* Tell each of them, a line without its end, after the last record. */
void doubt_tell(const struct run *x,
    void (*tell)(void *context, const char *text), void *context);

#endif
