#include "merge/overlap.h"
#include "base/hash.h"
#include "base/ordered.h"
#include "record/spill.h"

enum { SLOTS = 1 << 13 };

struct overlap_slot {
	uint64_t keys; /* 0: the slot is empty */
	size_t at, n;  /* in texts */
};

int
overlap_open(
    struct overlap *o, size_t memory, const char *tempdir, struct err *e)
{
	o->seed = hash_seed();
	o->limit = memory / 4;
	o->slot = arena_array(&o->memory, SLOTS, sizeof *o->slot, e);
	if (o->slot == NULL ||
	    spill_open(&o->counts, memory / 4, tempdir, e) != 0)
		return -1;
	return spill_open(&o->ranked, memory / 4, tempdir, e);
}

/* The counts of the table go to the spill, where equal ones meet. */
static int
empty_table(struct overlap *o, struct err *e)
{
	for (size_t i = 0; i < SLOTS; i++) {
		struct overlap_slot *s = &o->slot[i];
		char keys[8];

		if (s->keys == 0)
			continue;
		ordered_put(keys, s->keys, sizeof keys);
		if (spill_add(o->counts, str_make(o->texts.p + s->at, s->n),
			str_make(keys, sizeof keys), e) != 0)
			return -1;
		s->keys = 0;
	}
	o->used = 0;
	buf_clear(&o->texts);
	return 0;
}

static int
count_text(struct overlap *o, struct str text, struct err *e)
{
	size_t i = (size_t)hash_str(text, o->seed) % SLOTS;
	struct overlap_slot *s;

	for (s = &o->slot[i]; s->keys != 0; s = &o->slot[i]) {
		if (str_equal(str_make(o->texts.p + s->at, s->n), text)) {
			s->keys++;
			return 0;
		}
		i = (i + 1) % SLOTS;
	}
	if (o->used == SLOTS / 2 || o->texts.n > o->limit) {
		if (empty_table(o, e) != 0)
			return -1;
		s = &o->slot[(size_t)hash_str(text, o->seed) % SLOTS];
	}
	*s = (struct overlap_slot){ 0, o->texts.n, text.n };
	if (buf_add(&o->texts, text, e) != 0)
		return -1;
	s->keys = 1;
	o->used++;
	return 0;
}

int
overlap_add(struct overlap *o, const size_t *source, size_t n, struct err *e)
{
	buf_clear(&o->text);
	if (buf_reserve(&o->text, 4 * n, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		ordered_put(o->text.p + 4 * i, source[i], 4);
	o->text.n = 4 * n;
	return count_text(o, buf_str(&o->text), e);
}

/* The combination in `text` has all its keys. */
static int
rank_text(struct overlap *o, uint64_t keys, struct err *e)
{
	struct buf *ranked = &o->texts;
	char before[8];

	if (keys == 0)
		return 0;
	ordered_put(before, ~keys, sizeof before);
	buf_clear(ranked);
	if (buf_add(ranked, str_make(before, sizeof before), e) != 0 ||
	    buf_add(ranked, buf_str(&o->text), e) != 0)
		return -1;
	return spill_add(o->ranked, buf_str(ranked), str_make("", 0), e);
}

int
overlap_sort(struct overlap *o, struct err *e)
{
	struct str text, value;
	uint64_t keys = 0;
	int got;

	if (empty_table(o, e) != 0 || spill_sort(o->counts, e) != 0)
		return -1;
	while ((got = spill_next(o->counts, &text, &value, e)) == 1) {
		if (keys > 0 && !str_equal(text, buf_str(&o->text))) {
			if (rank_text(o, keys, e) != 0)
				return -1;
			keys = 0;
		}
		keys += ordered_get(value.p, value.n);
		buf_clear(&o->text);
		if (buf_add(&o->text, text, e) != 0)
			return -1;
	}
	if (got != 0 || rank_text(o, keys, e) != 0)
		return -1;
	return spill_sort(o->ranked, e);
}

int
overlap_next(struct overlap *o, const size_t **source, size_t *n,
    uint64_t *keys, struct err *e)
{
	struct str ranked, value;
	size_t *number;
	int got = spill_next(o->ranked, &ranked, &value, e);

	if (got != 1)
		return got;
	*keys = ~ordered_get(ranked.p, 8);
	*n = (ranked.n - 8) / 4;
	buf_clear(&o->sources);
	if (buf_reserve(&o->sources, ranked.n * sizeof *number, e) != 0)
		return -1;
	number = (size_t *)(void *)o->sources.p;
	for (size_t i = 0; i < *n; i++)
		number[i] = (size_t)ordered_get(ranked.p + 8 + 4 * i, 4);
	*source = number;
	return 1;
}

void
overlap_close(struct overlap *o)
{
	spill_close(o->counts);
	spill_close(o->ranked);
	o->counts = o->ranked = NULL;
	buf_free(&o->texts);
	buf_free(&o->text);
	buf_free(&o->sources);
	arena_free(&o->memory);
}
