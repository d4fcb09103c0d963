#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "match/keymap.h"
#include "merge/join_columns.h"

static int
open_keys(struct join_columns *c, const struct sources *s,
    const struct join_options *o, struct err *e)
{
	struct buf side = { 0 };
	int result = 0;

	for (size_t i = 0; i < c->n && result == 0; i++) {
		struct key *k = &c->key[i];
		size_t first;

		result = key_side(&side, str_of(o->by.on), i, e);
		if (result == 0)
			result = key_open(k, buf_str(&side),
			    &s->input[i].header, &o->by.key, e);
		first = c->key[0].columns.n;
		if (result == 0 && k->columns.n != first) {
			result = err_set(e, ERR_USAGE, 0,
			    "the key has %zu columns here and %zu in '%s'",
			    k->columns.n, first, s->input[0].file);
			(void)err_hint(e, "NAME=NAME where the names differ");
		}
		if (result != 0)
			(void)err_in_file(e, s->input[i].file);
	}
	buf_free(&side);
	return result;
}

int
join_part_make(struct join_part *p, size_t *from, size_t n,
    struct arena *memory, struct err *e)
{
	p->from = from;
	p->n = n;
	p->run = arena_array(memory, n, sizeof *p->run, e);
	if (p->run == NULL)
		return -1;
	for (size_t i = n; i-- > 0;) {
		bool follows =
		    i + 1 < n &&
		    (from[i] == HEADER_NONE ? from[i + 1] == HEADER_NONE
					    : from[i + 1] == from[i] + 1);

		p->run[i] = follows ? p->run[i + 1] + 1 : 1;
	}
	return 0;
}

static bool
is_left_out(const struct input *in, size_t column)
{
	return in->told != NULL && in->told[column] == UNITE_LEFT_OUT;
}

/* Which part of the key a column of source i is, or HEADER_NONE. */
static size_t *
key_parts(
    struct join_columns *c, const struct sources *s, size_t i, struct err *e)
{
	const struct selection *key = &c->key[i].columns;
	const size_t n = s->input[i].header.n;
	size_t *part = arena_array(&c->memory, n, sizeof *part, e);

	if (part == NULL)
		return NULL;
	for (size_t k = 0; k < n; k++)
		part[k] = HEADER_NONE;
	for (size_t k = 0; k < key->n; k++)
		part[key->column[k]] = k;
	return part;
}

/* first: of each column of the first source which part of the key it is. */
static int
make_head(struct join_columns *c, const struct sources *s, size_t i,
    const size_t *first, struct err *e)
{
	const struct input *in = &s->input[0];
	const size_t *key = c->key[i].columns.column;
	size_t *from = arena_array(&c->memory, in->header.n, sizeof *from, e);
	size_t n = 0;

	if (from == NULL)
		return -1;
	for (size_t k = 0; k < in->header.n; k++) {
		if (is_left_out(in, k))
			continue;
		if (i == 0)
			from[n++] = k;
		else if (first[k] == HEADER_NONE)
			from[n++] = HEADER_NONE;
		else
			from[n++] = key[first[k]];
	}
	return join_part_make(&c->source[i].head, from, n, &c->memory, e);
}

static int
make_tail(struct join_columns *c, const struct sources *s, size_t i,
    const size_t *part, char delimiter, struct err *e)
{
	const struct input *in = &s->input[i];
	struct join_source *x = &c->source[i];
	size_t *from = arena_array(&c->memory, in->header.n, sizeof *from, e);
	char *blank = arena_take(&c->memory, in->header.n + 1, e);
	size_t n = 0;

	if (from == NULL || blank == NULL)
		return -1;
	for (size_t k = 0; k < in->header.n && i > 0; k++)
		if (part[k] == HEADER_NONE && !is_left_out(in, k))
			from[n++] = k;
	memset(blank, delimiter, n);
	x->no_tail = str_make(blank, n == 0 ? 0 : n - 1);
	return join_part_make(&x->tail, from, n, &c->memory, e);
}

/* Names for the output, while they are being found. */
struct naming {
	struct join_columns *columns;
	const struct sources *sources;
	bool canonical;
	struct keymap taken; /* name -> place in `tried` */
	size_t *tried;       /* the last number that was put behind it */
	size_t n;
	struct buf name;
	struct err *err;
};

/* What a source calls its column. */
static struct str
own_name(const struct naming *x, const struct input *in, size_t column)
{
	const struct header *h = &in->header;
	struct str role;

	if (!x->canonical || h->role[column] == NULL)
		return h->name[column];
	role = str_of(h->role[column]);
	if (header_find_role(h, role, 0) == column &&
	    header_find(h, role, 0) == HEADER_NONE)
		return role;
	return h->name[column];
}

/* The place of a name in `tried`, or HEADER_NONE. */
static size_t
find_name(const struct naming *x, struct str name)
{
	uint64_t hash = keymap_hash(&x->taken, name);
	uint64_t at = keymap_find(&x->taken, name, hash);
	size_t place = HEADER_NONE;

	if (at != 0)
		memcpy(&place, keymap_value(&x->taken, at).p, sizeof place);
	return place;
}

static int
take_name(struct naming *x, struct str name)
{
	struct header *h = &x->columns->header;
	struct str place = str_make((const char *)&x->n, sizeof x->n);
	enum keymap_result result;

	name = arena_copy(&x->columns->memory, name, x->err);
	if (name.p == NULL ||
	    keymap_add(&x->taken, name, keymap_hash(&x->taken, name), place,
		&result, x->err) != 0)
		return -1;
	h->name[x->n] = name;
	x->tried[x->n++] = 1;
	return 0;
}

/* A name that is there already: with the source behind it, then numbers. */
static int
take_clashing(struct naming *x, const struct input *in, struct str name)
{
	struct buf *b = &x->name;
	size_t length, place;

	buf_clear(b);
	if (buf_add(b, name, x->err) != 0 ||
	    buf_add_byte(b, '_', x->err) != 0 ||
	    buf_add(b, input_short_label(in), x->err) != 0)
		return -1;
	length = b->n;
	place = find_name(x, buf_str(b));
	while (find_name(x, buf_str(b)) != HEADER_NONE) {
		char number[24];
		int n =
		    snprintf(number, sizeof number, "_%zu", ++x->tried[place]);

		b->n = length;
		if (buf_add(b, str_make(number, (size_t)n), x->err) != 0)
			return -1;
	}
	return take_name(x, buf_str(b));
}

static int
name_columns(struct naming *x, size_t i)
{
	const struct input *in = &x->sources->input[i];
	const struct join_source *s = &x->columns->source[i];
	const struct join_part *own = i == 0 ? &s->head : &s->tail;

	for (size_t k = 0; k < own->n; k++) {
		struct str name = own_name(x, in, own->from[k]);
		bool clashes = i > 0 && find_name(x, name) != HEADER_NONE;

		if ((clashes ? take_clashing(x, in, name)
			     : take_name(x, name)) != 0)
			return -1;
	}
	return 0;
}

static int
make_header(struct join_columns *c, const struct sources *s,
    const struct join_options *o, struct err *e)
{
	struct naming x = { .columns = c,
		.sources = s,
		.canonical = o->canonical_names,
		.err = e };
	int result = 0;

	for (size_t i = 0; i < c->n; i++)
		c->header.n +=
		    i == 0 ? c->source[i].head.n : c->source[i].tail.n;
	if (c->header.n == 0)
		return err_set(e, ERR_USAGE, 0, "no column is left");
	c->header.name =
	    arena_array(&c->memory, c->header.n, sizeof *c->header.name, e);
	x.tried = arena_array(&c->memory, c->header.n, sizeof *x.tried, e);
	if (c->header.name == NULL || x.tried == NULL)
		return -1;
	keymap_open(&x.taken, hash_seed(), SIZE_MAX);
	for (size_t i = 0; i < c->n && result == 0; i++)
		result = name_columns(&x, i);
	keymap_close(&x.taken);
	buf_free(&x.name);
	return result;
}

int
join_columns_open(struct join_columns *c, const struct sources *s,
    const struct join_options *o, char delimiter, struct err *e)
{
	const size_t *first = NULL;

	c->n = s->n;
	c->driver = o->kind == JOIN_RIGHT ? s->n - 1 : 0;
	c->key = arena_array(&c->memory, s->n, sizeof *c->key, e);
	c->source = arena_array(&c->memory, s->n, sizeof *c->source, e);
	if (c->key == NULL || c->source == NULL || open_keys(c, s, o, e) != 0)
		return -1;
	for (size_t i = 0; i < s->n; i++) {
		const size_t *part = key_parts(c, s, i, e);

		if (part == NULL)
			return -1;
		if (i == 0)
			first = part;
		if (make_head(c, s, i, first, e) != 0 ||
		    make_tail(c, s, i, part, delimiter, e) != 0)
			return -1;
		c->source[i].heads =
		    i == 0 || i == c->driver || o->kind == JOIN_FULL ||
		    (o->kind == JOIN_RIGHT && o->by.key.normalized);
	}
	return make_header(c, s, o, e);
}

void
join_columns_close(struct join_columns *c)
{
	for (size_t i = 0; i < c->n && c->key != NULL; i++)
		key_close(&c->key[i]);
	arena_free(&c->memory);
}
