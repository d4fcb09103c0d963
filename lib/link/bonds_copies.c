#include "link/bonds_copies.h"

#include "link/radix.h"

static uint64_t
row_key(const struct corpus *c, uint32_t entry)
{
	const uint32_t *row = corpus_row(c, entry);
	uint64_t key = 0;

	for (size_t k = 0; k < c->ntraits; k++)
		key = (key ^ row[k]) * 0x9E3779B97F4A7C15U ^ key >> 29;
	return key;
}

static bool
is_empty(const struct corpus *c, uint32_t entry)
{
	const uint32_t *row = corpus_row(c, entry);

	for (size_t k = 0; k < c->ntraits; k++) {
		if (row[k] != 0)
			return false;
	}
	return true;
}

static bool
are_alike(const struct corpus *c, uint32_t x, uint32_t y)
{
	return memcmp(corpus_row(c, x), corpus_row(c, y),
		   c->ntraits * sizeof(uint32_t)) == 0;
}

/* Is it in no cluster, but could be in that of any other? */
static bool
is_free(const struct bonds *b, const struct corpus *c, uint32_t entry)
{
	return !bonds_is_bound(b, entry) && !is_empty(c, entry);
}

/* The least label of those of n entries that are alike in everything with
 * `entry`, 0: none has one. */
static uint32_t
label_among(const struct bonds *b, const struct corpus *c,
    const struct radix *item, size_t n, uint32_t entry)
{
	uint32_t least = 0;

	for (size_t i = 0; i < n; i++) {
		const uint32_t label = bonds_known(b, item[i].of);

		if (label != 0 && (least == 0 || label < least) &&
		    are_alike(c, entry, item[i].of))
			least = label;
	}
	return least;
}

int
bonds_copies_find(struct bonds *b, const struct corpus *c, struct err *e)
{
	uint32_t *known = (uint32_t *)(void *)b->known.p;
	struct buf items = buf_in(c->room), room = items;
	int result = buf_reserve(&items, c->n * sizeof(struct radix), e);
	struct radix *item = (struct radix *)(void *)items.p;

	for (uint32_t i = 0; i < c->n && result == 0; i++) {
		item[i].key = row_key(c, i);
		item[i].of = i;
	}
	if (result == 0)
		result = radix_sort(item, c->n, &room, e);
	for (uint32_t i = 0, to; i < c->n && result == 0; i = to) {
		for (to = i + 1; to < c->n && item[to].key == item[i].key;)
			to++;
		for (uint32_t k = i; k < to && to - i > 1; k++) {
			const uint32_t one = item[k].of;

			if (is_free(b, c, one))
				known[one] =
				    label_among(b, c, item + i, to - i, one);
		}
	}
	buf_free(&items);
	buf_free(&room);
	return result;
}
