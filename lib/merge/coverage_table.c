#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "merge/coverage_table.h"

enum { DECIMALS = 4 };

/* What a row does not speak of is empty or NULL. */
struct row {
	const char *measure;
	struct str column;
	const char *role;
	struct str source;
	uint64_t records, count; /* the share is count / records */
	const uint64_t *gap, *fillable;
	struct str fill_from;
};

/* The table on its way to the output. */
struct course {
	struct stream *io;
	struct coverage_table *table;
	const struct sources *sources;
	struct filler *filler; /* one a source */
	struct buf list;
	struct arena memory;
};

/* A source that could fill gaps of another. */
struct filler {
	size_t source;
	uint64_t records;
};

size_t
coverage_table_share(
    uint64_t count, uint64_t of, char out[COVERAGE_TABLE_SHARE])
{
	uint64_t whole, rest, decimals = 0, one = 1;
	int n;

	if (of == 0)
		return 0;
	whole = count / of;
	rest = count % of;
	for (size_t i = 0; i < DECIMALS; i++) {
		rest *= 10;
		decimals = 10 * decimals + rest / of;
		rest %= of;
		one *= 10;
	}
	decimals += rest >= of - rest;
	whole += decimals / one;
	n = snprintf(out, COVERAGE_TABLE_SHARE, "%llu.%0*llu",
	    (unsigned long long)whole, (int)DECIMALS,
	    (unsigned long long)(decimals % one));
	return (size_t)n;
}

static int
write_header(struct stream *io)
{
	static const char *const name[] = { "measure", "column", "role",
		"source", "records", "count", "share", "gap", "fillable",
		"fill_from" };

	for (size_t i = 0; i < sizeof name / sizeof *name; i++)
		writer_field(io->out, str_of(name[i]));
	if (writer_end(io->out) == 0)
		return 0;
	io->err = *writer_error(io->out);
	return -1;
}

static void
put_number(struct writer *w, const uint64_t *v)
{
	if (v == NULL)
		writer_field(w, str_make("", 0));
	else
		writer_number(w, *v);
}

static int
write_row(struct stream *io, const struct row *r)
{
	struct writer *w = io->out;
	char share[COVERAGE_TABLE_SHARE];

	writer_field(w, str_of(r->measure));
	writer_field(w, r->column);
	writer_field(w, str_of(r->role == NULL ? "" : r->role));
	writer_field(w, r->source);
	put_number(w, &r->records);
	put_number(w, &r->count);
	writer_field(w,
	    str_make(share, coverage_table_share(r->count, r->records, share)));
	put_number(w, r->gap);
	put_number(w, r->fillable);
	writer_field(w, r->fill_from);
	return stream_end(io);
}

/* Add the label of a source to the list. */
static int
add_label(struct course *c, size_t source)
{
	struct str label = str_of(sources_label(c->sources, source));

	if (c->list.n > 0 && buf_add_byte(&c->list, '|', &c->io->err) != 0)
		return -1;
	return buf_add(&c->list, label, &c->io->err);
}

static int
most_first(const void *a, const void *b)
{
	const struct filler *x = a, *y = b;

	if (x->records != y->records)
		return x->records > y->records ? -1 : 1;
	return (x->source > y->source) - (x->source < y->source);
}

/* Who could fill gaps of the source: "label:records", most first. */
static int
list_fillers(struct course *c, size_t source, size_t column)
{
	const struct gaps *g = &c->table->gaps;
	const size_t n = c->sources->n;

	for (size_t i = 0; i < n; i++)
		c->filler[i] =
		    (struct filler){ i, gaps_fills(g, source, column, i) };
	qsort(c->filler, n, sizeof *c->filler, most_first);
	buf_clear(&c->list);
	for (size_t i = 0; i < n && c->filler[i].records > 0; i++) {
		char digits[24];
		int k = snprintf(digits, sizeof digits, ":%llu",
		    (unsigned long long)c->filler[i].records);

		if (add_label(c, c->filler[i].source) != 0 ||
		    buf_add(&c->list, str_make(digits, (size_t)k),
			&c->io->err) != 0)
			return -1;
	}
	return 0;
}

/* A column in a source. */
static int
write_filled(struct course *c, size_t column, size_t source)
{
	const struct coverage_table *t = c->table;
	const struct header *h = &c->sources->header;
	const uint64_t records = t->records[source];
	const uint64_t count = t->filled[source * h->n + column];
	const uint64_t gap = records - count;
	uint64_t fillable;
	struct row r = { .measure = "filled",
		.column = h->name[column],
		.role = h->role[column],
		.source = str_of(sources_label(c->sources, source)),
		.records = records,
		.count = count,
		.gap = &gap };

	if (t->by_key) {
		fillable = gaps_fillable(&t->gaps, source, column);
		r.fillable = &fillable;
		if (list_fillers(c, source, column) != 0)
			return -1;
		r.fill_from = buf_str(&c->list);
	}
	return write_row(c->io, &r);
}

static int
write_columns(struct course *c)
{
	for (size_t column = 0; column < c->sources->header.n; column++)
		for (size_t source = 0; source < c->sources->n; source++)
			if (write_filled(c, column, source) != 0)
				return -1;
	return 0;
}

/* The combinations of sources that have keys. */
static int
write_overlap(struct course *c)
{
	struct overlap *o = &c->table->overlap;
	struct err *e = &c->io->err;
	struct row r = { .measure = "overlap", .records = c->table->all };
	const size_t *source;
	size_t n;
	int got = overlap_sort(o, e);

	while (got == 0 &&
	       (got = overlap_next(o, &source, &n, &r.count, e)) == 1) {
		buf_clear(&c->list);
		for (size_t i = 0; i < n; i++)
			if (add_label(c, source[i]) != 0)
				return -1;
		r.source = buf_str(&c->list);
		got = write_row(c->io, &r);
	}
	return got;
}

/* How many customers each source has, and how many are in 1, 2 ... sources. */
static int
write_customers(struct course *c)
{
	const struct coverage_table *t = c->table;
	struct row r = { .measure = "customers", .records = t->all };

	for (size_t i = 0; i < c->sources->n; i++) {
		r.source = str_of(sources_label(c->sources, i));
		r.count = t->keys[i];
		if (write_row(c->io, &r) != 0)
			return -1;
	}
	r.source = str_make("", 0);
	for (size_t i = 1; i <= c->sources->n; i++) {
		char text[40];
		int n = snprintf(
		    text, sizeof text, "in %zu source%s", i, i == 1 ? "" : "s");

		r.column = str_make(text, (size_t)n);
		r.count = t->within[i];
		if (write_row(c->io, &r) != 0)
			return -1;
	}
	return 0;
}

int
coverage_table_write(
    struct coverage_table *t, const struct sources *s, struct stream *io)
{
	struct course c = { .io = io, .table = t, .sources = s };
	int result = -1;

	c.filler = arena_array(&c.memory, s->n, sizeof *c.filler, &io->err);
	if (c.filler != NULL)
		result = write_header(io);
	if (result == 0)
		result = write_columns(&c);
	if (result == 0 && t->by_key)
		result = write_overlap(&c);
	if (result == 0 && t->by_key)
		result = write_customers(&c);
	buf_free(&c.list);
	arena_free(&c.memory);
	return result;
}
