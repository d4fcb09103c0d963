#include <stdio.h>
#include <string.h>

#include "merge/unite.h"

/* A column of the union while it is being made. */
struct united {
	struct str name;
	const char *role; /* NULL: none */
	size_t taken;     /* 1 + the last source that has a column here */
};

struct union_work {
	struct united *column;
	size_t n;
	size_t **place; /* per source, per column of it: its united column */
	bool by_name;
	struct arena *memory;
	struct err *err;
};

static bool
same_role(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* A free place for a column: of its name, or (by_role) of its role. */
static size_t
find_place(const struct union_work *u, size_t source, struct str name,
    const char *role, bool by_role)
{
	for (size_t i = 0; i < u->n; i++) {
		const struct united *c = &u->column[i];
		bool fits = by_role ? same_role(c->role, role)
				    : str_equal(c->name, name) &&
					  (c->role == NULL || role == NULL ||
					      same_role(c->role, role));

		if (fits && c->taken != source + 1)
			return i;
	}
	return HEADER_NONE;
}

static bool
name_exists(const struct union_work *u, struct str name)
{
	for (size_t i = 0; i < u->n; i++)
		if (str_equal(u->column[i].name, name))
			return true;
	return false;
}

/* A name for a new column.  Twice the same name in one source stays so; the
 * name of another thing in another source is changed. */
static struct str
new_name(struct union_work *u, const struct header *h, struct str name,
    const char *role, size_t source)
{
	char numbered[300];

	for (size_t i = 0; i < u->n; i++)
		if (str_equal(u->column[i].name, name) &&
		    u->column[i].taken == source + 1)
			return name;
	if (!name_exists(u, name))
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

static int
add_source(struct union_work *u, const struct header *h, size_t source)
{
	size_t *place = arena_array(u->memory, h->n, sizeof *place, u->err);

	u->place[source] = place;
	if (place == NULL)
		return -1;
	for (size_t i = 0; i < h->n; i++)
		place[i] = HEADER_NONE;
	for (int by_role = 0; by_role < (u->by_name ? 1 : 2); by_role++)
		for (size_t i = 0; i < h->n; i++) {
			if (place[i] != HEADER_NONE)
				continue;
			place[i] = find_place(u, source, h->name[i],
			    u->by_name ? NULL : h->role[i], by_role != 0);
			if (place[i] != HEADER_NONE)
				u->column[place[i]].taken = source + 1;
		}
	for (size_t i = 0; i < h->n; i++) {
		struct united *c = &u->column[u->n];

		if (place[i] != HEADER_NONE)
			continue;
		c->role = u->by_name ? NULL : h->role[i];
		c->name = new_name(u, h, h->name[i], c->role, source);
		if (c->name.p == NULL)
			return -1;
		c->taken = source + 1;
		place[i] = u->n++;
	}
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
		names.role[i] = u->column[i].role;
	}
	return header_copy(out, &names, u->err);
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
	u.column = arena_array(memory, most, sizeof *u.column, e);
	u.place = arena_array(memory, n, sizeof *u.place, e);
	if (u.column == NULL || u.place == NULL)
		return -1;
	for (size_t s = 0; s < n; s++)
		if (add_source(&u, sources[s].header, s) != 0)
			return -1;
	for (size_t s = 0; s < n; s++) {
		size_t *from = arena_array(memory, u.n, sizeof *from, e);

		if (from == NULL)
			return -1;
		for (size_t i = 0; i < u.n; i++)
			from[i] = HEADER_NONE;
		for (size_t i = 0; i < sources[s].header->n; i++)
			from[u.place[s][i]] = i;
		sources[s].from = from;
	}
	return make_header(out, &u);
}
