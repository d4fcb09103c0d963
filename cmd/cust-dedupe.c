/* cust-dedupe - one record per key.
 *
 * In: records.  Out: of the records that agree in all key columns, byte for
 * byte, one (the first, or the most complete), in the order of the input.
 * Kept in memory: the keys (with --keep complete the records) within -S; what
 * does not fit goes to temp files.  A record whose key is empty in a column
 * does not say who it is: it stays, and is counted. */
#include <stddef.h>
#include <string.h>

#include "cli/columns.h"
#include "cli/confine.h"
#include "cli/diag.h"
#include "cli/opts.h"
#include "cli/progress.h"
#include "match/key.h"
#include "match/unique.h"
#include "record/quote.h"

struct config {
	struct opts_common common;
	struct opt_list keys;
	const char *keep;
};

static const struct opt options[] = {
	{ 'k', "key", "COLUMNS", OPT_LIST, offsetof(struct config, keys),
	    "columns that must agree; several -k make one key" },
	{ 0, "keep", "WHICH", OPT_TEXT, offsetof(struct config, keep),
	    "first (the default) or complete: most fields filled" },
	{ 0, NULL, NULL, OPT_FLAG, 0, NULL },
};

static const struct opts_command command = {
	.name = "cust-dedupe",
	.operands = "-k COLUMNS [FILE]...",
	.summary = "Keep one record of those with the same key.",
	.own = options,
};

struct job {
	struct stream io;
	struct key key;
	struct unique unique;
	struct buf key_bytes, text;
	uint64_t keyless;
};

/* All -k together, each selector resolved, a column taken once. */
static int
open_key(struct job *job, const struct config *cf)
{
	const struct key_options bytes = { .normalized = false };
	struct buf text = { NULL, 0, 0 };
	struct err *e = &job->io.err;
	int result = 0;

	if (cf->keys.n == 0) {
		(void)err_set(e, ERR_USAGE, 0, "no key is given");
		return err_hint(e, "for example -k email, or -k role:phone");
	}
	for (size_t i = 0; i < cf->keys.n && result == 0; i++)
		if ((i > 0 && buf_add_byte(&text, ',', e) != 0) ||
		    buf_add(&text, str_of(cf->keys.text[i]), e) != 0)
			result = -1;
	if (result == 0)
		result = key_open(
		    &job->key, buf_str(&text), &job->io.header, &bytes, e);
	buf_free(&text);
	return result;
}

static int
open_unique(struct job *job, const struct config *cf)
{
	enum unique_keep keep = UNIQUE_FIRST;

	if (cf->keep != NULL && strcmp(cf->keep, "complete") == 0)
		keep = UNIQUE_COMPLETE;
	else if (cf->keep != NULL && strcmp(cf->keep, "first") != 0)
		return err_set(&job->io.err, ERR_USAGE, 0,
		    "--keep %s: expected first or complete", cf->keep);
	unique_open(&job->unique, keep, cf->common.memory, cf->common.tempdir);
	return 0;
}

static size_t
count_filled(const struct record *rec)
{
	size_t n = 0;

	for (size_t i = 0; i < rec->nfields; i++)
		n += rec->field[i].n > 0;
	return n;
}

static int
take_record(struct job *job, const struct record *rec)
{
	struct err *e = &job->io.err;
	struct str key = { NULL, 0 }, text = rec->raw;
	bool whole;
	int got;

	if (key_build(&job->key, &job->key_bytes, rec->field, &whole, e) != 0)
		return -1;
	if (whole)
		key = buf_str(&job->key_bytes);
	else
		job->keyless++;
	if (text.p == NULL || rec->delimiter != writer_delimiter(job->io.out)) {
		buf_clear(&job->text);
		if (quote_record(
			&job->text, rec, writer_delimiter(job->io.out), e) != 0)
			return -1;
		text = buf_str(&job->text);
	}
	got = unique_add(&job->unique, key, count_filled(rec), text, e);
	return got == 1 ? stream_pass(&job->io, rec) : got;
}

/* The survivors that had to wait for the end of the input. */
static int
write_rest(struct job *job)
{
	struct record rec = { .delimiter = writer_delimiter(job->io.out) };
	int got = unique_finish(&job->unique, &job->io.err);

	while (got == 0 &&
	       (got = unique_next(&job->unique, &rec.raw, &job->io.err)) == 1)
		got = stream_pass(&job->io, &rec);
	return got;
}

static int
run(struct job *job, const struct config *cf)
{
	const struct record *rec;
	int got;

	if (stream_open(&job->io, &cf->common.io) != 0 ||
	    columns_know(
		&job->io.header, job->io.in, &cf->common, &job->io.err) != 0)
		return -1;
	if (cf->common.print_schema)
		return columns_print(&job->io, &job->io.header);
	if (open_key(job, cf) != 0 || open_unique(job, cf) != 0 ||
	    stream_write_header(&job->io) != 0)
		return -1;
	confine();
	while ((got = stream_next(&job->io, &rec)) == 1)
		if (take_record(job, rec) != 0)
			return -1;
	return got == 0 ? write_rest(job) : -1;
}

int
main(int argc, char **argv)
{
	struct config cf = { .keep = NULL };
	struct job job = { .keyless = 0 };
	struct progress progress;
	struct count counts[2];
	int got;

	confine_descriptors();
	opts_parse(&command, &cf, argc, argv);
	progress_start(&progress, &job.io, &cf.common);
	got = run(&job, &cf);
	counts[0] = (struct count){ "duplicates_dropped", NULL,
		job.io.counts.in - job.io.counts.rejected - job.io.counts.out };
	counts[1] =
	    (struct count){ "records_without_a_whole_key", NULL, job.keyless };
	progress_end(&progress);
	unique_close(&job.unique);
	key_close(&job.key);
	buf_free(&job.key_bytes);
	buf_free(&job.text);
	return diag_finish(&job.io, &cf.common, got, counts, 2);
}
