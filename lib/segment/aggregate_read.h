/* The grammar of aggregates: count(orders within 12 months where ...). */
#ifndef AGGREGATE_READ_H
#define AGGREGATE_READ_H

#include "expr/build.h"
#include "segment/aggregate.h"

/* See names: rules is the context. */
int aggregate_read(
    void *rules, struct build *b, struct str name, size_t at, struct node **n);

/* One that no expression asks for, of days or other units of the calendar; or
 * the same that is there.  NULL on failure. */
struct aggregate *aggregate_read_add(struct events *ev,
    enum aggregate_kind kind, enum node_unit every, struct source *source,
    size_t at, struct arena *memory, struct err *e);

#endif
