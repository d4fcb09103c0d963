#include "stats/sample.h"

#include <stdlib.h>

#include "base/ordered.h"
#include "record/spill.h"

enum { KEY = 8, VALUE = 12 };

static int
spill_item(struct spill *spill, const struct sample_item *item, struct err *e)
{
	char key[KEY];
	char value[VALUE];

	ordered_put(key, ordered_double(item->x), KEY);
	memcpy(value, &item->times, sizeof item->times);
	memcpy(value + sizeof item->times, &item->group, sizeof item->group);
	return spill_add(spill, str_make(key, KEY), str_make(value, VALUE), e);
}

static const struct sample_item *
items_of(const struct sample *s)
{
	return (const struct sample_item *)(const void *)s->items.p;
}

static int
start_spill(struct sample *s, struct err *e)
{
	if (spill_open(&s->spill, s->limit / 2, s->directory, e) != 0)
		return -1;
	for (size_t i = 0; i < s->items.n / sizeof(struct sample_item); i++) {
		if (spill_item(s->spill, items_of(s) + i, e) != 0)
			return -1;
	}
	buf_free(&s->items);
	return 0;
}

int
sample_add(
    struct sample *s, double x, uint32_t group, uint64_t times, struct err *e)
{
	struct sample_item item;

	memset(&item, 0, sizeof item);
	item.x = x;
	item.group = group;
	item.times = times;
	if (s->spill == NULL && s->items.n + sizeof item > s->limit &&
	    start_spill(s, e) != 0)
		return -1;
	if (s->spill != NULL)
		return spill_item(s->spill, &item, e);
	return buf_add(
	    &s->items, str_make((const char *)&item, sizeof item), e);
}

static int
compare(const void *a, const void *b)
{
	const struct sample_item *x = a;
	const struct sample_item *y = b;

	return (x->x > y->x) - (x->x < y->x);
}

int
sample_rewind(struct sample *s, struct err *e)
{
	if (s->spill == NULL) {
		if (s->at == 0 && s->items.n > 0)
			qsort(s->items.p,
			    s->items.n / sizeof(struct sample_item),
			    sizeof(struct sample_item), compare);
		s->at = 0;
		return 0;
	}
	if (s->again != NULL) {
		spill_close(s->spill);
		s->spill = s->again;
		s->again = NULL;
	}
	if (spill_sort(s->spill, e) != 0)
		return -1;
	return spill_open(&s->again, s->limit / 2, s->directory, e);
}

int
sample_next(struct sample *s, struct sample_item *item, struct err *e)
{
	struct str key;
	struct str value;
	int got;

	if (s->spill == NULL) {
		if (s->at >= s->items.n / sizeof *item)
			return 0;
		*item = items_of(s)[s->at++];
		return 1;
	}
	got = spill_next(s->spill, &key, &value, e);
	if (got != 1)
		return got;
	item->x = ordered_to_double(ordered_get(key.p, KEY));
	memcpy(&item->times, value.p, sizeof item->times);
	memcpy(&item->group, value.p + sizeof item->times, sizeof item->group);
	return spill_item(s->again, item, e) == 0 ? 1 : -1;
}

void
sample_free(struct sample *s)
{
	buf_free(&s->items);
	if (s->spill != NULL)
		spill_close(s->spill);
	if (s->again != NULL)
		spill_close(s->again);
	s->spill = NULL;
	s->again = NULL;
}
