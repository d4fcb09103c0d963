/* An open table of hash and number beside the texts.  The seed is fixed: the
 * numbers follow the order of the input, never the hash. */
#include "link/dictionary.h"

#include "base/hash.h"

enum {
	FIRST_SLOTS = 256,
	TOGETHER = 64, /* values that are looked for at the same time */
};

struct slot {
	uint32_t hash;
	uint32_t id; /* 0: free */
};

struct dictionary
dictionary_in(struct room *room)
{
	const struct buf b = buf_in(room);
	const struct dictionary d = { .texts = b, .ends = b, .slots = b };

	return d;
}

static struct slot *
slots_of(const struct buf *b, size_t *mask)
{
	*mask = b->n / sizeof(struct slot) - 1;
	return (struct slot *)(void *)b->p;
}

static void
put(struct slot *slots, size_t mask, struct slot new)
{
	size_t at = new.hash &mask;

	while (slots[at].id != 0)
		at = (at + 1) & mask;
	slots[at] = new;
}

static int
grow(struct dictionary *d, struct err *e)
{
	const size_t old = d->slots.n / sizeof(struct slot);
	const size_t count = old == 0 ? FIRST_SLOTS : old * 2;
	struct buf wider = buf_in(d->slots.room);
	struct slot *slots;
	size_t mask;

	if (buf_reserve(&wider, count * sizeof *slots, e) != 0)
		return -1;
	wider.n = count * sizeof *slots;
	memset(wider.p, 0, wider.n);
	slots = slots_of(&wider, &mask);
	for (size_t i = 0; i < old; i++) {
		struct slot s = ((struct slot *)(void *)d->slots.p)[i];

		if (s.id != 0)
			put(slots, mask, s);
	}
	buf_free(&d->slots);
	d->slots = wider;
	return 0;
}

struct str
dictionary_text(const struct dictionary *d, uint32_t id)
{
	const uint32_t *ends = (const uint32_t *)(const void *)d->ends.p;
	const uint32_t from = id == 1 ? 0 : ends[id - 2];

	return str_make(d->texts.p + from, ends[id - 1] - from);
}

static int
append(struct dictionary *d, struct str s, struct err *e)
{
	uint32_t end;

	if (s.n > UINT32_MAX - d->texts.n || d->n == UINT32_MAX - 1)
		return err_set(e, ERR_MEMORY, 0,
		    "the values of one column take more than 4 GB");
	end = (uint32_t)(d->texts.n + s.n);
	if (buf_reserve(&d->texts, s.n, e) != 0 ||
	    buf_add(&d->ends, str_make((const char *)&end, sizeof end), e) != 0)
		return -1;
	if (s.n > 0)
		memcpy(d->texts.p + d->texts.n, s.p, s.n);
	d->texts.n = end;
	d->n++;
	return 0;
}

static uint32_t
hash_of(struct str s)
{
	const uint64_t wide = hash_str(s, 0);

	return (uint32_t)(wide ^ wide >> 32);
}

/* Where s is, or would be. */
static struct slot *
place_of(const struct dictionary *d, struct str s, uint32_t hash)
{
	size_t mask;
	struct slot *slots = slots_of(&d->slots, &mask);
	size_t at = hash & mask;

	while (slots[at].id != 0 &&
	       (slots[at].hash != hash ||
		   !str_equal(dictionary_text(d, slots[at].id), s)))
		at = (at + 1) & mask;
	return &slots[at];
}

uint32_t
dictionary_find(const struct dictionary *d, struct str s)
{
	return d->n == 0 ? 0 : place_of(d, s, hash_of(s))->id;
}

static int
add(struct dictionary *d, struct str s, uint32_t hash, uint32_t *id,
    struct err *e)
{
	struct slot *slot;

	if ((uint64_t)d->n * 3 / 2 >= d->slots.n / sizeof *slot &&
	    grow(d, e) != 0)
		return -1;
	slot = place_of(d, s, hash);
	if (slot->id == 0) {
		if (append(d, s, e) != 0)
			return -1;
		slot->hash = hash;
		slot->id = d->n;
	}
	*id = slot->id;
	return 0;
}

int
dictionary_add(struct dictionary *d, struct str s, uint32_t *id, struct err *e)
{
	return add(d, s, hash_of(s), id, e);
}

/* Have what looking for these values touches first on its way. */
static void
fetch(const struct dictionary *d, const uint32_t *hash, size_t n)
{
	size_t mask;
	const struct slot *slots = slots_of(&d->slots, &mask);
	const uint32_t *ends = (const uint32_t *)(const void *)d->ends.p;

	if (d->n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(&slots[hash[i] & mask]);
	for (size_t i = 0; i < n; i++) {
		const struct slot slot = slots[hash[i] & mask];

		if (slot.hash == hash[i] && slot.id != 0)
			__builtin_prefetch(&ends[slot.id - 1]);
	}
}

int
dictionary_add_all(struct dictionary *d, const struct str *s, size_t n,
    uint32_t *id, struct err *e)
{
	uint32_t hash[TOGETHER];

	for (size_t from = 0; from < n; from += TOGETHER) {
		const size_t some = n - from < TOGETHER ? n - from : TOGETHER;

		for (size_t i = 0; i < some; i++)
			hash[i] = hash_of(s[from + i]);
		fetch(d, hash, some);
		for (size_t i = 0; i < some; i++) {
			id[from + i] = 0;
			if (s[from + i].n > 0 &&
			    add(d, s[from + i], hash[i], &id[from + i], e) != 0)
				return -1;
		}
	}
	return 0;
}

void
dictionary_close(struct dictionary *d)
{
	buf_free(&d->slots);
}

void
dictionary_free(struct dictionary *d)
{
	buf_free(&d->texts);
	buf_free(&d->ends);
	buf_free(&d->slots);
	d->n = 0;
}
