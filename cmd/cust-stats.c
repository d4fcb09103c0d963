/* cust-stats: what is in a register.
 *
 * Comes in: records of one or several inputs with the same header.  Goes out:
 * a report about its columns, as a table for people, as records or as JSON;
 * no record leaves.
 *
 * In memory: the values of every column that differ, each once with its count,
 * within --memory; beyond that they go to nameless temp files.  So counts of
 * distinct values, top values and quartiles are exact, whatever the size.
 *
 * The run ends with the last record, or with a bad one unless --rejects. */
#ifdef __linux__
#include <malloc.h>
#endif

#include "base/arena.h"
#include "cli/columns.h"
#include "cli/confine.h"
#include "cli/diag.h"
#include "cli/opts.h"
#include "cli/progress.h"
#include "record/select.h"
#include "record/stream.h"
#include "stats/census.h"
#include "stats/report_csv.h"
#include "stats/report_json.h"
#include "stats/report_table.h"

enum format { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };

struct config {
	struct opts_common common;
	const char *select;
	const char *format_name;
	enum format format;
	unsigned top;
};

/* The register being profiled. */
struct study {
	struct stream io;
	struct progress progress;
	struct selection columns;
	struct census census;
	struct profile *profile; /* one for each of columns */
	struct arena memory;
};

static const struct opt options[] = {
	{ 's', "select", "COLUMNS", OPT_TEXT, offsetof(struct config, select),
	    "profile these columns only" },
	{ 0, "format", "FORMAT", OPT_TEXT, offsetof(struct config, format_name),
	    "table (default), csv or json" },
	{ 0, "top", "N", OPT_COUNT, offsetof(struct config, top),
	    "show the N most frequent values (default 5)" },
	{ 0, NULL, NULL, OPT_FLAG, 0, NULL },
};

static int
read_format(struct config *cf, struct err *e)
{
	static const char *const names[] = { "table", "csv", "json" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_is(str_of(cf->format_name), names[i])) {
			cf->format = (enum format)i;
			return 0;
		}
	}
	(void)err_set(
	    e, ERR_USAGE, 0, "unknown format \"%s\"", cf->format_name);
	return err_hint(e, "the formats are table, csv and json");
}

/* Learn what the columns are and which to profile. */
static int
choose_columns(struct study *s, const struct config *cf)
{
	struct header *h = &s->io.header;
	struct err *e = &s->io.err;

	if (columns_know(h, s->io.in, &cf->common, e) != 0)
		return -1;
	if (cf->select == NULL)
		return select_all(&s->columns, h, e);
	return select_columns(&s->columns, cf->select, h, e);
}

/* Tables come and go in large pieces: what is freed goes back to the system
 * at once, so that --memory is what the process takes. */
static void
limit_heap(void)
{
#ifdef M_MMAP_THRESHOLD
	(void)mallopt(M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

static int
prepare(struct study *s, const struct config *cf)
{
	const struct census_options o = { cf->common.memory, cf->common.tempdir,
		cf->common.threads };
	size_t n = s->columns.n;

	limit_heap();
	s->profile = arena_array(&s->memory, n, sizeof *s->profile, &s->io.err);
	if (s->profile == NULL)
		return -1;
	for (size_t i = 0; i < n; i++)
		s->profile[i].top.limit = cf->top;
	return census_open(&s->census, n, &o, &s->io.err);
}

/* Take records until b is full: 1, 0 at the end, -1. */
static int
fill_batch(void *context, struct batch *b)
{
	struct study *s = context;

	while (!batch_is_full(b)) {
		const struct record *rec;
		int got = stream_next(&s->io, &rec);

		if (got != 1)
			return got;
		if (batch_add(b, rec, s->columns.column, &s->io.err) != 0)
			return -1;
	}
	return 1;
}

static int
write_report(struct study *s, const struct config *cf)
{
	const struct report r = { &s->io.header, &s->columns, s->profile,
		s->census.records, cf->top };

	if (cf->format == FORMAT_JSON)
		return report_json(s->io.out, &r, &s->io.err);
	if (cf->format == FORMAT_TABLE)
		return report_table(s->io.out, &r, &s->io.err);
	if (report_csv(s->io.out, &r) == 0)
		return 0;
	s->io.err = *writer_error(s->io.out);
	return -1;
}

static int
profile_register(struct study *s, const struct config *cf)
{
	int got;

	if (prepare(s, cf) != 0)
		return -1;
	got = census_count(&s->census, fill_batch, s, &s->io.err);
	if (got == 0)
		got = census_profile(&s->census, s->profile, &s->io.err);
	progress_end(&s->progress);
	return got == 0 ? write_report(s, cf) : -1;
}

static void
free_study(struct study *s)
{
	census_close(&s->census);
	for (size_t i = 0; s->profile != NULL && i < s->columns.n; i++)
		profile_free(&s->profile[i]);
	selection_free(&s->columns);
	arena_free(&s->memory);
}

int
main(int argc, char **argv)
{
	static const struct opts_command command = { "cust-stats", "[FILE]...",
		"Profile the columns of customer records.", options, true };
	struct config cf = { .format_name = "table", .top = 5 };
	struct study s = { .profile = NULL };
	int got = -1;

	confine_descriptors();
	opts_parse(&command, &cf, argc, argv);
	progress_start(&s.progress, &s.io, &cf.common);
	if (read_format(&cf, &s.io.err) == 0 &&
	    stream_open(&s.io, &cf.common.io) == 0)
		got = choose_columns(&s, &cf);
	confine();
	if (got == 0 && cf.common.print_schema)
		got = columns_print(&s.io, &s.io.header);
	else if (got == 0)
		got = profile_register(&s, &cf);
	free_study(&s);
	return diag_finish(&s.io, &cf.common, got, NULL, 0);
}
