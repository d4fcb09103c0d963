#include "link/corpus_generic.h"

#include "link/level.h"

enum {
	FEW = 5,    /* entries that may share a value without more ado */
	PAIRS = 24, /* of a value that are looked at */
};

/* Of so many pairs, two thirds. */
static const double mostly = 0.66;

static bool
is_telling(enum trait_kind kind)
{
	return trait_kind_is_person(kind) || kind == TRAIT_COMPANY ||
	       kind == TRAIT_DATE || kind == TRAIT_ADDRESS;
}

/* Do a and b, which share a value, have next to nothing else in common? */
static bool
is_strange(const struct corpus *c, uint32_t a, uint32_t b)
{
	unsigned same = 0, different = 0;

	for (size_t k = 0; k < c->ntraits; k++) {
		const struct trait *t = &c->trait[k];
		const uint32_t x = trait_of(t, a), y = trait_of(t, b);

		if (!is_telling(t->kind) || x == 0 || y == 0)
			continue;
		if (x == y || level_of(t, x, y) <= level_agrees(t->kind))
			same++;
		else
			different++;
	}
	return different >= 2 && different > 2 * same;
}

static bool
is_generic(const struct corpus *c, const uint32_t *entry, uint32_t n)
{
	uint32_t seen = 0, strange = 0;

	for (uint32_t step = 1; step < n && seen < PAIRS; step += 1 + n / 8) {
		for (uint32_t i = 0; i + step < n && seen < PAIRS; i++) {
			strange += is_strange(c, entry[i], entry[i + step]);
			seen++;
		}
	}
	return strange > mostly * seen;
}

static void
take_away(
    struct corpus *c, size_t k, uint32_t id, const uint32_t *entry, uint32_t n)
{
	uint32_t *row = (uint32_t *)(void *)c->rows.p + k;
	struct trait *t = &c->trait[k];

	for (uint32_t i = 0; i < n; i++)
		row[entry[i] * t->stride] = 0;
	t->filled -= n;
	t->generic++;
	((struct trait_value *)(void *)t->values.p)[id].count = 0;
}

/* The entries of each value, value by value; where those of a value begin is
 * left in `from`. */
static void
list_entries(const struct corpus *c, const struct trait *t, uint32_t *from,
    uint32_t *list)
{
	uint32_t sum = 0;

	for (uint32_t id = 1; id <= t->forms.n; id++) {
		from[id] = sum;
		sum += trait_value(t, id)->count;
	}
	for (uint32_t i = 0; i < c->n; i++) {
		const uint32_t id = trait_of(t, i);

		if (id != 0)
			list[from[id]++] = i;
	}
	for (uint32_t id = 1; id <= t->forms.n; id++)
		from[id] -= trait_value(t, id)->count;
}

static int
drop_of(struct corpus *c, size_t k, struct err *e)
{
	struct trait *t = &c->trait[k];
	struct buf room = buf_in(c->room);
	uint32_t *from, *list;

	if (buf_reserve(
		&room, (t->forms.n + 1 + (size_t)c->n) * sizeof *from, e) != 0)
		return -1;
	from = (uint32_t *)(void *)room.p;
	list = from + t->forms.n + 1;
	list_entries(c, t, from, list);
	for (uint32_t id = 1; id <= t->forms.n; id++) {
		const uint32_t n = trait_value(t, id)->count;

		if (n > FEW && is_generic(c, list + from[id], n))
			take_away(c, k, id, list + from[id], n);
	}
	buf_free(&room);
	return 0;
}

int
corpus_generic_drop(struct corpus *c, struct err *e)
{
	for (size_t k = 0; k < c->ntraits; k++) {
		const enum trait_kind kind = c->trait[k].kind;

		if ((kind == TRAIT_PHONE || kind == TRAIT_EMAIL ||
			kind == TRAIT_ID) &&
		    drop_of(c, k, e) != 0)
			return -1;
	}
	return 0;
}
