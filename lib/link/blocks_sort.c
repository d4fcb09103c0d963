/* Keys lie far apart in what they are made of, so they are made once; items
 * take more room than keys, so of many entries only some parts have them at a
 * time. */
#include "link/blocks_sort.h"

enum {
	CHUNK = 1 << 14, /* entries of one job */
	PART = 1 << 13,  /* items of a part, about */
	BATCHES = 4,     /* of parts, where there are many */
	AHEAD = 12,      /* entries that are fetched beforehand */
};

static uint64_t *
keys_of(const struct blocks_sort *s, uint32_t entry)
{
	return (uint64_t *)(void *)s->keys.p + (size_t)entry * s->form.slots;
}

static size_t *
at_of(const struct blocks_sort *s, size_t chunk)
{
	return (size_t *)(void *)s->at.p + chunk * s->parts;
}

/* By the highest of the bits that radix_group goes by. */
static size_t
part_of(const struct blocks_sort *s, uint64_t key)
{
	return (size_t)((key & RADIX_GROUP_MASK) /
			((RADIX_GROUP_MASK + 1) / s->parts));
}

static uint32_t
end_of(const struct blocks_sort *s, size_t chunk)
{
	const size_t end = (chunk + 1) * CHUNK;

	return end < s->c->n ? (uint32_t)end : s->c->n;
}

static void
make_keys(void *context, size_t chunk)
{
	struct blocks_sort *s = context;
	const uint32_t end = end_of(s, chunk);
	size_t *count = at_of(s, chunk);

	memset(count, 0, s->parts * sizeof *count);
	for (uint32_t i = (uint32_t)(chunk * CHUNK); i < end; i++) {
		uint64_t key[BLOCK_KEY_MOST] = { 0, 0 };
		unsigned n;

		if (i + AHEAD < end)
			block_key_fetch(&s->form, s->c, i + AHEAD);
		n = block_key_of(&s->form, s->c, i, key);
		for (unsigned k = 0; k < n; k++)
			count[part_of(s, key[k])]++;
		for (unsigned k = 0; k < s->form.slots; k++)
			keys_of(s, i)[k] = k < n ? key[k] : 0;
	}
}

static void
make_items(void *context, size_t chunk)
{
	struct blocks_sort *s = context;
	struct radix *item = (struct radix *)(void *)s->items.p;
	const uint32_t end = end_of(s, chunk);
	size_t *at = at_of(s, chunk);

	for (uint32_t i = (uint32_t)(chunk * CHUNK); i < end; i++) {
		const uint64_t *key = keys_of(s, i);

		for (unsigned k = 0; k < s->form.slots && key[k] != 0; k++) {
			const size_t part = part_of(s, key[k]);

			if (part < s->first || part >= s->end)
				continue;
			item[at[part]].key = key[k];
			item[at[part]++].of = i << 1 | k;
		}
	}
}

int
blocks_sort_open(struct blocks_sort *s, const struct corpus *c,
    const struct evidence_rule *r, struct workers *w, struct err *e)
{
	size_t items;

	s->c = c;
	s->workers = w;
	block_key_open(&s->form, c, r);
	s->keys = s->at = s->items = buf_in(c->room);
	items = (size_t)c->n * s->form.slots;
	s->chunks = ((size_t)c->n + CHUNK - 1) / CHUNK;
	s->parts = 1;
	while (s->parts < BLOCKS_SORT_PARTS && s->parts * PART < items)
		s->parts *= 2;
	if (buf_reserve(&s->keys, items * sizeof(uint64_t), e) != 0 ||
	    buf_reserve(&s->at, s->chunks * s->parts * sizeof(size_t), e) != 0)
		return -1;
	workers_run(w, make_keys, s, s->chunks);
	return 0;
}

/* Where the items of each part, and in it of each chunk, begin. */
static size_t
make_room(struct blocks_sort *s)
{
	size_t sum = 0;

	for (size_t part = s->first; part < s->end; part++) {
		s->from[part] = sum;
		for (size_t i = 0; i < s->chunks; i++) {
			const size_t here = at_of(s, i)[part];

			at_of(s, i)[part] = sum;
			sum += here;
		}
	}
	s->from[s->end] = sum;
	return sum;
}

int
blocks_sort_next(struct blocks_sort *s, struct err *e)
{
	const size_t step =
	    s->parts < BLOCKS_SORT_PARTS ? s->parts : s->parts / BATCHES;

	if (s->end == s->parts)
		return 0;
	s->first = s->end;
	s->end += step;
	if (buf_reserve(&s->items, make_room(s) * sizeof(struct radix), e) != 0)
		return -1;
	workers_run(s->workers, make_items, s, s->chunks);
	return 1;
}

struct radix *
blocks_sort_part(const struct blocks_sort *s, size_t part, size_t *n)
{
	*n = s->from[part + 1] - s->from[part];
	return (struct radix *)(void *)s->items.p + s->from[part];
}

void
blocks_sort_close(struct blocks_sort *s)
{
	buf_free(&s->keys);
	buf_free(&s->at);
	buf_free(&s->items);
}
