#include <string.h>

#include "field/placeholder.h"
#include "merge/coverage.h"
#include "merge/coverage_table.h"
#include "merge/gather.h"

struct coverage {
	struct stream *io;
	struct sources *sources;
	const struct key_use *options;
	struct key *key;     /* one a source */
	struct group group;  /* by key: the bits of records */
	unsigned char *bits; /* of one record */
	struct buf text;     /* its key */
	struct coverage_table table;
	struct arena memory;
};

static int
open_keys(struct coverage *c)
{
	const struct key_use *o = c->options;
	const struct sources *s = c->sources;
	struct err *e = &c->io->err;

	c->key = arena_array(&c->memory, s->n, sizeof *c->key, e);
	if (c->key == NULL)
		return -1;
	for (size_t i = 0; i < s->n; i++) {
		if (key_open(
			&c->key[i], str_of(o->on), &s->header, &o->key, e) != 0)
			return -1;
		key_translate(&c->key[i], s->map[i].from);
	}
	return 0;
}

static int
open_by_key(struct coverage *c)
{
	const struct key_use *o = c->options;
	const size_t n = c->sources->n;
	struct coverage_table *t = &c->table;
	struct arena *m = &c->memory;
	struct err *e = &c->io->err;

	t->by_key = true;
	t->keyless = arena_array(m, n, sizeof *t->keyless, e);
	t->keys = arena_array(m, n, sizeof *t->keys, e);
	t->within = arena_array(m, n + 1, sizeof *t->within, e);
	if (t->keyless == NULL || t->keys == NULL || t->within == NULL ||
	    open_keys(c) != 0 ||
	    gaps_open(&t->gaps, n, c->sources->header.n, m, e) != 0)
		return -1;
	c->bits = arena_array(m, t->gaps.width, 1, e);
	if (c->bits == NULL ||
	    group_open(&c->group, 1, o->memory / 4 * 3, o->tempdir, e) != 0)
		return -1;
	return overlap_open(&t->overlap, o->memory / 4, o->tempdir, e);
}

static int
open_all(struct coverage *c)
{
	const struct key_use *o = c->options;
	const size_t n = c->sources->n, columns = c->sources->header.n;
	struct coverage_table *t = &c->table;
	struct err *e = &c->io->err;

	t->records = arena_array(&c->memory, n, sizeof *t->records, e);
	t->filled = arena_array(&c->memory, n * columns, sizeof *t->filled, e);
	if (t->records == NULL || t->filled == NULL)
		return -1;
	if (o->on != NULL)
		return open_by_key(c);
	if (!o->sorted && !o->key.normalized)
		return 0;
	return err_set(e, ERR_USAGE, 0, "%s needs --on KEY",
	    o->sorted ? "--sorted" : "--on-normalized");
}

/* Count a record, and mark the columns in which it has a value. */
static void
look_at(struct coverage *c, size_t source, const struct str *field,
    const size_t *from)
{
	const struct header *h = &c->sources->header;
	uint64_t *filled = c->table.filled + source * h->n;

	c->table.records[source]++;
	if (c->bits != NULL)
		memset(c->bits, 0, c->table.gaps.width);
	for (size_t i = 0; i < h->n; i++) {
		size_t at = from == NULL ? i : from[i];

		if (at == HEADER_NONE || field[at].n == 0 ||
		    placeholder_is(field[at], h->role[i]))
			continue;
		filled[i]++;
		if (c->bits != NULL)
			gaps_mark(c->bits, i);
	}
}

static struct str
bits_of(const struct coverage *c)
{
	return str_make((const char *)c->bits, c->table.gaps.width);
}

static int
take_record(struct coverage *c, size_t source, const struct record *rec)
{
	struct err *e = &c->io->err;
	struct str bits;
	bool whole;

	look_at(c, source, rec->field, c->sources->map[source].from);
	if (c->options->on == NULL)
		return 0;
	if (key_build(&c->key[source], &c->text, rec->field, &whole, e) != 0)
		return -1;
	if (!whole) {
		c->table.keyless[source]++;
		return 0;
	}
	bits = bits_of(c);
	return group_add(
	    &c->group, buf_str(&c->text), source, rec->number, &bits, NULL, e);
}

static int
read_sources(struct coverage *c)
{
	const struct record *rec;

	for (size_t i = 0; i < c->sources->n; i++) {
		int got = 0;

		while (got == 0 &&
		       (got = sources_next(c->sources, i, c->io, &rec)) == 1)
			got = take_record(c, i, rec);
		if (got != 0)
			return -1;
	}
	return 0;
}

/* All records of a key. */
static int
take_key(struct coverage *c, const struct group_member *member, size_t n)
{
	const struct gaps *g = &c->table.gaps;

	gaps_take(&c->table.gaps, member, n);
	c->table.all++;
	c->table.within[g->npresent]++;
	for (size_t i = 0; i < g->npresent; i++)
		c->table.keys[g->present[i]]++;
	return overlap_add(
	    &c->table.overlap, g->present, g->npresent, &c->io->err);
}

static int
take_keys(struct coverage *c)
{
	struct err *e = &c->io->err;
	const struct group_member *member;
	struct str key;
	size_t n;
	int got = group_sort(&c->group, e);

	while (got == 0 &&
	       (got = group_next(&c->group, &key, &member, &n, e)) == 1)
		got = take_key(c, member, n);
	return got;
}

static int
take_keyless(void *context, const struct group_member *record, struct err *e)
{
	struct coverage *c = context;

	(void)e;
	look_at(c, record->source, record->field, NULL);
	c->table.keyless[record->source]++;
	return 0;
}

/* Of the records of a key only the bits. */
static int
take_whole(struct coverage *c, const struct group_member *member, size_t n)
{
	struct err *e = &c->io->err;

	group_clear(&c->group);
	for (size_t i = 0; i < n; i++) {
		struct str bits;

		look_at(c, member[i].source, member[i].field, NULL);
		bits = bits_of(c);
		if (group_put(&c->group, member[i].source, member[i].number,
			&bits, NULL, e) != 0)
			return -1;
	}
	if (group_members(&c->group, &member, &n, e) != 0)
		return -1;
	return take_key(c, member, n);
}

/* Sorted sources: nothing is kept but one key. */
static int
read_side_by_side(struct coverage *c)
{
	struct sources *s = c->sources;
	struct gather_options o = {
		.key = c->key,
		.nfields = c->sources->header.n,
		.keyless = take_keyless,
		.context = c,
		.by = c->options->on,
		.sorted = true,
		.memory = c->options->memory,
	};
	struct gather gather = { .options = NULL };
	const struct group_member *member;
	struct str key;
	size_t n;
	int got;

	o.from = arena_array(&c->memory, s->n, sizeof *o.from, &c->io->err);
	if (o.from == NULL)
		return -1;
	for (size_t i = 0; i < s->n; i++)
		o.from[i] = s->map[i].from;
	got = gather_open(&gather, c->io, s, &o);
	while (got == 0 && (got = gather_next(&gather, &key, &member, &n)) == 1)
		got = take_whole(c, member, n);
	gather_close(&gather);
	return got;
}

static int
count_all(const struct coverage *c, struct count_list *counts)
{
	struct err *e = &c->io->err;
	uint64_t keyless = 0;

	if (c->options->on == NULL)
		return 0;
	for (size_t i = 0; i < c->sources->n; i++)
		keyless += c->table.keyless[i];
	if (count_add(counts, "keys", NULL, c->table.all, e) != 0 ||
	    count_add(counts, "records_without_key", NULL, keyless, e) != 0)
		return -1;
	for (size_t i = 0; i < c->sources->n; i++)
		if (count_add(counts, "records_without_key",
			sources_label(c->sources, i), c->table.keyless[i],
			e) != 0)
			return -1;
	return 0;
}

int
coverage_run(struct stream *io, struct sources *s, const struct key_use *o,
    struct count_list *counts)
{
	struct coverage c = { .io = io, .sources = s, .options = o };
	int result = open_all(&c);

	if (result == 0)
		result = o->on != NULL && o->sorted ? read_side_by_side(&c)
						    : read_sources(&c);
	if (result == 0 && o->on != NULL && !o->sorted)
		result = take_keys(&c);
	if (result == 0)
		result = coverage_table_write(&c.table, s, io);
	if (result == 0)
		result = count_all(&c, counts);
	for (size_t i = 0; c.key != NULL && i < s->n; i++)
		key_close(&c.key[i]);
	group_close(&c.group);
	overlap_close(&c.table.overlap);
	buf_free(&c.text);
	arena_free(&c.memory);
	return result;
}
