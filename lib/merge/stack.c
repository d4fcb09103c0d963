#include <string.h>

#include "merge/lists.h"
#include "merge/stack.h"

/* A source on its way to the output. */
struct course {
	struct stream *io;
	struct sources *sources;
	const struct stack_options *options;
	size_t source;
	const size_t *from;
	size_t nfields; /* of the union */
	bool in_order;  /* its columns are the first of the union, in order */
	bool whole;     /* ... and all of it, and nothing is asked */
};

static bool
is_in_order(const struct sources *s, size_t source)
{
	size_t n = s->input[source].header.n;

	if (n > s->header.n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (s->map[source].from[i] != i)
			return false;
	return true;
}

static int
write_record(const struct course *c, const struct record *rec)
{
	struct writer *w = c->io->out;
	size_t i = 0;

	if (c->in_order) {
		writer_same_all(w, rec);
		i = rec->nfields;
	}
	for (; i < c->nfields; i++) {
		if (c->from[i] == HEADER_NONE)
			writer_field(w, str_make("", 0));
		else
			writer_same(w, rec, c->from[i]);
	}
	if (c->options->source_column != NULL)
		writer_field(w, str_of(sources_label(c->sources, c->source)));
	return stream_end(c->io);
}

/* Many records at once where they only pass through: 1, 0 when there are none
 * to be had this way, -1. */
static int
copy_run(const struct course *c)
{
	struct stream *io = c->io;
	struct str run;
	uint64_t n;
	int got = reader_next_run(io->in, &run, &n, &io->err);

	if (got == -1)
		return stream_set_aside(io, io->in, &io->err) == 0 ? 1 : -1;
	if (got == 0)
		return 0;
	stream_count(io, n);
	return stream_pass_run(io, run, n) == 0 ? 1 : -1;
}

/* What cannot be judged is a bad record. */
static int
copy_record(const struct course *c, const struct record *rec)
{
	bool through = true;
	struct err e = { .code = ERR_NONE };

	if (c->options->lists == NULL ||
	    lists_judge(c->options->lists, c->source, rec, &through, &e) == 0)
		return through ? write_record(c, rec) : 0;
	if (e.code == ERR_RECORD)
		return stream_reject(
		    c->io, e.column[0] == '\0' ? NULL : e.column, e.reason);
	c->io->err = e;
	return -1;
}

static int
copy_source(struct course *c)
{
	const struct sources *s = c->sources;
	const struct record *rec;
	int got = 1;

	if (sources_begin(c->sources, c->source, c->io) != 0)
		return -1;
	c->from = s->map[c->source].from;
	c->in_order = is_in_order(s, c->source);
	c->whole =
	    c->in_order && s->input[c->source].header.n == s->header.n &&
	    c->options->source_column == NULL && c->options->lists == NULL &&
	    s->input[c->source].delimiter == writer_delimiter(c->io->out);
	while (got == 1) {
		if (c->whole && (got = copy_run(c)) != 0)
			continue;
		got = sources_next(c->sources, c->source, c->io, &rec);
		if (got == 1 && copy_record(c, rec) != 0)
			got = -1;
	}
	return got;
}

int
stack_header(struct stream *io, struct sources *s, const char *source_column)
{
	struct header h = s->header;
	int result;

	if (source_column != NULL) {
		if (header_find(&h, str_of(source_column), 0) != HEADER_NONE)
			return err_set(&io->err, ERR_USAGE, 0,
			    "--source-column %s: there is such a column",
			    source_column);
		h.name =
		    arena_array(&s->memory, h.n + 1, sizeof *h.name, &io->err);
		if (h.name == NULL)
			return -1;
		memcpy(h.name, s->header.name, h.n * sizeof *h.name);
		h.name[h.n++] = str_of(source_column);
	}
	/* one source alone comes out as it went in */
	if (s->n == 1 && source_column == NULL && !sources_renamed(s, 0))
		result = writer_header_as(
		    io->out, &h, s->input[0].header_raw, s->input[0].delimiter);
	else
		result = writer_header(io->out, &h);
	if (result == 0)
		return 0;
	io->err = *writer_error(io->out);
	return -1;
}

int
stack_run(struct stream *io, struct sources *s, const struct stack_options *o)
{
	struct course c = {
		.io = io, .sources = s, .options = o, .nfields = s->header.n
	};

	if (!o->no_header && stack_header(io, s, o->source_column) != 0)
		return -1;
	for (c.source = 0; c.source < s->n; c.source++)
		if (copy_source(&c) != 0)
			return -1;
	return 0;
}
