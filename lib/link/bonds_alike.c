#include "link/bonds_alike.h"

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

/* The first of n entries with each of those behind it that is like it, and so
 * on.  Those that are known to be in clusters need not be compared with each
 * other. */
static int
add_group(struct bonds *b, const struct corpus *c, const struct radix *item,
    size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = i + 1; k < n; k++) {
			const struct bonds_alike pair = { item[i].of,
				item[k].of };

			if ((bonds_known(b, pair.x) != 0 &&
				bonds_known(b, pair.y) != 0) ||
			    is_empty(c, pair.x) ||
			    !are_alike(c, pair.x, pair.y))
				continue;
			if (buf_add(&b->alike,
				str_make((const char *)&pair, sizeof pair),
				e) != 0)
				return -1;
		}
	}
	return 0;
}

int
bonds_alike_find(struct bonds *b, const struct corpus *c, struct err *e)
{
	struct buf items = buf_in(c->room), room = items;
	struct radix *item;
	int result;

	if (b->known.n == 0 && b->apart.n == 0)
		return 0;
	result = buf_reserve(&items, c->n * sizeof *item, e);
	item = (struct radix *)(void *)items.p;
	for (uint32_t i = 0; i < c->n && result == 0; i++) {
		item[i].key = row_key(c, i);
		item[i].of = i;
	}
	if (result == 0)
		result = radix_sort(item, c->n, &room, e);
	for (uint32_t i = 0, to; i < c->n && result == 0; i = to) {
		for (to = i + 1; to < c->n && item[to].key == item[i].key;)
			to++;
		result = add_group(b, c, item + i, to - i, e);
	}
	buf_free(&items);
	buf_free(&room);
	return result;
}
