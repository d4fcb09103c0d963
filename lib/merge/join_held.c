#include "merge/join_held.h"

#include "base/hash.h"
#include "match/keymap.h"
#include "merge/join_batch.h"
#include "merge/join_groups.h"
#include "merge/join_wanted.h"

struct held {
	struct join_combine *combine;
	struct keymap *map; /* per source */
	uint64_t *first;    /* per source: its first record of a key, or 0 */
	struct keyset wanted;
	bool filtered; /* only records whose key is wanted are held */
	struct join_batch batch;
	struct join_groups groups;
	bool spilled; /* all is in groups */
	struct arena memory;
};

/* Of the memory, the part for what goes to temp files while the rest is full.
 */
static size_t
spill_share(const struct join_combine *x)
{
	return x->options->by.memory / 8;
}

static int
open_maps(struct held *h)
{
	struct join_combine *x = h->combine;
	const size_t n = x->columns->n;
	const uint64_t seed = hash_seed();

	h->map = arena_array(&h->memory, n, sizeof *h->map, &x->io->err);
	h->first = arena_array(&h->memory, n, sizeof *h->first, &x->io->err);
	if (h->map == NULL || h->first == NULL)
		return -1;
	for (size_t i = 0; i < n; i++)
		keymap_open(&h->map[i], seed, 0);
	return 0;
}

/* What is held is too much: bring it to the groups. */
static int
spill(struct held *h)
{
	struct join_combine *x = h->combine;

	h->spilled = true;
	if (join_groups_open(&h->groups, x, spill_share(x)) != 0)
		return -1;
	for (size_t i = 0; i < x->columns->n; i++) {
		struct keymap *m = &h->map[i];
		uint64_t at = 0;

		/* where places count, all records of the source are here */
		for (uint64_t n = 0; (at = keymap_after(m, at)) != 0; n++)
			if (join_groups_add(&h->groups, i, keymap_key(m, at),
				(struct join_record){
				    n, keymap_value(m, at) }) != 0)
				return -1;
		keymap_close(m);
	}
	return 0;
}

/* What is to be held of a record: of a further one of its key, where that is
 * not written, only its number or that it is there. */
static struct str
shorten(const struct held *h, struct str key, uint64_t hash, struct str kept)
{
	const struct join_combine *x = h->combine;

	if (key.p != NULL && x->options->many != JOIN_MANY_ALL &&
	    x->options->kind != JOIN_FULL &&
	    keymap_find(&h->map[h->batch.source], key, hash) != 0)
		kept.n = x->numbered ? sizeof(uint64_t) : 0;
	return kept;
}

static int
keep(struct held *h, size_t i)
{
	struct keymap *m = &h->map[h->batch.source];
	struct str key = join_batch_key(&h->batch, i);
	struct join_record r = join_batch_record(&h->batch, i);
	const uint64_t hash = h->batch.item[i].hash;
	enum keymap_result result;

	if (!h->spilled) {
		r.kept = shorten(h, key, hash, r.kept);
		if (keymap_add(m, key, hash, r.kept, &result,
			&h->combine->io->err) != 0)
			return -1;
		if (result == KEYMAP_ADDED)
			return 0;
		if (spill(h) != 0)
			return -1;
	}
	return join_groups_add(&h->groups, h->batch.source, key, r);
}

/* Hash the keys of the batch, and fetch what the maps have for them. */
static void
fetch(struct held *h, size_t from, size_t to)
{
	struct join_batch *b = &h->batch;

	for (size_t i = 0; i < b->n; i++) {
		struct str key = join_batch_key(b, i);

		if (key.p == NULL)
			continue;
		b->item[i].hash = keymap_hash(&h->map[from], key);
		for (size_t s = from; s < to; s++)
			keymap_fetch_slot(&h->map[s], b->item[i].hash);
	}
	for (size_t i = 0; i < b->n; i++)
		for (size_t s = from; s < to && !b->item[i].keyless; s++)
			keymap_fetch_record(&h->map[s], b->item[i].hash);
}

/* Bytes of memory that nothing has been put into. */
static size_t
room_left(const struct held *h)
{
	const struct join_combine *x = h->combine;
	const size_t room = x->options->by.memory - spill_share(x);
	size_t taken = h->wanted.keys.n + h->wanted.slots.n;

	for (size_t i = 0; i < x->columns->n; i++)
		taken += keymap_bytes(&h->map[i]);
	return taken < room ? room - taken : 0;
}

/* Keep all records of a source, or all but those of keys not wanted. */
static int
hold(struct held *h, size_t source)
{
	int got = 1;

	h->map[source].limit = room_left(h);
	join_batch_begin(&h->batch, source, h->filtered ? &h->wanted : NULL);
	while (got == 1) {
		got = join_batch_read(&h->batch, h->combine);
		if (!h->spilled)
			fetch(h, source, source + 1);
		for (size_t i = 0; i < h->batch.n && got >= 0; i++)
			if (keep(h, i) != 0)
				got = -1;
	}
	return got;
}

/* The sources whose records may follow those of the driver. */
static void
followers(const struct held *h, size_t driver, size_t *from, size_t *to)
{
	const bool right = h->combine->options->kind == JOIN_RIGHT;

	*from = right ? 0 : driver + 1;
	*to = right ? driver : h->combine->columns->n;
}

/* The records of a key that are to be written with one of the driver. */
static int
add_matches(struct held *h, size_t source, bool written)
{
	const enum join_many many = h->combine->options->many;
	struct keymap *m = &h->map[source];
	uint64_t at = h->first[source];
	size_t most = SIZE_MAX;

	/* further ones that are left out are shown once, to be counted */
	if (!written || (many == JOIN_MANY_FIRST && keymap_marked(m, at)))
		most = 1;
	else if (many == JOIN_MANY_ERROR)
		most = 2;
	if (written &&
	    (many == JOIN_MANY_FIRST || h->combine->options->kind == JOIN_FULL))
		keymap_mark(m, at);
	for (; at != 0 && most > 0; at = keymap_next(m, at), most--)
		if (join_combine_add(h->combine, source,
			(struct join_record){ 0, keymap_value(m, at) }) != 0)
			return -1;
	return 0;
}

/* A record of the driver, and those of the others with its key. */
static int
drive(struct held *h, size_t driver, struct str key, uint64_t hash,
    struct join_record r)
{
	struct join_combine *x = h->combine;
	bool written = true;
	size_t from, to;

	if (key.p == NULL)
		return join_combine_keyless(x, driver, r);
	followers(h, driver, &from, &to);
	for (size_t i = from; i < to; i++) {
		h->first[i] = keymap_find(&h->map[i], key, hash);
		if (h->first[i] == 0 && x->options->kind == JOIN_INNER)
			written = false;
	}
	join_combine_begin(x);
	if (join_combine_add(x, driver, r) != 0)
		return -1;
	for (size_t i = from; i < to; i++)
		if (h->first[i] != 0 && add_matches(h, i, written) != 0)
			return -1;
	return join_combine_write(x);
}

/* All records of the driver. */
static int
pass_by(struct held *h, size_t driver)
{
	size_t from, to;
	int got = 1;

	followers(h, driver, &from, &to);
	join_batch_begin(&h->batch, driver, NULL);
	while (got == 1) {
		got = join_batch_read(&h->batch, h->combine);
		fetch(h, from, to);
		/* those before a record that ends the run are written */
		for (size_t i = 0; i < h->batch.n; i++)
			if (drive(h, driver, join_batch_key(&h->batch, i),
				h->batch.item[i].hash,
				join_batch_record(&h->batch, i)) != 0)
				return -1;
	}
	return got;
}

/* The records of a source that no source before it has the key of. */
static int
drive_rest(struct held *h, size_t source)
{
	const struct keymap *m = &h->map[source];
	uint64_t at = 0;

	for (uint64_t n = 0; (at = keymap_after(m, at)) != 0; n++) {
		struct str key = keymap_key(m, at);
		uint64_t hash = 0;

		if (key.p != NULL && keymap_marked(m, at))
			continue;
		if (key.p != NULL)
			hash = keymap_hash(m, key);
		if (drive(h, source, key, hash,
			(struct join_record){ n, keymap_value(m, at) }) != 0)
			return -1;
	}
	return 0;
}

/* Read the sources, and write what can be written on the way. */
static int
read_sources(struct held *h)
{
	const struct join_combine *x = h->combine;
	const size_t n = x->columns->n, driver = x->columns->driver;

	for (size_t i = 0; i < n; i++)
		if (i != driver && hold(h, i) != 0)
			return -1;
	keyset_close(&h->wanted);
	h->filtered = false;
	if (h->spilled)
		return hold(h, driver);
	if (pass_by(h, driver) != 0)
		return -1;
	for (size_t i = 1; i < n && x->options->kind == JOIN_FULL; i++)
		if (drive_rest(h, i) != 0)
			return -1;
	return 0;
}

int
join_held_run(struct join_combine *x)
{
	struct held h = { .combine = x };
	int got = open_maps(&h);

	if (got == 0)
		got = join_wanted_collect(&h.wanted, &h.filtered, x);
	if (got == 0)
		got = read_sources(&h);
	if (got == 0 && h.spilled)
		got = join_groups_write(&h.groups, x->options->by.memory / 2);
	for (size_t i = 0; h.map != NULL && i < x->columns->n; i++)
		keymap_close(&h.map[i]);
	keyset_close(&h.wanted);
	join_groups_close(&h.groups);
	join_batch_free(&h.batch);
	arena_free(&h.memory);
	return got;
}
