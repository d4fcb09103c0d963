#include <stdbool.h>

#include "base/hash.h"
#include "match/keyset.h"

/* A slot is empty when at is 0; keys stand at at - 1. */
struct keyset_slot {
	uint64_t hash;
	uint64_t at;
};

enum { FIRST_SLOTS = 1024 };

void
keyset_open(struct keyset *k, size_t limit)
{
	memset(k, 0, sizeof *k);
	k->seed = hash_seed();
	k->limit = limit;
}

static struct keyset_slot *
slots_of(const struct buf *b)
{
	return (struct keyset_slot *)(void *)b->p;
}

static size_t
slots_count(const struct buf *b)
{
	return b->n / sizeof(struct keyset_slot);
}

static bool
key_is(const struct keyset *k, uint64_t at, struct str key)
{
	uint32_t n;

	memcpy(&n, k->keys.p + at - 1, sizeof n);
	return str_equal(key, str_make(k->keys.p + at - 1 + sizeof n, n));
}

/* The slot of the key, or the empty one where it belongs. */
static struct keyset_slot *
find(const struct keyset *k, uint64_t hash, struct str key)
{
	struct keyset_slot *slot = slots_of(&k->slots);
	size_t mask = slots_count(&k->slots) - 1;
	size_t i = (size_t)hash & mask;

	while (slot[i].at != 0 &&
	       (slot[i].hash != hash || !key_is(k, slot[i].at, key)))
		i = (i + 1) & mask;
	return &slot[i];
}

static int
resize(struct keyset *k, size_t n, struct err *e)
{
	struct buf old = k->slots;
	struct buf new = { 0 };
	size_t mask = n - 1;

	if (buf_reserve(&new, n * sizeof(struct keyset_slot), e) != 0)
		return -1;
	new.n = n * sizeof(struct keyset_slot);
	memset(new.p, 0, new.n);
	for (size_t i = 0; i < slots_count(&old); i++) {
		struct keyset_slot s = slots_of(&old)[i];
		size_t j = (size_t)s.hash & mask;

		if (s.at == 0)
			continue;
		while (slots_of(&new)[j].at != 0)
			j = (j + 1) & mask;
		slots_of(&new)[j] = s;
	}
	k->slots = new;
	buf_free(&old);
	return 0;
}

int
keyset_add(
    struct keyset *k, struct str key, enum keyset_result *result, struct err *e)
{
	uint64_t hash = hash_str(key, k->seed);
	uint32_t n = (uint32_t)key.n;
	size_t slots = slots_count(&k->slots);
	size_t need = k->keys.n + sizeof n + key.n + k->slots.n;
	bool grows = slots == 0 || 4 * (k->count + 1) > 3 * slots;
	struct keyset_slot *slot = NULL;

	if (slots > 0) {
		slot = find(k, hash, key);
		if (slot->at != 0) {
			*result = KEYSET_OLD;
			return 0;
		}
	}
	/* while the table grows, the old one is there besides */
	if (grows)
		need += 2 * k->slots.n;
	if (need > k->limit && slots > 0) {
		*result = KEYSET_FULL;
		return 0;
	}
	if (grows) {
		if (resize(k, slots == 0 ? FIRST_SLOTS : 2 * slots, e) != 0)
			return -1;
		slot = find(k, hash, key);
	}
	if (buf_reserve(&k->keys, sizeof n + key.n, e) != 0 ||
	    buf_add(&k->keys, str_make((const char *)&n, sizeof n), e) != 0 ||
	    buf_add(&k->keys, key, e) != 0)
		return -1;
	slot->hash = hash;
	slot->at = k->keys.n - key.n - sizeof n + 1;
	k->count++;
	*result = KEYSET_NEW;
	return 0;
}

void
keyset_close(struct keyset *k)
{
	buf_free(&k->keys);
	buf_free(&k->slots);
}
