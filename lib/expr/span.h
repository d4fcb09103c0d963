/* Spans of time: a whole number and a unit. */
#ifndef SPAN_H
#define SPAN_H

#include "base/date.h"
#include "expr/build.h"

/* More units than any calendar has. */
enum { SPAN_MOST = 1000000 };

/* Is it a unit: day, days, week ...? */
bool span_unit(struct str word, enum node_unit *unit);

/* Does a number and a unit follow? */
bool span_follows(const struct build *b);

/* Read one into n->number and n->unit. */
struct node *span_read(struct build *b, struct node *n);

/* The day so many units behind d (before it: negative).  A month is a step of
 * the calendar, whose end is the last day it can be.  False: beyond it. */
bool span_shift(
    struct date d, int64_t count, enum node_unit unit, int32_t *day);

/* The largest number of whole units that, added to `from`, do not pass `to`;
 * negative when from is later. */
int64_t span_count(int32_t from, struct date to, enum node_unit unit);

/* The first day of the calendar's unit that `day` is in; weeks begin on Monday.
 */
int32_t span_begin(int32_t day, enum node_unit unit);

#endif
