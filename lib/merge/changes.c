#include <string.h>

#include "base/ordered.h"
#include "merge/changes.h"
#include "merge/changes_key.h"
#include "merge/gather.h"
#include "record/pack.h"
#include "record/quote.h"
#include "record/spill.h"

enum side { NEW, OLD };
enum kind { ADDED, CHANGED, GONE, SAME, KINDS };
enum { KIND, COLUMNS, VALUES }; /* what an output record begins with */

static const char *const kind_name[] = { "new", "changed", "gone" };

struct changes {
	struct stream *io;
	struct sources *sources;
	const struct key_use *options;
	size_t columns; /* of the union */
	struct key key[2];
	struct group keyless; /* packed values -> the records that have them */
	struct spill *order;  /* side, number -> text */
	bool direct;          /* records are written as they are found */
	struct str *field;    /* of an output record */
	struct buf names, packed, text;
	uint64_t count[KINDS];
	uint64_t repeated; /* keys that several records of one file have */
	uint64_t without_key;
	uint64_t *differ; /* per column */
	struct arena memory;
};

int
changes_arrange(struct sources *s, struct err *e)
{
	struct input old;

	if (s->n != 2)
		return err_set(e, ERR_USAGE, 0,
		    "--changes compares two files, OLD and NEW, not %zu", s->n);
	old = s->input[0];
	s->input[NEW] = s->input[1];
	s->input[OLD] = old;
	for (size_t i = 0; i < s->n; i++)
		s->file[i] = s->input[i].file;
	return 0;
}

static int
open_all(struct changes *c)
{
	const struct key_use *o = c->options;
	struct err *e = &c->io->err;

	c->columns = c->sources->header.n;
	c->field =
	    arena_array(&c->memory, VALUES + c->columns, sizeof *c->field, e);
	c->differ = arena_array(&c->memory, c->columns, sizeof *c->differ, e);
	if (c->field == NULL || c->differ == NULL ||
	    changes_key_open(c->key, c->sources, o->on, &o->key, e) != 0 ||
	    group_open(&c->keyless, 0, o->memory / 4, o->tempdir, e) != 0)
		return -1;
	return spill_open(&c->order, o->memory / 4, o->tempdir, e);
}

static int
write_header(struct changes *c)
{
	static const char *const own[] = { "change", "changed_columns" };
	const struct header *h = &c->sources->header;
	struct header out = { .name = c->field, .n = VALUES + h->n };

	for (size_t i = 0; i < VALUES; i++) {
		c->field[i] = str_of(own[i]);
		if (header_find(h, c->field[i], 0) == HEADER_NONE)
			continue;
		(void)err_set(&c->io->err, ERR_USAGE, 0,
		    "--changes adds a column \"%s\", and there is one", own[i]);
		return err_hint(&c->io->err, "--map can call it otherwise");
	}
	memcpy(c->field + VALUES, h->name, h->n * sizeof *h->name);
	if (writer_header(c->io->out, &out) == 0)
		return 0;
	c->io->err = *writer_error(c->io->out);
	return -1;
}

/* Write a record, or keep its text until its place is known. */
static int
deliver(struct changes *c, enum kind kind, size_t side, uint64_t number,
    const struct str *value)
{
	struct err *e = &c->io->err;
	struct record rec = { .delimiter = writer_delimiter(c->io->out) };
	char place[9] = { (char)side };

	c->count[kind]++;
	c->field[KIND] = str_of(kind_name[kind]);
	c->field[COLUMNS] =
	    kind == CHANGED ? buf_str(&c->names) : str_make("", 0);
	memcpy(c->field + VALUES, value, c->columns * sizeof *value);
	buf_clear(&c->text);
	if (quote_fields(
		&c->text, c->field, VALUES + c->columns, rec.delimiter, e) != 0)
		return -1;
	rec.raw = buf_str(&c->text);
	if (c->direct)
		return stream_pass(c->io, &rec);
	ordered_put(place + 1, number, 8);
	return spill_add(c->order, str_make(place, sizeof place), rec.raw, e);
}

static int
deliver_member(struct changes *c, enum kind kind, const struct group_member *m)
{
	return deliver(c, kind, m->source, m->number, m->field);
}

/* One record in both states. */
static int
compare(struct changes *c, const struct group_member *new,
    const struct group_member *old)
{
	bool same = true;

	buf_clear(&c->names);
	for (size_t i = 0; i < c->columns; i++) {
		if (str_equal(new->field[i], old->field[i]))
			continue;
		if ((!same && buf_add_byte(&c->names, '|', &c->io->err) != 0) ||
		    buf_add(&c->names, c->sources->header.name[i],
			&c->io->err) != 0)
			return -1;
		same = false;
		c->differ[i]++;
	}
	if (!same)
		return deliver_member(c, CHANGED, new);
	c->count[SAME]++;
	return 0;
}

/* The records of one key: first with first, second with second; those of NEW
 * stand before those of OLD. */
static int
take_key(struct changes *c, const struct group_member *member, size_t n)
{
	const struct group_member *old = member;
	size_t news, olds, pairs;

	while (old < member + n && old->source == NEW)
		old++;
	news = (size_t)(old - member);
	olds = n - news;
	pairs = news < olds ? news : olds;
	c->repeated += news > 1 || olds > 1;
	for (size_t i = 0; i < pairs; i++)
		if (compare(c, &member[i], &old[i]) != 0)
			return -1;
	for (size_t i = pairs; i < news; i++)
		if (deliver_member(c, ADDED, &member[i]) != 0)
			return -1;
	for (size_t i = pairs; i < olds; i++)
		if (deliver_member(c, GONE, &old[i]) != 0)
			return -1;
	return 0;
}

/* All values of a record without a key are its key. */
static int
keep_keyless(void *context, const struct group_member *record, struct err *e)
{
	struct changes *c = context;

	c->without_key++;
	buf_clear(&c->packed);
	if (pack_add(&c->packed, record->field, NULL, c->columns, e) != 0)
		return -1;
	return group_add(&c->keyless, buf_str(&c->packed), record->source,
	    record->number, NULL, NULL, e);
}

/* Records without a key that are equal; their sides may be mixed. */
static int
take_equal(struct changes *c, const struct str *value,
    const struct group_member *member, size_t n)
{
	size_t of[2] = { 0, 0 }, seen[2] = { 0, 0 }, pairs;

	for (size_t i = 0; i < n; i++)
		of[member[i].source]++;
	pairs = of[NEW] < of[OLD] ? of[NEW] : of[OLD];
	c->count[SAME] += pairs;
	for (size_t i = 0; i < n; i++) {
		size_t side = member[i].source;

		if (seen[side]++ >= pairs &&
		    deliver(c, side == NEW ? ADDED : GONE, side,
			member[i].number, value) != 0)
			return -1;
	}
	return 0;
}

static int
take_keyless(struct changes *c)
{
	struct err *e = &c->io->err;
	struct str *value =
	    arena_array(&c->memory, c->columns, sizeof *value, e);
	const struct group_member *member;
	struct str packed;
	size_t n;
	int got = value == NULL ? -1 : group_sort(&c->keyless, e);

	c->direct = false;
	while (got == 0 &&
	       (got = group_next(&c->keyless, &packed, &member, &n, e)) == 1) {
		pack_cut(packed, value, c->columns);
		got = take_equal(c, value, member, n);
	}
	return got;
}

static int
take_keys(struct changes *c)
{
	const size_t *from[] = { c->sources->map[NEW].from,
		c->sources->map[OLD].from };
	const struct gather_options o = {
		.key = c->key,
		.from = from,
		.nfields = c->columns,
		.keyless = keep_keyless,
		.context = c,
		.by = c->options->on,
		.sorted = c->options->sorted,
		.memory = c->options->memory / 2,
		.tempdir = c->options->tempdir,
	};
	struct gather gather = { .options = NULL };
	const struct group_member *member;
	struct str key;
	size_t n;
	int got = gather_open(&gather, c->io, c->sources, &o);

	c->direct = o.sorted;
	while (got == 0 && (got = gather_next(&gather, &key, &member, &n)) == 1)
		got = take_key(c, member, n);
	gather_close(&gather);
	return got;
}

static int
write_in_order(struct changes *c)
{
	struct err *e = &c->io->err;
	struct record rec = { .delimiter = writer_delimiter(c->io->out) };
	struct str place;
	int got = spill_sort(c->order, e);

	while (
	    got == 0 && (got = spill_next(c->order, &place, &rec.raw, e)) == 1)
		got = stream_pass(c->io, &rec);
	return got;
}

/* The columns that the other side does not have. */
static int
count_only(const struct changes *c, enum side side, struct count_list *counts)
{
	static const char *const name[] = { "columns_only_in_new",
		"columns_only_in_old" };
	const struct header *h = &c->sources->header;
	const size_t *other = c->sources->map[1 - side].from;
	struct err *e = &c->io->err;
	uint64_t n = 0;

	for (size_t i = 0; i < h->n; i++)
		n += other[i] == HEADER_NONE;
	if (count_add(counts, name[side], NULL, n, e) != 0)
		return -1;
	for (size_t i = 0; i < h->n; i++)
		if (other[i] == HEADER_NONE &&
		    count_add(counts, name[side], h->name[i].p, 1, e) != 0)
			return -1;
	return 0;
}

static int
count_all(const struct changes *c, struct count_list *counts)
{
	const struct count total[] = {
		{ .name = "records_new", .value = c->count[ADDED] },
		{ .name = "records_changed", .value = c->count[CHANGED] },
		{ .name = "records_gone", .value = c->count[GONE] },
		{ .name = "records_same", .value = c->count[SAME] },
		{ .name = "keys_given_twice", .value = c->repeated },
		{ .name = "records_without_key", .value = c->without_key },
	};
	struct err *e = &c->io->err;

	for (size_t i = 0; i < sizeof total / sizeof *total; i++)
		if (count_add(counts, total[i].name, NULL, total[i].value, e) !=
		    0)
			return -1;
	if (count_only(c, NEW, counts) != 0 || count_only(c, OLD, counts) != 0)
		return -1;
	for (size_t i = 0; i < c->columns; i++)
		if (count_add(counts, "changed", c->sources->header.name[i].p,
			c->differ[i], e) != 0)
			return -1;
	return 0;
}

int
changes_run(struct stream *io, struct sources *s, const struct key_use *o,
    struct count_list *counts)
{
	struct changes c = { .io = io, .sources = s, .options = o };
	int result = open_all(&c);

	if (result == 0 && !io->options.reader.no_header)
		result = write_header(&c);
	if (result == 0)
		result = take_keys(&c);
	if (result == 0)
		result = take_keyless(&c);
	if (result == 0)
		result = write_in_order(&c);
	if (result == 0)
		result = count_all(&c, counts);
	key_close(&c.key[NEW]);
	key_close(&c.key[OLD]);
	group_close(&c.keyless);
	spill_close(c.order);
	buf_free(&c.names);
	buf_free(&c.packed);
	buf_free(&c.text);
	arena_free(&c.memory);
	return result;
}
