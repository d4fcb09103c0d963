#include "stats/contrast.h"

#include "base/date.h"
#include "stats/contrast_state.h"
#include "stats/number.h"

enum { ENTRIES = 20 * CONTRAST_VALUES };

/* Its text comes once for each group: beyond so many there are too many. */
static int
add_entry(struct contrast *c, struct str value, uint32_t group, uint64_t times,
    struct err *e)
{
	struct contrast_entry entry;

	if (c->many)
		return 0;
	if (c->entries.n / sizeof entry >= ENTRIES + CONTRAST_VALUES * c->n) {
		c->many = true;
		buf_free(&c->entries);
		return 0;
	}
	memset(&entry, 0, sizeof entry);
	entry.text = arena_copy(&c->memory, value, e);
	entry.group = group;
	entry.times = times;
	if (entry.text.p == NULL)
		return -1;
	return buf_add(
	    &c->entries, str_make((const char *)&entry, sizeof entry), e);
}

/* Numbers and days also go where they are ordered. */
static int
add_typed(struct contrast *c, struct str value, uint32_t group, uint64_t times,
    struct err *e)
{
	struct exact *sums = &c->group[group].sums;
	struct number v;
	struct date d;

	if (!c->date && number_read(value, &v)) {
		c->number = true;
		if (v.exact)
			exact_add(sums, v.decimal, times);
		else
			exact_add_double(sums, v.value, times);
		return sample_add(&c->sample, v.value, group, times, e);
	}
	if (!c->number && date_read_iso(value, &d)) {
		struct num day = { date_to_days(d), 0 };

		c->date = true;
		exact_add(sums, day, times);
		return sample_add(
		    &c->sample, (double)day.unscaled, group, times, e);
	}
	c->text = true;
	sample_free(&c->sample);
	return 0;
}

int
contrast_add(struct contrast *c, struct str value, uint32_t group,
    uint64_t times, struct err *e)
{
	c->group[group].filled += times;
	if (!c->text && add_typed(c, value, group, times, e) != 0)
		return -1;
	return add_entry(c, value, group, times, e);
}

void
contrast_free(struct contrast *c)
{
	sample_free(&c->sample);
	buf_free(&c->entries);
	arena_free(&c->memory);
}
