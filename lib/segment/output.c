/* Records with their labels, or what is wanted instead. */
#include "segment/output.h"

#include "segment/explain.h"
#include "segment/labels.h"
#include "segment/probe.h"
#include "segment/sql.h"
#include "segment/tally_table.h"

static int
failed(struct output *o)
{
	o->io->err = *writer_error(o->io->out);
	return -1;
}

static int
write_header(struct output *o, const struct header *in)
{
	struct stream *io = o->io;

	if (io->options.reader.no_header)
		return 0;
	if (in == &io->header && o->rules->ncolumns == 0)
		return stream_write_header(io);
	return writer_header(io->out, &o->header) == 0 ? 0 : failed(o);
}

/* The query; its table is called like the input. */
static int
write_sql(struct output *o, const struct run *x)
{
	const struct stream_options *s = &o->io->options;
	struct str table = str_of(s->nfiles == 0 ? "records" : s->files[0]);
	const char *dot;

	for (size_t i = table.n; i > 0; i--) {
		if (table.p[i - 1] == '/') {
			table = str_slice(table, i, table.n);
			break;
		}
	}
	dot = memchr(table.p, '.', table.n);
	if (dot != NULL && dot != table.p)
		table.n = (size_t)(dot - table.p);
	if (sql_write(&o->reason, o->rules, x->header, table, &o->io->err) != 0)
		return -1;
	return writer_text(o->io->out, buf_str(&o->reason)) == 0 ? 1
								 : failed(o);
}

static int
need_key(struct output *o)
{
	if (o->rules->key_column != HEADER_NONE)
		return 0;
	(void)err_set(
	    &o->io->err, ERR_USAGE, 0, "which column says whose record it is?");
	return err_hint(&o->io->err, "--key COLUMN");
}

static int
open_migration(struct output *o, const struct run *x)
{
	const struct run_options *from = x->options;
	struct reader_options how = *from->reader;

	how.no_header = false;
	return need_key(o) != 0
		   ? -1
		   : migration_open(&o->migration, o->rules,
			 x->header->name[o->rules->key_column], &how,
			 from->memory / 4, from->tempdir, &o->io->err);
}

int
output_open(struct output *o, const struct run *x)
{
	o->names = x->header;
	if (labels_columns(&o->header, x->header, o->rules, o->explain,
		&o->memory, &o->io->err) != 0)
		return -1;
	switch (o->what) {
	case OUTPUT_SPLIT:
		return split_open(&o->split, o->rules, &o->header, &o->io->err);
	case OUTPUT_EXPLAIN:
		return need_key(o);
	case OUTPUT_MIGRATION:
		return open_migration(o, x);
	case OUTPUT_FIT:
		o->fit.limit = x->options->memory / 2;
		return fit_open(&o->fit, o->rules, &o->io->err);
	case OUTPUT_PROFILE:
		o->portrait.limit = x->options->memory / 4;
		return portrait_open(&o->portrait, o->rules, &o->io->err);
	case OUTPUT_SQL:
		return write_sql(o, x);
	case OUTPUT_FINDINGS:
		return probe_write(x, o->io->out, &o->io->err) == 0 ? 1 : -1;
	case OUTPUT_COUNTS:
		return 0;
	default:
		return write_header(o, x->header);
	}
}

/* The record and what the rules add to it. */
static int
write_record(
    struct output *o, struct writer *w, const struct record *rec, struct err *e)
{
	writer_same_all(w, rec);
	labels_write(o->rules, w);
	if (o->explain == NULL)
		return 0;
	if (labels_explain(o->rules, &o->reason, e) != 0)
		return -1;
	writer_field(w, buf_str(&o->reason));
	return 0;
}

static int
put_record(struct output *o, const struct record *rec, struct err *e)
{
	if (write_record(o, o->io->out, rec, e) != 0)
		return -1;
	if (stream_end(o->io) == 0)
		return 0;
	*e = o->io->err;
	return -1;
}

static int
put_split(struct output *o, const struct record *rec, struct err *e)
{
	struct writer *w = split_writer(&o->split, e);

	if (w == NULL || write_record(o, w, rec, e) != 0)
		return -1;
	o->io->counts.out++;
	if (writer_end(w) == 0)
		return 0;
	*e = *writer_error(w);
	return -1;
}

static int
put_explained(struct output *o, const struct record *rec, struct err *e)
{
	if (!str_is(o->rules->key, o->id))
		return 0;
	if (o->explained++ == 0 && explain_header(o->io->out) != 0) {
		*e = *writer_error(o->io->out);
		return -1;
	}
	return explain_record(
	    o->rules, o->names, rec, o->io->out, &o->reason, e);
}

int
output_put(void *context, const struct record *rec, struct err *e)
{
	struct output *o = context;

	switch (o->what) {
	case OUTPUT_RECORDS:
		return put_record(o, rec, e);
	case OUTPUT_SPLIT:
		return put_split(o, rec, e);
	case OUTPUT_EXPLAIN:
		return put_explained(o, rec, e);
	case OUTPUT_MIGRATION:
		return migration_add(&o->migration, o->rules, e);
	case OUTPUT_FIT:
		return fit_add(&o->fit, e);
	case OUTPUT_PROFILE:
		return portrait_add(&o->portrait, e);
	default:
		return 0;
	}
}

/* The coefficients, and the file of gains. */
static int
finish_fit(struct output *o)
{
	struct err *e = &o->io->err;
	struct writer *w;
	int result = -1;

	if (fit_settle(&o->fit, e) != 0)
		return -1;
	if (fit_write(&o->fit, o->io->out) != 0)
		return failed(o);
	if (o->gains == NULL)
		return 0;
	if (writer_open(&w, o->gains, ',', e) != 0)
		return -1;
	if (fit_gains(&o->fit, w) == 0)
		result = writer_commit(w, e);
	else
		*e = *writer_error(w);
	writer_close(w);
	return result;
}

int
output_finish(struct output *o, const struct run *x)
{
	struct stream *io = o->io;

	switch (o->what) {
	case OUTPUT_SPLIT:
		return split_commit(&o->split, io->out, &io->err);
	case OUTPUT_FIT:
		return finish_fit(o);
	case OUTPUT_PROFILE:
		return portrait_write(&o->portrait, io->out, &io->err);
	case OUTPUT_MIGRATION:
		return migration_write(&o->migration, io->out, &io->err);
	case OUTPUT_EXPLAIN:
		return o->explained > 0
			   ? 0
			   : err_set(&io->err, ERR_USAGE, 0,
				 "--explain: no record has this key");
	case OUTPUT_COUNTS:
		return (o->rules->ncolumns > 0
			       ? tally_table_write(x, io->out)
			       : labels_where_table(x->where, io->out)) == 0
			   ? 0
			   : failed(o);
	default:
		return 0;
	}
}

int
output_save(const char *file,
    int (*table)(const struct rules *r, struct writer *w),
    const struct rules *r, struct err *e)
{
	struct writer *w;
	int result = -1;

	if (file == NULL)
		return 0;
	if (writer_open(&w, file, ',', e) != 0)
		return -1;
	if (table(r, w) == 0)
		result = writer_commit(w, e);
	else
		*e = *writer_error(w);
	writer_close(w);
	return result;
}

void
output_close(struct output *o)
{
	split_close(&o->split);
	migration_close(&o->migration);
	fit_free(&o->fit);
	portrait_close(&o->portrait);
	buf_free(&o->reason);
	arena_free(&o->memory);
}
