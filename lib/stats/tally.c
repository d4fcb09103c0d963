/* Open addressing with linear probing.  A slot holds 32 bits of the hash and
 * the place of the entry in units of four bytes, 0 for none.  The slot of a
 * hash is given by its highest bits, so that growing needs no value.
 *
 * An entry is a head of 64 bits, count below and length above, then the value.
 * A length that does not fit stands in 64 bits of its own behind the head. */
#include "stats/tally.h"

#include "base/hash.h"

enum {
	UNIT = 4,
	HEAD = 8,
	LONG_HEAD = 16,
	COUNT_BITS = 48,
	LONG = 0xFFFF, /* the length stands behind the head */
	BITS_FIRST = 4,
	BITS_MAX = 30,
	HASH_BITS = 32,
	GROUP = 32, /* values under way at the same time */
};

static uint64_t *
slots_of(const struct tally *t)
{
	return (uint64_t *)(void *)t->slots.p;
}

static uint64_t
load(const char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof v);
	return v;
}

static void
store(char *p, uint64_t v)
{
	memcpy(p, &v, sizeof v);
}

/* Three quarters of the slots. */
static uint64_t
limit_of(unsigned bits)
{
	return (UINT64_C(3) << bits) / 4;
}

static struct str
value_of(const char *entry)
{
	uint64_t length = load(entry) >> COUNT_BITS;

	if (length == LONG)
		return str_make(entry + LONG_HEAD, (size_t)load(entry + HEAD));
	return str_make(entry + HEAD, (size_t)length);
}

static uint32_t
load_half(const char *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof v);
	return v;
}

/* Most values are short: compare them in two pieces that may overlap. */
static bool
is_same(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	if (a.n > 16)
		return memcmp(a.p, b.p, a.n) == 0;
	if (a.n >= 8)
		return load(a.p) == load(b.p) &&
		       load(a.p + a.n - 8) == load(b.p + a.n - 8);
	if (a.n >= 4)
		return load_half(a.p) == load_half(b.p) &&
		       load_half(a.p + a.n - 4) == load_half(b.p + a.n - 4);
	return a.p[0] == b.p[0] && a.p[a.n / 2] == b.p[a.n / 2] &&
	       a.p[a.n - 1] == b.p[a.n - 1];
}

static int
grow(struct tally *t, struct err *e)
{
	unsigned bits = t->slots.n == 0 ? BITS_FIRST : t->bits + 1;
	size_t n = (size_t)1 << bits;
	struct buf made = { 0 };
	const uint64_t *from = slots_of(t);
	uint64_t *to;

	if (bits > BITS_MAX)
		return err_memory(e, n * sizeof *to);
	if (buf_reserve(&made, n * sizeof *to, e) != 0)
		return -1;
	made.n = n * sizeof *to;
	memset(made.p, 0, made.n);
	to = (uint64_t *)(void *)made.p;
	for (size_t i = 0; i < t->slots.n / sizeof *to; i++) {
		size_t at =
		    (size_t)(from[i] >> HASH_BITS >> (HASH_BITS - bits));

		if (from[i] == 0)
			continue;
		while (to[at] != 0)
			at = (at + 1) & (n - 1);
		to[at] = from[i];
	}
	buf_free(&t->slots);
	t->slots = made;
	t->bits = bits;
	return 0;
}

/* Write a new entry; *place is where, in units. */
static int
enter(struct tally *t, struct str v, uint64_t times, uint64_t *place,
    struct err *e)
{
	static const char padding[UNIT] = { 0 };
	char head[LONG_HEAD];
	size_t n = HEAD;

	/* Place 0 means none: the first entry begins behind one unit. */
	if (t->entries.n == 0 &&
	    buf_add(&t->entries, str_make(padding, UNIT), e) != 0)
		return -1;
	if (v.n >= LONG) {
		store(head, (uint64_t)LONG << COUNT_BITS | times);
		store(head + HEAD, v.n);
		n = LONG_HEAD;
	} else {
		store(head, (uint64_t)v.n << COUNT_BITS | times);
	}
	if (buf_reserve(&t->entries, n + v.n + UNIT, e) != 0)
		return -1;
	*place = t->entries.n / UNIT;
	if (*place > UINT32_MAX)
		return err_memory(e, t->entries.n);
	memcpy(t->entries.p + t->entries.n, head, n);
	memcpy(t->entries.p + t->entries.n + n, v.p, v.n);
	t->entries.n += n + v.n;
	n = (UNIT - t->entries.n % UNIT) % UNIT;
	memcpy(t->entries.p + t->entries.n, padding, n);
	t->entries.n += n;
	t->distinct++;
	return 0;
}

static int
count(
    struct tally *t, struct str v, uint32_t hash, uint64_t times, struct err *e)
{
	const uint64_t *slot = slots_of(t);
	size_t mask = t->slots.n / sizeof *slot - 1;
	size_t at = hash >> (HASH_BITS - t->bits);
	uint64_t place;

	for (; slot[at] != 0; at = (at + 1) & mask) {
		char *entry;

		if (slot[at] >> HASH_BITS != hash)
			continue;
		entry = t->entries.p + (slot[at] & UINT32_MAX) * UNIT;
		if (is_same(value_of(entry), v)) {
			store(entry, load(entry) + times);
			return 0;
		}
	}
	if (enter(t, v, times, &place, e) != 0)
		return -1;
	slots_of(t)[at] = (uint64_t)hash << HASH_BITS | place;
	return t->distinct < limit_of(t->bits) ? 0 : grow(t, e);
}

static uint32_t
hash_of(struct str v, uint64_t seed)
{
	return (uint32_t)(hash_str(v, seed) >> HASH_BITS);
}

int
tally_add(struct tally *t, struct str value, uint64_t times, uint64_t seed,
    struct err *e)
{
	if (t->slots.n == 0 && grow(t, e) != 0)
		return -1;
	return count(t, value, hash_of(value, seed), times, e);
}

/* Values under way: while one waits for memory the others are hashed. */
struct group {
	size_t n;
	struct str value[GROUP];
	uint32_t hash[GROUP];
};

static int
count_group(struct tally *t, const struct group *g, struct err *e)
{
	for (size_t i = 0; i < g->n; i++) {
		uint64_t slot =
		    slots_of(t)[g->hash[i] >> (HASH_BITS - t->bits)];

		__builtin_prefetch(
		    t->entries.p + (slot & UINT32_MAX) * UNIT, 1);
	}
	for (size_t i = 0; i < g->n; i++) {
		if (count(t, g->value[i], g->hash[i], 1, e) != 0)
			return -1;
	}
	return 0;
}

int
tally_batch(struct tally *t, const struct batch *b, size_t column,
    uint64_t seed, struct err *e)
{
	struct group g;

	if (t->slots.n == 0 && grow(t, e) != 0)
		return -1;
	for (size_t i = 0; i < b->n;) {
		for (g.n = 0; i < b->n && g.n < GROUP; i++) {
			struct str v = batch_value(b, column, i);
			uint32_t hash;

			if (v.n == 0)
				continue;
			hash = hash_of(v, seed);
			__builtin_prefetch(
			    slots_of(t) + (hash >> (HASH_BITS - t->bits)));
			g.value[g.n] = v;
			g.hash[g.n++] = hash;
		}
		if (count_group(t, &g, e) != 0)
			return -1;
	}
	return 0;
}

size_t
tally_cost(const struct tally *t)
{
	return t->slots.n + t->entries.n;
}

size_t
tally_growth(const struct tally *t, size_t values)
{
	unsigned bits = t->slots.n == 0 ? BITS_FIRST : t->bits;

	while (bits < BITS_MAX && t->distinct + values >= limit_of(bits))
		bits++;
	if (t->slots.n != 0 && bits == t->bits)
		return 0;
	return ((size_t)1 << bits) * sizeof(uint64_t);
}

bool
tally_is_full(const struct tally *t, size_t values, size_t bytes)
{
	const uint64_t most = (uint64_t)UINT32_MAX * UNIT;
	uint64_t wanted = (uint64_t)values * (LONG_HEAD + UNIT) + bytes;

	return t->distinct + values >= limit_of(BITS_MAX) ||
	       wanted > most - t->entries.n;
}

bool
tally_next(
    const struct tally *t, size_t *at, struct str *value, uint64_t *times)
{
	size_t end;

	if (*at == 0)
		*at = UNIT;
	if (*at >= t->entries.n)
		return false;
	*value = value_of(t->entries.p + *at);
	*times = load(t->entries.p + *at) & ((UINT64_C(1) << COUNT_BITS) - 1);
	end = (size_t)(value->p - t->entries.p) + value->n;
	*at = (end + UNIT - 1) / UNIT * UNIT;
	return true;
}

void
tally_close(struct tally *t)
{
	buf_free(&t->slots);
}

void
tally_free(struct tally *t)
{
	buf_free(&t->slots);
	buf_free(&t->entries);
	t->distinct = 0;
	t->bits = 0;
}
