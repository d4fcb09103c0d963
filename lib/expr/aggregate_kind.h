/* What an aggregate tells of the events of a customer, and the names of that in
 * the language. */
#ifndef AGGREGATE_KIND_H
#define AGGREGATE_KIND_H

#include <stdbool.h>

#include "base/str.h"
#include "expr/spelling.h"

enum aggregate_kind {
	AGGREGATE_COUNT,
	AGGREGATE_SUM,
	AGGREGATE_AVG,
	AGGREGATE_MIN,
	AGGREGATE_MAX,
	AGGREGATE_FIRST,
	AGGREGATE_LAST,
	AGGREGATE_DISTINCT,
	AGGREGATE_SHARE, /* of those that count among all */
	AGGREGATE_DAYS,  /* different days */
	AGGREGATE_MEDIAN_GAP,
	AGGREGATE_LONGEST_GAP,
	AGGREGATE_LAST_GAP,
	AGGREGATE_SEASONS,      /* different years of the season */
	AGGREGATE_REPEAT_VALUE, /* mean of the days behind the first */
	AGGREGATE_ALL_SHARE,    /* of the events of all customers */
	AGGREGATE_ALL_GAPS,     /* a quantile of the gaps of all customers */
	AGGREGATE_KINDS
};

/* Is it the same for all customers, and known behind the last one? */
static inline bool
aggregate_kind_is_of_all(enum aggregate_kind kind)
{
	return kind >= AGGREGATE_ALL_SHARE;
}

const char *aggregate_kind_name(enum aggregate_kind kind); /* "count" */

/* False when it is the name of none. */
bool aggregate_kind_find(struct str name, enum aggregate_kind *kind);

void aggregate_kind_offer(struct spelling *near);

#endif
