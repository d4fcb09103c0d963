#include <string.h>

#include "base/hash.h"
#include "match/keymap.h"

/* An entry: this, the key, the value.  A place is 1 + where that stands.  A
 * further record of a key has the place of the first one for its key. */
struct entry {
	uint64_t next;       /* place of the key's next record, and the flags */
	uint32_t key, value; /* lengths */
};

static const uint64_t FURTHER = (uint64_t)1 << 61;
static const uint64_t KEYLESS = (uint64_t)1 << 62;
static const uint64_t MARKED = (uint64_t)1 << 63;

/* A slot: the place of the last record of a key and, above it, the upper bits
 * of the hash, so that hardly ever another key is looked at.  0: empty. */
enum { PLACE_BITS = 40, FIRST_SLOTS = 1024, AHEAD = 16, LINE = 64, LINES = 3 };

static const uint64_t PLACE = ((uint64_t)1 << PLACE_BITS) - 1;

void
keymap_open(struct keymap *m, uint64_t seed, size_t limit)
{
	memset(m, 0, sizeof *m);
	m->seed = seed;
	m->limit = limit;
}

uint64_t
keymap_hash(const struct keymap *m, struct str key)
{
	return hash_str(key, m->seed);
}

static uint64_t *
slots_of(const struct buf *b)
{
	return (uint64_t *)(void *)b->p;
}

static size_t
slots_count(const struct buf *b)
{
	return b->n / sizeof(uint64_t);
}

static struct entry
entry_at(const struct keymap *m, uint64_t place)
{
	struct entry x;

	memcpy(&x, m->entries.p + place - 1, sizeof x);
	return x;
}

static void
entry_put(struct keymap *m, uint64_t place, const struct entry *x)
{
	memcpy(m->entries.p + place - 1, x, sizeof *x);
}

static const char *
behind(const struct keymap *m, uint64_t place)
{
	return m->entries.p + place - 1 + sizeof(struct entry);
}

/* The first record of the key that the record has. */
static uint64_t
first_of(const struct keymap *m, uint64_t place)
{
	struct entry x = entry_at(m, place);

	if ((x.next & FURTHER) != 0)
		memcpy(&place, behind(m, place), sizeof place);
	return place;
}

struct str
keymap_key(const struct keymap *m, uint64_t place)
{
	struct entry x;

	place = first_of(m, place);
	x = entry_at(m, place);
	if ((x.next & KEYLESS) != 0)
		return str_make(NULL, 0);
	return str_make(behind(m, place), x.key);
}

struct str
keymap_value(const struct keymap *m, uint64_t place)
{
	struct entry x = entry_at(m, place);

	return str_make(behind(m, place) + x.key, x.value);
}

/* The slot of the key, or the empty one where it belongs.  There are slots. */
static uint64_t *
find_slot(const struct keymap *m, struct str key, uint64_t hash)
{
	uint64_t *slot = slots_of(&m->slots);
	size_t mask = slots_count(&m->slots) - 1;
	size_t i = (size_t)hash & mask;

	while (slot[i] != 0 &&
	       (((slot[i] ^ hash) & ~PLACE) != 0 ||
		   !str_equal(key, keymap_key(m, slot[i] & PLACE))))
		i = (i + 1) & mask;
	return &slot[i];
}

static int
resize(struct keymap *m, size_t n, struct err *e)
{
	struct buf new = { 0 };
	const uint64_t *old = slots_of(&m->slots);
	const size_t nold = slots_count(&m->slots);
	uint64_t *slot;

	if (buf_reserve(&new, n * sizeof *slot, e) != 0)
		return -1;
	new.n = n * sizeof *slot;
	memset(new.p, 0, new.n);
	slot = slots_of(&new);
	for (size_t i = 0; i < nold; i++) {
		uint64_t hash;
		size_t k;

		if (i + AHEAD < nold && old[i + AHEAD] != 0)
			__builtin_prefetch(
			    m->entries.p + (old[i + AHEAD] & PLACE) - 1);
		if (old[i] == 0)
			continue;
		hash = keymap_hash(m, keymap_key(m, old[i] & PLACE));
		k = (size_t)hash & (n - 1);
		while (slot[k] != 0)
			k = (k + 1) & (n - 1);
		slot[k] = old[i];
	}
	buf_free(&m->slots);
	m->slots = new;
	return 0;
}

/* Room for one more key: 1, 0 when the limit leaves none, -1. */
static int
make_room(struct keymap *m, size_t need, bool keyed, struct err *e)
{
	const size_t slots = slots_count(&m->slots);
	const bool grows = keyed && 4 * (m->keys + 1) > 3 * slots;
	const size_t wanted = slots == 0 ? FIRST_SLOTS : 2 * slots;

	/* while the table grows, the old one is there besides */
	need += keymap_bytes(m) + (grows ? wanted * sizeof(uint64_t) : 0);
	if (need > m->limit || need > PLACE)
		return 0;
	return grows && resize(m, wanted, e) != 0 ? -1 : 1;
}

/* Put an entry behind the others; there is room for its place. */
static int
append(struct keymap *m, const struct entry *x, struct str key,
    struct str value, struct err *e)
{
	if (buf_reserve(&m->entries, sizeof *x + key.n + value.n, e) != 0)
		return -1;
	/* there is room: these cannot fail */
	if (buf_add(&m->entries, str_make((const char *)x, sizeof *x), e) !=
		0 ||
	    buf_add(&m->entries, key, e) != 0 ||
	    buf_add(&m->entries, value, e) != 0)
		return -1;
	return 0;
}

/* Let the records of the key in the slot have one more, at `place`. */
static void
link_further(struct keymap *m, uint64_t *slot, uint64_t place)
{
	uint64_t last = *slot & PLACE;
	struct entry x = entry_at(m, last);

	x.next |= place;
	entry_put(m, last, &x);
	*slot = (*slot & ~PLACE) | place;
}

int
keymap_add(struct keymap *m, struct str key, uint64_t hash, struct str value,
    enum keymap_result *result, struct err *e)
{
	struct entry x = { 0, (uint32_t)key.n, (uint32_t)value.n };
	const uint64_t place = m->entries.n + 1;
	uint64_t first, *slot;
	int room;

	room = make_room(
	    m, sizeof x + key.n + sizeof first + value.n, key.p != NULL, e);
	*result = room == 0 ? KEYMAP_FULL : KEYMAP_ADDED;
	if (room != 1)
		return room;
	if (key.p == NULL) {
		x.next = KEYLESS;
		return append(m, &x, key, value, e);
	}
	slot = find_slot(m, key, hash);
	if (*slot != 0) {
		first = first_of(m, *slot & PLACE);
		x.next = FURTHER;
		x.key = sizeof first;
		key = str_make((const char *)&first, sizeof first);
	}
	if (append(m, &x, key, value, e) != 0)
		return -1;
	if (*slot != 0) {
		link_further(m, slot, place);
		return 0;
	}
	*slot = (hash & ~PLACE) | place;
	m->keys++;
	return 0;
}

uint64_t
keymap_find(const struct keymap *m, struct str key, uint64_t hash)
{
	uint64_t slot;

	if (m->keys == 0)
		return 0;
	slot = *find_slot(m, key, hash);
	return slot == 0 ? 0 : first_of(m, slot & PLACE);
}

void
keymap_fetch_slot(const struct keymap *m, uint64_t hash)
{
	if (m->keys > 0)
		__builtin_prefetch(slots_of(&m->slots) +
				   (hash & (slots_count(&m->slots) - 1)));
}

void
keymap_fetch_record(const struct keymap *m, uint64_t hash)
{
	uint64_t slot;
	size_t at;

	if (m->keys == 0)
		return;
	slot = slots_of(&m->slots)[hash & (slots_count(&m->slots) - 1)];
	if (slot == 0)
		return;
	at = (slot & PLACE) - 1;
	for (size_t i = 0; i < LINES && at < m->entries.n; i++, at += LINE)
		__builtin_prefetch(m->entries.p + at);
}

uint64_t
keymap_next(const struct keymap *m, uint64_t place)
{
	return entry_at(m, place).next & PLACE;
}

uint64_t
keymap_after(const struct keymap *m, uint64_t place)
{
	if (place == 0) {
		place = 1;
	} else {
		struct entry x = entry_at(m, place);

		place += sizeof x + x.key + x.value;
	}
	return place > m->entries.n ? 0 : place;
}

void
keymap_mark(struct keymap *m, uint64_t place)
{
	struct entry x;

	place = first_of(m, place);
	x = entry_at(m, place);
	x.next |= MARKED;
	entry_put(m, place, &x);
}

bool
keymap_marked(const struct keymap *m, uint64_t place)
{
	return (entry_at(m, first_of(m, place)).next & MARKED) != 0;
}

size_t
keymap_bytes(const struct keymap *m)
{
	return m->entries.n + m->slots.n;
}

void
keymap_close(struct keymap *m)
{
	buf_free(&m->entries);
	buf_free(&m->slots);
	m->keys = 0;
}
