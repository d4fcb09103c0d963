#include "stats/metric_quantile.h"

#include <math.h>

#include "stats/quantile.h"

/* What a group waits for: numbers by their place in its order, from 0 on. */
enum { BELOW, ABOVE, LOW, HIGH, WANTED };

struct wait {
	struct quantile_place place;
	uint64_t at[WANTED];
	double found[WANTED];
	uint64_t seen;
};

/* The places around the quantile that have the true one between them in 95 of
 * 100 cases; false when there are too few numbers. */
static bool
bounds(uint64_t n, unsigned percent, uint64_t *low, uint64_t *high)
{
	double p = percent / 100.0;
	double middle = (double)n * p;
	double half = METRIC_Z * sqrt(middle * (1 - p));
	double from = ceil(middle - half);
	double to = ceil(middle + half);

	if (from < 1 || to > (double)n)
		return false;
	*low = (uint64_t)from - 1;
	*high = (uint64_t)to - 1;
	return true;
}

static void
take(struct wait *w, const struct sample_item *item)
{
	for (size_t i = 0; i < WANTED; i++) {
		if (w->at[i] >= w->seen && w->at[i] - w->seen < item->times)
			w->found[i] = item->x;
	}
	w->seen += item->times;
}

static void
begin(struct wait *w, struct metric_result *result, uint64_t n, unsigned type,
    unsigned percent)
{
	*result = (struct metric_result){ .n = n, .known = n > 0 };
	*w = (struct wait){ .seen = 0 };
	if (n == 0)
		return;
	w->place = quantile_place(n, type, percent);
	w->at[BELOW] = w->place.low;
	w->at[ABOVE] = w->place.high;
	result->bounded = bounds(n, percent, &w->at[LOW], &w->at[HIGH]);
}

int
metric_quantile(struct sample *s, unsigned type, unsigned percent,
    const uint64_t *n, size_t ngroups, struct metric_result *result,
    struct err *e)
{
	struct wait wait[GROUPS_MOST];
	struct sample_item item;
	int got;

	for (size_t i = 0; i < ngroups; i++)
		begin(&wait[i], &result[i], n[i], type, percent);
	if (sample_rewind(s, e) != 0)
		return -1;
	while ((got = sample_next(s, &item, e)) == 1)
		take(&wait[item.group], &item);
	for (size_t i = 0; i < ngroups; i++) {
		const struct wait *w = &wait[i];

		if (!result[i].known)
			continue;
		result[i].value = quantile_between(
		    w->found[BELOW], w->found[ABOVE], w->place);
		result[i].low = w->found[LOW];
		result[i].high = w->found[HIGH];
	}
	return got;
}
