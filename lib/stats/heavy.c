#include "stats/heavy.h"

#include <stdlib.h>

enum { ROOM = 4 * HEAVY_COUNTERS, SEED = 0 };

static int
compare_down(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a;
	uint64_t y = *(const uint64_t *)b;

	return (x < y) - (x > y);
}

/* The count of the first counter that must go, 0 when none has to. */
static int
find_least(const struct heavy *s, uint64_t *least, struct err *e)
{
	struct buf counts = { 0 };
	struct str value;
	uint64_t count;
	size_t at = 0;

	*least = 0;
	if (s->tally.distinct <= HEAVY_COUNTERS)
		return 0;
	while (tally_next(&s->tally, &at, &value, &count)) {
		if (buf_add(&counts,
			str_make((const char *)&count, sizeof count), e) != 0) {
			buf_free(&counts);
			return -1;
		}
	}
	qsort(counts.p, counts.n / sizeof count, sizeof count, compare_down);
	memcpy(least, counts.p + HEAVY_COUNTERS * sizeof count, sizeof count);
	buf_free(&counts);
	return 0;
}

static int
reduce(struct heavy *s, struct err *e)
{
	struct tally kept = { .distinct = 0 };
	struct str value;
	uint64_t count;
	uint64_t least;
	size_t at = 0;

	if (find_least(s, &least, e) != 0)
		return -1;
	if (least == 0)
		return 0;
	while (tally_next(&s->tally, &at, &value, &count)) {
		if (count > least &&
		    tally_add(&kept, value, count - least, SEED, e) != 0) {
			tally_free(&kept);
			return -1;
		}
	}
	tally_free(&s->tally);
	s->tally = kept;
	s->lost += least;
	return 0;
}

int
heavy_add(struct heavy *s, struct str value, uint64_t times, struct err *e)
{
	if (tally_add(&s->tally, value, times, SEED, e) != 0)
		return -1;
	return s->tally.distinct < ROOM ? 0 : reduce(s, e);
}

int
heavy_end(struct heavy *s, struct err *e)
{
	return reduce(s, e);
}

void
heavy_free(struct heavy *s)
{
	tally_free(&s->tally);
}
