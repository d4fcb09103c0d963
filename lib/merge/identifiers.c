#include "merge/identifiers.h"

#include "base/hash.h"
#include "base/ordered.h"
#include "record/spill.h"

enum { FIRST_SLOTS = 1024, HASH_BYTES = 16 };

int
identifiers_open(struct identifiers *x, size_t nkeys, size_t memory,
    const char *tempdir, struct err *e)
{
	x->memory = memory;
	x->tempdir = tempdir;
	x->seed = hash_seed();
	x->sum = arena_array(&x->arena, nkeys, sizeof *x->sum, e);
	return x->sum == NULL ? -1 : 0;
}

static struct identifiers_entry *
entries_of(const struct buf *b)
{
	return (struct identifiers_entry *)(void *)b->p;
}

static size_t
entries_count(const struct buf *b)
{
	return b->n / sizeof(struct identifiers_entry);
}

static bool
has_bit(const struct buf *bits, size_t at)
{
	return ((unsigned char)bits->p[at / 8] >> at % 8 & 1) != 0;
}

static void
set_bit(struct buf *bits, size_t at)
{
	unsigned char *p = (unsigned char *)bits->p + at / 8;

	*p = (unsigned char)(*p | 1U << at % 8);
}

/* A key has a seed of its own, so that the hash tells keys apart too. */
static struct hash128
hash_of(const struct identifiers *x, size_t key, struct str value)
{
	return hash_wide(value, x->seed + key);
}

/* Where that hash is among the slots, or the empty slot where it belongs. */
static size_t
slot_of(const struct buf *slots, struct hash128 hash)
{
	const struct identifiers_entry *slot = entries_of(slots);
	size_t mask = entries_count(slots) - 1;
	size_t i = (size_t)hash.low & mask;

	while (slot[i].key != 0 && identifiers_compare(slot[i].hash, hash) != 0)
		i = (i + 1) & mask;
	return i;
}

/* Both say the same of different lists. */
static void
unite(struct identifiers_entry *into, const struct identifiers_entry *other)
{
	for (size_t k = 0; k < IDENTIFIERS_KINDS; k++)
		if (into->list[k] == 0)
			into->list[k] = other->list[k];
}

static int
grow(struct identifiers *x, struct err *e)
{
	size_t n = x->slots.n == 0
		       ? FIRST_SLOTS * sizeof(struct identifiers_entry)
		       : 2 * x->slots.n;
	struct buf new = { 0 };

	if (buf_reserve(&new, n, e) != 0)
		return -1;
	new.n = n;
	memset(new.p, 0, n);
	for (size_t i = 0; i < entries_count(&x->slots); i++) {
		const struct identifiers_entry *old = &entries_of(&x->slots)[i];

		if (old->key != 0)
			entries_of(&new)[slot_of(&new, old->hash)] = *old;
	}
	buf_free(&x->slots);
	x->slots = new;
	return 0;
}

/* In the order of identifiers_compare. */
static void
write_hash(struct hash128 hash, char out[HASH_BYTES])
{
	ordered_put(out, hash.high, 8);
	ordered_put(out + 8, hash.low, 8);
}

static int
put_off(
    struct identifiers *x, const struct identifiers_entry *new, struct err *e)
{
	char hash[HASH_BYTES];

	write_hash(new->hash, hash);
	return spill_add(x->spill, str_make(hash, sizeof hash),
	    str_make((const char *)new, sizeof *new), e);
}

/* The table is as large as may be: from now on entries are to be sorted. */
static int
give_up_table(struct identifiers *x, struct err *e)
{
	if (spill_open(&x->spill, x->memory / 2, x->tempdir, e) != 0)
		return -1;
	for (size_t i = 0; i < entries_count(&x->slots); i++)
		if (entries_of(&x->slots)[i].key != 0 &&
		    put_off(x, &entries_of(&x->slots)[i], e) != 0)
			return -1;
	buf_free(&x->slots);
	return 0;
}

int
identifiers_add(struct identifiers *x, size_t key, unsigned kind, size_t list,
    struct str value, struct err *e)
{
	struct identifiers_entry new = { .hash = hash_of(x, key, value),
		.key = (uint16_t)(key + 1) };
	size_t slots = entries_count(&x->slots);
	struct identifiers_entry *slot;

	new.list[kind] = (uint16_t)(list + 1);
	if (x->spill == NULL && 4 * (x->used + 1) > 3 * slots) {
		/* while the table grows, the old one is there besides */
		bool full = slots > 0 && 3 * x->slots.n > x->memory;

		if (full ? give_up_table(x, e) != 0 : grow(x, e) != 0)
			return -1;
	}
	if (x->spill != NULL)
		return put_off(x, &new, e);
	slot = &entries_of(&x->slots)[slot_of(&x->slots, new.hash)];
	if (slot->key != 0) {
		unite(slot, &new);
	} else {
		*slot = new;
		x->used++;
	}
	return 0;
}

/* Which bit of the filter a hash has. */
static size_t
filter_bit(const struct identifiers *x, struct hash128 hash)
{
	return (size_t)hash.high & (8 * x->filter.n - 1);
}

/* A bit is set where an identifier is: most values, which are on no list, are
 * found out there, without a look at the large table or the file. */
static int
make_filter(struct identifiers *x, uint64_t n, struct err *e)
{
	size_t bytes = 64;

	while (bytes < n && 2 * bytes <= x->memory / 4)
		bytes *= 2;
	if (buf_reserve(&x->filter, bytes, e) != 0)
		return -1;
	memset(x->filter.p, 0, bytes);
	x->filter.n = bytes;
	return 0;
}

/* Each identifier comes here once. */
static void
sum_up(struct identifiers *x, const struct identifiers_entry *one)
{
	set_bit(&x->filter, filter_bit(x, one->hash));
	for (size_t k = 0; k < IDENTIFIERS_KINDS; k++)
		if (one->list[k] != 0)
			x->sum[one->key - 1][k].given++;
}

static int
write_entry(
    struct identifiers *x, const struct identifiers_entry *one, struct err *e)
{
	sum_up(x, one);
	return identifiers_file_add(&x->file, one, e);
}

/* Equal ones come in the order in which they were added. */
static int
write_sorted(struct identifiers *x, struct err *e)
{
	struct identifiers_entry last = { .key = 0 };
	struct str hash, value;
	int got;

	while ((got = spill_next(x->spill, &hash, &value, e)) == 1) {
		struct identifiers_entry next;

		memcpy(&next, value.p, sizeof next);
		if (last.key != 0 &&
		    identifiers_compare(last.hash, next.hash) == 0) {
			unite(&last, &next);
			continue;
		}
		if (last.key != 0 && write_entry(x, &last, e) != 0)
			return -1;
		last = next;
	}
	if (got == 0 && last.key != 0 && write_entry(x, &last, e) != 0)
		return -1;
	return got == 0 ? identifiers_file_end(&x->file, e) : -1;
}

/* From the spill, which is done with, to the file. */
static int
make_file(struct identifiers *x, struct err *e)
{
	int result = identifiers_file_open(&x->file, x->tempdir, e);

	if (result == 0)
		result = spill_sort(x->spill, e);
	if (result == 0)
		result = write_sorted(x, e);
	spill_close(x->spill);
	x->spill = NULL;
	return result;
}

int
identifiers_sort(struct identifiers *x, struct err *e)
{
	const struct identifiers_entry *slot = entries_of(&x->slots);
	size_t slots = entries_count(&x->slots), bytes;

	if (make_filter(x, x->spill == NULL ? x->used : spill_entries(x->spill),
		e) != 0)
		return -1;
	for (size_t i = 0; i < slots; i++)
		if (slot[i].key != 0)
			sum_up(x, &slot[i]);
	if (x->spill != NULL && make_file(x, e) != 0)
		return -1;
	bytes = (x->file.there ? x->file.n : slots) / 8 + 1;
	if (buf_reserve(&x->seen, bytes, e) != 0)
		return -1;
	memset(x->seen.p, 0, bytes);
	return 0;
}

int
identifiers_find(struct identifiers *x, size_t key, struct str value,
    size_t list[IDENTIFIERS_KINDS], struct err *e)
{
	struct hash128 hash = hash_of(x, key, value);
	struct identifiers_entry one = { .key = 0 };
	size_t at = filter_bit(x, hash);
	int got = 0;

	if (!has_bit(&x->filter, at)) {
		at = 0;
	} else if (x->file.there) {
		got = identifiers_file_find(&x->file, hash, &one, &at, e);
	} else if (x->slots.n > 0) {
		at = slot_of(&x->slots, hash);
		one = entries_of(&x->slots)[at];
		got = one.key != 0;
	}
	for (size_t k = 0; k < IDENTIFIERS_KINDS; k++) {
		list[k] = got == 1 ? one.list[k] : 0;
		if (list[k] != 0 && !has_bit(&x->seen, at))
			x->sum[key][k].found++;
	}
	if (got == 1)
		set_bit(&x->seen, at);
	return got;
}

void
identifiers_close(struct identifiers *x)
{
	spill_close(x->spill);
	identifiers_file_close(&x->file);
	buf_free(&x->slots);
	buf_free(&x->filter);
	buf_free(&x->seen);
	arena_free(&x->arena);
}
