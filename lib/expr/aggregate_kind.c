#include "expr/aggregate_kind.h"

static const char *const names[AGGREGATE_KINDS] = {
	[AGGREGATE_COUNT] = "count",
	[AGGREGATE_SUM] = "sum",
	[AGGREGATE_AVG] = "avg",
	[AGGREGATE_MIN] = "min",
	[AGGREGATE_MAX] = "max",
	[AGGREGATE_FIRST] = "first",
	[AGGREGATE_LAST] = "last",
	[AGGREGATE_DISTINCT] = "distinct",
	[AGGREGATE_SHARE] = "share",
	[AGGREGATE_DAYS] = "order_days",
	[AGGREGATE_MEDIAN_GAP] = "median_gap",
	[AGGREGATE_LONGEST_GAP] = "longest_gap",
	[AGGREGATE_LAST_GAP] = "last_gap",
	[AGGREGATE_SEASONS] = "seasons",
	[AGGREGATE_REPEAT_VALUE] = "repeat_value",
	[AGGREGATE_ALL_SHARE] = "all_share",
	[AGGREGATE_ALL_GAPS] = "all_gaps",
};

const char *
aggregate_kind_name(enum aggregate_kind kind)
{
	return names[kind];
}

bool
aggregate_kind_find(struct str name, enum aggregate_kind *kind)
{
	size_t i = 0;

	while (i < AGGREGATE_KINDS && !str_is(name, names[i]))
		i++;
	*kind = (enum aggregate_kind)i;
	return i < AGGREGATE_KINDS;
}

void
aggregate_kind_offer(struct spelling *near)
{
	for (size_t i = 0; i < AGGREGATE_KINDS; i++)
		spelling_offer(near, str_of(names[i]));
}
