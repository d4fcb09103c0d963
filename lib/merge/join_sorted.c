#include "merge/join_sorted.h"

#include "merge/gather.h"

struct sorted {
	struct join_combine *combine;
	struct gather gather;
	struct gather_options options;
	struct join_source *source; /* of the fields that gather picks */
	struct buf texts;           /* of the records of one key */
	struct buf ends;            /* size_t: where each ends in texts */
	struct arena memory;
};

/* n fields from `first` on. */
static int
make_part(struct sorted *s, struct join_part *p, size_t first, size_t n)
{
	struct err *e = &s->combine->io->err;
	size_t *from = arena_array(&s->memory, n, sizeof *from, e);

	if (from == NULL)
		return -1;
	for (size_t i = 0; i < n; i++)
		from[i] = first + i;
	return join_part_make(p, from, n, &s->memory, e);
}

/* What is picked of a source: the fields of its head, those of its tail. */
static int
pick(struct sorted *s, size_t i, const size_t **from)
{
	const struct join_source *own = &s->combine->columns->source[i];
	const size_t nhead = own->head.n, n = s->options.nfields;
	size_t *picked =
	    arena_array(&s->memory, n, sizeof *picked, &s->combine->io->err);

	*from = picked;
	if (picked == NULL)
		return -1;
	for (size_t k = 0; k < n; k++)
		picked[k] = HEADER_NONE;
	for (size_t k = 0; k < nhead; k++)
		picked[k] = own->head.from[k];
	for (size_t k = 0; k < own->tail.n; k++)
		picked[nhead + k] = own->tail.from[k];
	s->source[i] = *own;
	return make_part(s, &s->source[i].head, 0, nhead) != 0 ||
		       make_part(s, &s->source[i].tail, nhead, own->tail.n) != 0
		   ? -1
		   : 0;
}

static int
add_text(struct sorted *s, const struct group_member *m)
{
	const struct join_combine *x = s->combine;
	const struct record rec = { .field = m->field,
		.nfields = s->options.nfields,
		.number = m->number };
	struct err *e = &x->io->err;

	if (join_text_add(&s->texts, &s->source[m->source], &rec, x->numbered,
		x->delimiter, e) != 0)
		return -1;
	return buf_add(&s->ends,
	    str_make((const char *)&s->texts.n, sizeof s->texts.n), e);
}

static int
write_keyless(void *context, const struct group_member *m, struct err *e)
{
	struct sorted *s = context;
	struct join_combine *x = s->combine;

	(void)e;
	x->figures[m->source].keyless++;
	if (!join_combine_wants_keyless(x, m->source))
		return 0;
	buf_clear(&s->texts);
	buf_clear(&s->ends);
	if (add_text(s, m) != 0)
		return -1;
	return join_combine_keyless(x, m->source,
	    (struct join_record){ m->number, buf_str(&s->texts) });
}

static int
write_group(struct sorted *s, const struct group_member *m, size_t n)
{
	struct join_combine *x = s->combine;
	const size_t *end;
	size_t from = 0;

	buf_clear(&s->texts);
	buf_clear(&s->ends);
	for (size_t i = 0; i < n; i++)
		if (add_text(s, &m[i]) != 0)
			return -1;
	end = (const void *)s->ends.p;
	join_combine_begin(x);
	for (size_t i = 0; i < n; from = end[i++])
		if (join_combine_add(x, m[i].source,
			(struct join_record){ m[i].number,
			    str_slice(buf_str(&s->texts), from, end[i]) }) != 0)
			return -1;
	return join_combine_write(x);
}

static int
open_gather(struct sorted *s)
{
	struct join_combine *x = s->combine;
	const struct join_columns *c = x->columns;
	struct gather_options *o = &s->options;
	struct err *e = &x->io->err;

	for (size_t i = 0; i < c->n; i++) {
		size_t n = c->source[i].head.n + c->source[i].tail.n;

		o->nfields = n > o->nfields ? n : o->nfields;
	}
	s->source = arena_array(&s->memory, c->n, sizeof *s->source, e);
	o->from = arena_array(&s->memory, c->n, sizeof *o->from, e);
	if (s->source == NULL || o->from == NULL)
		return -1;
	for (size_t i = 0; i < c->n; i++)
		if (pick(s, i, &o->from[i]) != 0)
			return -1;
	o->key = c->key;
	o->keyless = write_keyless;
	o->context = s;
	o->by = x->options->by.on;
	o->sorted = true;
	o->memory = x->options->by.memory;
	o->tempdir = x->options->by.tempdir;
	return gather_open(&s->gather, x->io, x->sources, o);
}

int
join_sorted_run(struct join_combine *x)
{
	struct sorted s = { .combine = x };
	const struct group_member *member;
	struct str key;
	size_t n;
	int got = open_gather(&s);

	if (got == 0)
		got = 1;
	while (got == 1) {
		got = gather_next(&s.gather, &key, &member, &n);
		if (got == 1 && write_group(&s, member, n) != 0)
			got = -1;
	}
	gather_close(&s.gather);
	buf_free(&s.texts);
	buf_free(&s.ends);
	arena_free(&s.memory);
	return got;
}
