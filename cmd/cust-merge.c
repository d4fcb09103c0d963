/* cust-merge - several sources into one.
 *
 * In: any number of files, each with its own columns and delimiter.  Out: all
 * their records, one file behind the other, under the union of the columns
 * (one column for each name and each role); a column that a source does not
 * have is empty in its records.  Kept in memory: the headers.  The first bad
 * record ends the run unless --rejects takes it. */
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "cli/columns.h"
#include "cli/confine.h"
#include "cli/diag.h"
#include "cli/opts.h"
#include "cli/progress.h"
#include "merge/input.h"
#include "merge/label.h"
#include "merge/unite.h"

struct config {
	struct opts_common common;
	const char *source_column;
	struct opt_list labels;
	bool by_name;
};

static const struct opt options[] = {
	{ 0, "source-column", "NAME", OPT_TEXT,
	    offsetof(struct config, source_column),
	    "add a column that says which source a record is from" },
	{ 0, "label", "FILE=NAME", OPT_LIST, offsetof(struct config, labels),
	    "what the source column calls FILE (default its name)" },
	{ 0, "by-name", NULL, OPT_FLAG, offsetof(struct config, by_name),
	    "unite columns of the same name only, not of the same role" },
	{ 0, NULL, NULL, OPT_FLAG, 0, NULL },
};

static const struct opts_command command = {
	.name = "cust-merge",
	.operands = "[FILE]...",
	.summary =
	    "Stack sources with unequal headers under the union of their "
	    "columns.",
	.own = options,
};

struct job {
	struct stream io;
	struct input *source;
	struct unite_source *map;
	size_t n;
	struct header header; /* of the output */
	struct arena memory;
};

static int
open_sources(struct job *job, const struct config *cf)
{
	const struct stream_options *o = &cf->common.io;
	struct err *e = &job->io.err;

	job->n = o->nfiles == 0 ? 1 : o->nfiles;
	job->source = arena_array(&job->memory, job->n, sizeof *job->source, e);
	job->map = arena_array(&job->memory, job->n, sizeof *job->map, e);
	if (job->source == NULL || job->map == NULL)
		return -1;
	for (size_t i = 0; i < job->n; i++)
		job->source[i].file = o->nfiles == 0 ? "-" : o->files[i];
	if (label_check(
		cf->labels.text, cf->labels.n, o->files, o->nfiles, e) != 0)
		return -1;
	for (size_t i = 0; i < job->n; i++) {
		struct input *s = &job->source[i];

		s->label = label_find(cf->labels.text, cf->labels.n, s->file);
		if (input_open(s, &o->reader, e) != 0 ||
		    columns_know(&s->header, s->reader, &cf->common, e) != 0)
			return -1;
		input_rest(s);
		job->map[i].header = &s->header;
	}
	return unite_columns(
	    &job->header, job->map, job->n, cf->by_name, &job->memory, e);
}

/* With -v: which columns have become one though their names differ. */
static void
say_united(const struct job *job, const struct config *cf)
{
	for (size_t s = 0; s < job->n && cf->common.verbose; s++)
		for (size_t i = 0; i < job->header.n; i++) {
			size_t from = job->map[s].from[i];

			if (from != HEADER_NONE &&
			    !str_equal(job->header.name[i],
				job->source[s].header.name[from]))
				diag_say(command.name,
				    "%s: column \"%s\" goes to \"%s\"",
				    job->source[s].file,
				    job->source[s].header.name[from].p,
				    job->header.name[i].p);
		}
}

/* One source as it is, or all of one delimiter: that one; else commas. */
static char
output_delimiter(const struct job *job)
{
	for (size_t i = 1; i < job->n; i++)
		if (job->source[i].delimiter != job->source[0].delimiter)
			return ',';
	return job->source[0].delimiter;
}

static int
write_header(struct job *job, const struct config *cf)
{
	struct writer *w = job->io.out;
	struct str name = str_of("");
	struct header h = job->header;
	int result;

	if (cf->common.io.reader.no_header)
		return 0;
	if (cf->source_column != NULL) {
		name = str_of(cf->source_column);
		if (header_find(&h, name, 0) != HEADER_NONE)
			return err_set(&job->io.err, ERR_USAGE, 0,
			    "--source-column %s: there is such a column",
			    cf->source_column);
		h.name = arena_array(
		    &job->memory, h.n + 1, sizeof *h.name, &job->io.err);
		if (h.name == NULL)
			return -1;
		memcpy(h.name, job->header.name, h.n * sizeof *h.name);
		h.name[h.n++] = name;
	}
	/* one source alone comes out as it went in */
	if (job->n == 1 && cf->source_column == NULL)
		result = writer_header_as(
		    w, &h, job->source[0].header_raw, job->source[0].delimiter);
	else
		result = writer_header(w, &h);
	if (result == 0)
		return 0;
	job->io.err = *writer_error(w);
	return -1;
}

static int
write_record(struct job *job, const struct config *cf, size_t source,
    const struct record *rec)
{
	const struct input *s = &job->source[source];
	const size_t *from = job->map[source].from;
	struct writer *w = job->io.out;
	size_t i = 0;

	if (s->in_order) {
		writer_same_all(w, rec);
		i = s->header.n;
	}
	for (; i < job->header.n; i++) {
		if (from[i] == HEADER_NONE)
			writer_field(w, str_make("", 0));
		else
			writer_same(w, rec, from[i]);
	}
	if (cf->source_column != NULL)
		writer_field(w, str_of(s->label));
	return stream_end(&job->io);
}

/* One record, or many at once where they only pass through. */
static int
copy_some(struct job *job, const struct config *cf, size_t source, bool whole)
{
	struct reader *r = job->source[source].reader;
	struct err *e = &job->io.err;
	const struct record *rec;
	struct str run;
	uint64_t n;
	int got = whole ? reader_next_run(r, &run, &n, e) : 0;

	if (got == 1) {
		stream_count(&job->io, n);
		return stream_pass_run(&job->io, run, n) == 0 ? 1 : -1;
	}
	if (got == 0)
		got = reader_next(r, &rec, e);
	if (got == 1) {
		stream_count(&job->io, 1);
		got = write_record(job, cf, source, rec) == 0 ? 1 : -1;
	} else if (got == -1) {
		got = stream_set_aside(&job->io, r, e) == 0 ? 1 : -1;
	}
	return got;
}

static int
copy_source(struct job *job, const struct config *cf, size_t source)
{
	struct input *s = &job->source[source];
	bool whole;
	int got;

	if (input_resume(s, &cf->common.io.reader, &job->io.err) != 0)
		return -1;
	s->in_order = true;
	for (size_t i = 0; i < s->header.n; i++)
		s->in_order = s->in_order && job->map[source].from[i] == i;
	whole = s->in_order && s->header.n == job->header.n &&
		cf->source_column == NULL &&
		s->delimiter == writer_delimiter(job->io.out);
	job->io.in = s->reader;
	while ((got = copy_some(job, cf, source, whole)) == 1)
		;
	stream_done_with(&job->io, s->reader);
	job->io.in = NULL;
	reader_close(s->reader);
	s->reader = NULL;
	return got;
}

static int
run(struct job *job, const struct config *cf)
{
	if (open_sources(job, cf) != 0)
		return -1;
	say_united(job, cf);
	if (stream_open_output(
		&job->io, &cf->common.io, output_delimiter(job)) != 0)
		return -1;
	if (cf->common.print_schema)
		return columns_print(&job->io, &job->header);
	confine();
	if (write_header(job, cf) != 0)
		return -1;
	for (size_t i = 0; i < job->n; i++)
		if (copy_source(job, cf, i) != 0)
			return -1;
	return 0;
}

int
main(int argc, char **argv)
{
	struct config cf = { .by_name = false };
	struct job job = { .n = 0 };
	struct progress progress;
	struct count count = { "sources", NULL, 0 };
	int got;

	confine_descriptors();
	opts_parse(&command, &cf, argc, argv);
	progress_start(&progress, &job.io, &cf.common);
	got = run(&job, &cf);
	progress_end(&progress);
	for (size_t i = 0; i < job.n && job.source != NULL; i++)
		input_close(&job.source[i]);
	header_free(&job.header);
	count.value = job.n;
	got = diag_finish(&job.io, &cf.common, got, &count, 1);
	arena_free(&job.memory);
	return got;
}
