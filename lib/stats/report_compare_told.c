/* Which values of a column may be told: a reader who is told shares, and how
 * many records a group has, must not find fewer than k by subtraction. */
#include "stats/report_compare.h"

/* Does every group have none, or k, of the value? */
static bool
is_large(const struct comparison *x, const struct contrast_value *v)
{
	for (size_t g = 0; g < x->groups.nordered; g++) {
		if (v->count[g] > 0 && v->count[g] < x->options->k)
			return false;
	}
	return true;
}

/* A group that has so few of all values that are not told that the others tell
 * of them; nordered: none. */
static size_t
find_given_away(
    const struct comparison *x, const struct contrast *c, const bool *told)
{
	size_t g;

	for (g = 0; g < x->groups.nordered; g++) {
		uint64_t rest = c->group[g].filled;

		for (size_t i = 0; i < c->nvalues; i++)
			rest -= told[i] ? c->value[i].count[g] : 0;
		if (rest > 0 && rest < x->options->k)
			break;
	}
	return g;
}

/* Hide the rarest value of the group that is told; false: there is none. */
static bool
hide_one(const struct contrast *c, size_t group, bool *told)
{
	size_t i = c->nvalues;

	while (i > 0 && (!told[i - 1] || c->value[i - 1].count[group] == 0))
		i--;
	if (i > 0)
		told[i - 1] = false;
	return i > 0;
}

const bool *
report_compare_told(
    struct document *d, const struct comparison *x, size_t column)
{
	const struct contrast *c = &x->contrast[column];
	bool *told = arena_array(&d->memory, c->nvalues, sizeof *told, d->err);
	size_t group;

	if (told == NULL) {
		d->failed = true;
		return NULL;
	}
	for (size_t i = 0; i < c->nvalues; i++)
		told[i] = is_large(x, &c->value[i]);
	do
		group = find_given_away(x, c, told);
	while (group < x->groups.nordered && hide_one(c, group, told));
	return told;
}
