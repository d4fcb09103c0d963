#include "merge/gather.h"

/* A sorted source: the record it offers. */
struct gather_lane {
	const struct record *record; /* NULL: at its end */
	struct buf key;
	bool begun; /* a key has been seen */
};

static int
hand_out(const struct gather *g, size_t source, const struct record *rec)
{
	const struct gather_options *o = g->options;
	struct str *field = (struct str *)(void *)g->picked.p;
	const struct group_member m = { source, rec->number, field };

	if (o->keyless == NULL)
		return 0;
	for (size_t i = 0; i < o->nfields; i++) {
		size_t at = o->from[source][i];

		field[i] = at == HEADER_NONE ? str_make("", 0) : rec->field[at];
	}
	return o->keyless(o->context, &m, &g->io->err);
}

/* The key of a record into `out`: 1, 0 when it has none, -1. */
static int
find_key(const struct gather *g, size_t source, const struct record *rec,
    struct buf *out)
{
	bool whole;

	if (key_build(&g->options->key[source], out, rec->field, &whole,
		&g->io->err) != 0)
		return -1;
	return whole;
}

static int
collect(struct gather *g, size_t source)
{
	const struct record *rec;
	int got;

	while ((got = sources_next(g->sources, source, g->io, &rec)) == 1) {
		got = find_key(g, source, rec, &g->key);
		if (got == 0)
			got = hand_out(g, source, rec);
		else if (got == 1)
			got = group_add(&g->group, buf_str(&g->key), source,
			    rec->number, rec->field, g->options->from[source],
			    &g->io->err);
		if (got != 0)
			return -1;
	}
	return got;
}

static int
not_sorted(const struct gather *g, size_t source)
{
	struct err *e = &g->io->err;

	(void)err_set(e, ERR_USAGE, 0, "is not sorted by %s, in byte order",
	    g->options->by);
	(void)err_hint(e, "leave --sorted out");
	return reader_here(g->sources->input[source].reader, e);
}

/* Let a sorted source offer its next record that has a key. */
static int
advance(struct gather *g, size_t source)
{
	struct gather_lane *lane = &g->lane[source];
	int got;

	while ((got = sources_next(g->sources, source, g->io, &lane->record)) ==
	       1) {
		got = find_key(g, source, lane->record, &g->key);
		if (got == 0)
			got = hand_out(g, source, lane->record);
		else if (got == 1)
			break;
		if (got != 0)
			return -1;
	}
	if (got != 1) {
		lane->record = NULL;
		return got;
	}
	if (lane->begun &&
	    str_compare(buf_str(&g->key), buf_str(&lane->key)) < 0)
		return not_sorted(g, source);
	lane->begun = true;
	buf_clear(&lane->key);
	return buf_add(&lane->key, buf_str(&g->key), &g->io->err);
}

int
gather_open(struct gather *g, struct stream *io, struct sources *s,
    const struct gather_options *o)
{
	g->options = o;
	g->sources = s;
	g->io = io;
	if (group_open(
		&g->group, o->nfields, o->memory, o->tempdir, &io->err) != 0 ||
	    buf_reserve(&g->picked, (o->nfields + 1) * sizeof(struct str),
		&io->err) != 0)
		return -1;
	if (o->sorted) {
		g->lane =
		    arena_array(&g->memory, s->n, sizeof *g->lane, &io->err);
		if (g->lane == NULL)
			return -1;
	}
	for (size_t i = 0; i < s->n; i++)
		if ((o->sorted ? advance(g, i) : collect(g, i)) != 0)
			return -1;
	return o->sorted ? 0 : group_sort(&g->group, &io->err);
}

/* All records of the least key that the lanes offer. */
static int
next_sorted(struct gather *g, struct str *key)
{
	const struct gather_options *o = g->options;
	struct buf *least = &g->group.key;
	bool any = false;

	group_clear(&g->group);
	for (size_t i = 0; i < g->sources->n; i++) {
		const struct gather_lane *l = &g->lane[i];

		if (l->record == NULL ||
		    (any && str_compare(buf_str(&l->key), buf_str(least)) >= 0))
			continue;
		any = true;
		buf_clear(least);
		if (buf_add(least, buf_str(&l->key), &g->io->err) != 0)
			return -1;
	}
	if (!any)
		return 0;
	*key = buf_str(least);
	for (size_t i = 0; i < g->sources->n; i++) {
		struct gather_lane *l = &g->lane[i];

		while (l->record != NULL && str_equal(buf_str(&l->key), *key)) {
			if (group_put(&g->group, i, l->record->number,
				l->record->field, o->from[i],
				&g->io->err) != 0 ||
			    advance(g, i) != 0)
				return -1;
		}
	}
	return 1;
}

int
gather_next(struct gather *g, struct str *key,
    const struct group_member **member, size_t *n)
{
	int got;

	if (!g->options->sorted)
		return group_next(&g->group, key, member, n, &g->io->err);
	got = next_sorted(g, key);
	if (got == 1 && group_members(&g->group, member, n, &g->io->err) != 0)
		return -1;
	return got;
}

void
gather_close(struct gather *g)
{
	for (size_t i = 0; g->lane != NULL && i < g->sources->n; i++)
		buf_free(&g->lane[i].key);
	group_close(&g->group);
	buf_free(&g->key);
	buf_free(&g->picked);
	arena_free(&g->memory);
}
