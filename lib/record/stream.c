#include <string.h>
#include <sys/stat.h>

#include "record/stream.h"

enum { TICK = 1 << 16 }; /* records between two calls of tick */

static const char *
input_name(const struct stream_options *o, size_t i)
{
	return o->nfiles == 0 ? "-" : o->files[i];
}

/* `cmd x.csv > x.csv` has emptied x.csv before we begin, or will read what it
 * writes: refuse. */
static int
check_not_output(struct stream *io, const char *file)
{
	struct stat in, out;

	if (strcmp(file, "-") == 0 ? fstat(0, &in) : stat(file, &in))
		return 0; /* opening it has told or will tell */
	if (fstat(writer_descriptor(io->out), &out) != 0 ||
	    !S_ISREG(out.st_mode) || in.st_dev != out.st_dev ||
	    in.st_ino != out.st_ino)
		return 0;
	(void)err_set(
	    &io->err, ERR_USAGE, 0, "is the output as well as an input");
	(void)err_hint(&io->err, "replace a file by its result with -o");
	return err_in_file(&io->err, file);
}

static int
open_rejects(struct stream *io)
{
	static const char *const columns[] = { "file", "record", "line", "byte",
		"column", "reason", "original" };

	if (io->options.rejects == NULL)
		return 0;
	if (writer_open(&io->rejects, io->options.rejects, ',', &io->err) != 0)
		return -1;
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		writer_field(io->rejects, str_of(columns[i]));
	if (writer_end(io->rejects) == 0)
		return 0;
	io->err = *writer_error(io->rejects);
	return -1;
}

static void
take_options(struct stream *io, const struct stream_options *o)
{
	void (*tick)(void *, const struct stream *) = io->tick;
	void *context = io->tick_context;

	memset(io, 0, sizeof *io);
	io->options = *o;
	io->tick = tick;
	io->tick_context = context;
}

static int
open_output(struct stream *io, char delimiter)
{
	const struct stream_options *o = &io->options;
	char named = dialect_of_name(o->output);

	if (o->out_delimiter != 0)
		delimiter = o->out_delimiter;
	else if (named != 0)
		delimiter = named;
	if (writer_open(&io->out, o->output, delimiter, &io->err) != 0)
		return -1;
	for (size_t i = 0; i < o->nfiles || i == 0; i++)
		if (check_not_output(io, input_name(o, i)) != 0)
			return -1;
	return open_rejects(io);
}

int
stream_open_output(
    struct stream *io, const struct stream_options *o, char delimiter)
{
	take_options(io, o);
	return open_output(io, delimiter);
}

int
stream_open(struct stream *io, const struct stream_options *o)
{
	take_options(io, o);
	if (reader_open(&io->in, input_name(o, 0), &o->reader, &io->err) != 0)
		return -1;
	io->next_file = 1;
	if (header_copy(&io->header, reader_header(io->in), &io->err) != 0)
		return -1;
	return open_output(io, reader_dialect(io->in).delimiter);
}

void
stream_done_with(struct stream *io, const struct reader *r)
{
	struct reader_counts c = reader_counts(r);

	io->counts.blank += c.blank;
	io->counts.repaired += c.repaired;
	io->counts.bytes += c.bytes;
	io->counts.cut += c.cut;
}

/* 1 when another input was opened, 0 when there is none, -1. */
static int
open_next(struct stream *io)
{
	const struct stream_options *o = &io->options;
	const char *file;

	stream_done_with(io, io->in);
	reader_close(io->in);
	io->in = NULL;
	if (io->next_file >= o->nfiles)
		return 0;
	file = o->files[io->next_file++];
	if (reader_open(&io->in, file, &o->reader, &io->err) != 0)
		return -1;
	if (header_same_names(&io->header, reader_header(io->in)))
		return 1;
	(void)err_set(
	    &io->err, ERR_USAGE, 0, "has other columns than '%s'", o->files[0]);
	(void)err_hint(&io->err, "cust-merge unites inputs with other columns");
	return err_in_file(&io->err, file);
}

void
stream_count(struct stream *io, uint64_t n)
{
	uint64_t before = io->counts.in;

	io->counts.in += n;
	if (io->counts.in / TICK != before / TICK && io->tick != NULL)
		io->tick(io->tick_context, io);
}

int
stream_next(struct stream *io, const struct record **rec)
{
	for (;;) {
		int got;

		if (io->in == NULL)
			return 0;
		got = reader_next(io->in, rec, &io->err);
		if (got == 1) {
			stream_count(io, 1);
			return 1;
		}
		if (got == 0)
			got = open_next(io);
		else
			got = stream_set_aside(io, io->in, &io->err);
		if (got < 0)
			return -1;
	}
}

int
stream_set_aside(struct stream *io, struct reader *r, const struct err *e)
{
	struct writer *w = io->rejects;

	if (e != &io->err)
		io->err = *e;
	if (e->code != ERR_RECORD)
		return -1;
	if (w == NULL) {
		if (e->hint[0] == '\0')
			(void)err_hint(
			    &io->err, "--rejects FILE sets bad records aside");
		return -1;
	}
	writer_field(w, str_of(e->file));
	writer_number(w, e->record);
	writer_number(w, e->line);
	writer_number(w, e->byte);
	writer_field(w, str_of(e->column));
	writer_field(w, str_of(e->reason));
	writer_field(w, reader_bad(r));
	stream_count(io, 1);
	io->counts.rejected++;
	if (writer_end(w) == 0)
		return 0;
	io->err = *writer_error(w);
	return -1;
}

int
stream_reject(struct stream *io, const char *column, const char *reason)
{
	(void)err_set(&io->err, ERR_RECORD, 0, "%s", reason);
	if (column != NULL)
		(void)err_in_column(&io->err, column, strlen(column));
	(void)reader_here(io->in, &io->err);
	io->counts.in--; /* it was counted when it was read */
	return stream_set_aside(io, io->in, &io->err);
}

static int
count_out(struct stream *io, int result)
{
	if (result == 0) {
		io->counts.out++;
		return 0;
	}
	io->err = *writer_error(io->out);
	return -1;
}

int
stream_write_header(struct stream *io)
{
	int result;

	if (io->options.reader.no_header)
		return 0;
	result = writer_header_as(io->out, &io->header,
	    reader_header_raw(io->in), reader_dialect(io->in).delimiter);
	if (result != 0)
		io->err = *writer_error(io->out);
	return result;
}

int
stream_pass(struct stream *io, const struct record *rec)
{
	return count_out(io, writer_record(io->out, rec));
}

int
stream_pass_run(struct stream *io, struct str run, uint64_t n)
{
	int result = writer_text(io->out, run);

	io->counts.out += n - 1;
	return count_out(io, result);
}

int
stream_end(struct stream *io)
{
	return count_out(io, writer_end(io->out));
}

int
stream_commit(struct stream *io)
{
	if (io->rejects != NULL && writer_commit(io->rejects, &io->err) != 0)
		return -1;
	return writer_commit(io->out, &io->err);
}

void
stream_cut_short(struct stream *io, const char *command)
{
	if (io->out != NULL)
		writer_cut_short(io->out, command);
}

void
stream_close(struct stream *io)
{
	reader_close(io->in);
	writer_close(io->out);
	writer_close(io->rejects);
	header_free(&io->header);
	io->in = NULL;
	io->out = NULL;
	io->rejects = NULL;
}
