#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "merge/unite.h"

/* A column of the union while it is being made. */
struct united {
	struct str name;
	const char *role; /* NULL: none, or it does not count */
	const char *header_role;
	bool told;      /* united by its name, whatever the roles */
	size_t taken;   /* 1 + the last source that has a column here */
	size_t next[2]; /* 1 + the next column of this name, of this role */
};

enum by { BY_NAME, BY_ROLE };

/* The columns of one name, or of one role, in order. */
struct family {
	struct str what;
	size_t first, last; /* 1 + a column; 0: the slot is empty */
	size_t resume;      /* those before are taken by the source ... */
	size_t source;      /* ... 1 + this one */
};

struct union_work {
	struct united *column;
	size_t n;
	size_t **place; /* per source, per column of it: its united column */
	struct family *family[2]; /* hash tables by name and by role */
	size_t mask;
	uint64_t seed;
	bool by_name;
	struct arena *memory;
	struct err *err;
};

static struct family *
find_family(const struct union_work *u, enum by by, struct str what)
{
	struct family *f = u->family[by];
	size_t i = (size_t)hash_str(what, u->seed) & u->mask;

	while (f[i].first != 0 && !str_equal(f[i].what, what))
		i = (i + 1) & u->mask;
	return &f[i];
}

static void
join_family(struct union_work *u, enum by by, struct str what, size_t column)
{
	struct family *f = find_family(u, by, what);

	if (f->first == 0) {
		f->what = what;
		f->first = column + 1;
	} else {
		u->column[f->last - 1].next[by] = column + 1;
	}
	f->last = column + 1;
}

static bool
same_role(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* A free place for a column: of its name, or of its role.  Those that the
 * source has taken are passed once and not again. */
static size_t
find_place(const struct union_work *u, size_t source, enum by by,
    struct str what, const char *role, bool told)
{
	struct family *f = find_family(u, by, what);
	bool passing = true;
	size_t i;

	if (f->source != source + 1) {
		f->source = source + 1;
		f->resume = f->first;
	}
	for (i = f->resume; i != 0; i = u->column[i - 1].next[by]) {
		const struct united *c = &u->column[i - 1];

		if (c->taken == source + 1) {
			if (passing)
				f->resume = c->next[by];
			continue;
		}
		passing = false;
		if (by == BY_ROLE || told || c->told || c->role == NULL ||
		    role == NULL || same_role(c->role, role))
			return i - 1;
	}
	return HEADER_NONE;
}

static bool
name_exists(const struct union_work *u, struct str name)
{
	return find_family(u, BY_NAME, name)->first != 0;
}

/* A name for a new column.  Twice the same name in one source stays so; the
 * name of another thing in another source is changed. */
static struct str
new_name(struct union_work *u, const struct header *h, struct str name,
    const char *role, size_t source)
{
	const struct family *f = find_family(u, BY_NAME, name);
	char numbered[300];

	if (f->first == 0 || u->column[f->last - 1].taken == source + 1)
		return name;
	if (role != NULL && !name_exists(u, str_of(role)) &&
	    header_find(h, str_of(role), 0) == HEADER_NONE)
		return str_of(role);
	for (unsigned k = 2;; k++) {
		int n = snprintf(numbered, sizeof numbered, "%.*s_%u",
		    (int)(name.n < 250 ? name.n : 250), name.p, k);
		struct str s = str_make(numbered, (size_t)n);

		if (!name_exists(u, s))
			return arena_copy(u->memory, s, u->err);
	}
}

static enum unite_told
is_told(const struct unite_source *s, size_t i)
{
	return s->told == NULL ? UNITE_FREE : s->told[i];
}

static int
add_column(struct union_work *u, const struct unite_source *from, size_t source,
    size_t i)
{
	const struct header *h = from->header;
	struct united *c = &u->column[u->n];

	c->header_role = h->role[i];
	c->role = u->by_name ? NULL : h->role[i];
	c->told = is_told(from, i) == UNITE_TOLD;
	c->name = new_name(u, h, h->name[i], c->role, source);
	if (c->name.p == NULL)
		return -1;
	c->taken = source + 1;
	join_family(u, BY_NAME, c->name, u->n);
	if (c->role != NULL)
		join_family(u, BY_ROLE, str_of(c->role), u->n);
	u->place[source][i] = u->n++;
	return 0;
}

static void
place_by(struct union_work *u, const struct unite_source *from, size_t source,
    enum by by)
{
	const struct header *h = from->header;
	size_t *place = u->place[source];

	for (size_t i = 0; i < h->n; i++) {
		const char *role = u->by_name ? NULL : h->role[i];
		enum unite_told told = is_told(from, i);

		if (place[i] != HEADER_NONE || told == UNITE_LEFT_OUT ||
		    (by == BY_ROLE && role == NULL))
			continue;
		place[i] = find_place(u, source, by,
		    by == BY_NAME ? h->name[i] : str_of(role), role,
		    told == UNITE_TOLD);
		if (place[i] != HEADER_NONE)
			u->column[place[i]].taken = source + 1;
	}
}

static int
add_source(struct union_work *u, const struct unite_source *from, size_t source)
{
	const struct header *h = from->header;
	size_t *place = arena_array(u->memory, h->n, sizeof *place, u->err);

	u->place[source] = place;
	if (place == NULL)
		return -1;
	for (size_t i = 0; i < h->n; i++)
		place[i] = HEADER_NONE;
	for (enum by by = BY_NAME; by <= BY_ROLE; by++)
		place_by(u, from, source, by);
	for (size_t i = 0; i < h->n; i++)
		if (place[i] == HEADER_NONE &&
		    is_told(from, i) != UNITE_LEFT_OUT &&
		    add_column(u, from, source, i) != 0)
			return -1;
	return 0;
}

static int
make_header(struct header *out, const struct union_work *u)
{
	struct header names = { .n = u->n };

	names.name = arena_array(u->memory, u->n, sizeof *names.name, u->err);
	names.role = arena_array(u->memory, u->n, sizeof *names.role, u->err);
	if (names.name == NULL || names.role == NULL)
		return -1;
	for (size_t i = 0; i < u->n; i++) {
		names.name[i] = u->column[i].name;
		names.role[i] = u->column[i].header_role;
	}
	return header_copy(out, &names, u->err);
}

/* Room for `most` columns. */
static int
begin(struct union_work *u, size_t nsources, size_t most)
{
	size_t slots = 16;

	while (slots < 2 * most)
		slots *= 2;
	u->mask = slots - 1;
	u->seed = hash_seed();
	u->column = arena_array(u->memory, most, sizeof *u->column, u->err);
	u->place = arena_array(u->memory, nsources, sizeof *u->place, u->err);
	if (u->column == NULL || u->place == NULL)
		return -1;
	for (size_t k = 0; k < 2; k++) {
		u->family[k] =
		    arena_array(u->memory, slots, sizeof *u->family[k], u->err);
		if (u->family[k] == NULL)
			return -1;
	}
	return 0;
}

int
unite_columns(struct header *out, struct unite_source *sources, size_t n,
    bool by_name, struct arena *memory, struct err *e)
{
	struct union_work u = {
		.by_name = by_name, .memory = memory, .err = e
	};
	size_t most = 0;

	for (size_t s = 0; s < n; s++)
		most += sources[s].header->n;
	if (begin(&u, n, most) != 0)
		return -1;
	for (size_t s = 0; s < n; s++)
		if (add_source(&u, &sources[s], s) != 0)
			return -1;
	for (size_t s = 0; s < n; s++) {
		size_t *from = arena_array(memory, u.n, sizeof *from, e);

		if (from == NULL)
			return -1;
		for (size_t i = 0; i < u.n; i++)
			from[i] = HEADER_NONE;
		for (size_t i = 0; i < sources[s].header->n; i++)
			if (u.place[s][i] != HEADER_NONE)
				from[u.place[s][i]] = i;
		sources[s].from = from;
	}
	return make_header(out, &u);
}
