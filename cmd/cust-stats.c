/* cust-stats: what is in a register.
 *
 * Comes in: records of one or several inputs with the same header.  Goes out:
 * a report, as a table for people, as records or as JSON; no record leaves.
 *
 * In memory: the values of every column that differ, each once with its count,
 * within --memory; beyond that they go to nameless temp files.  So counts of
 * distinct values, top values and quantiles are exact, whatever the size,
 * unless --approx allows estimates.
 *
 * The run ends with the last record, or with a bad one unless --rejects. */
#ifdef __linux__
#include <malloc.h>
#endif

#include "cli/columns.h"
#include "cli/confine.h"
#include "cli/diag.h"
#include "cli/modes.h"
#include "cli/opts.h"
#include "cli/progress.h"
#include "stats/task.h"

enum { MEMORY = 48 << 20 };

struct config {
	struct opts_common common;
	struct task task;
	unsigned format; /* 1 + enum document_format */
	struct opt_list load, agg, metric, fail, warn;
	bool ascii, health, compare, purchases;
};

#define AT(member) offsetof(struct config, member)

static const struct opt options[] = {
	{ 's', "select", "COLUMNS", OPT_TEXT, AT(task.select),
	    "profile these columns only" },
	{ 0, "split", "COLUMN", OPT_TEXT, AT(task.split),
	    "count a record once for each of the values in COLUMN" },
	{ 0, "separator", "TEXT", OPT_TEXT, AT(task.separator),
	    "what stands between the values of --split (default |)" },
	{ 0, "format", "table|csv|json|markdown|html", OPT_WORD, AT(format),
	    "how to report (default table)" },
	{ 0, "top", "N", OPT_COUNT, AT(task.top),
	    "show the N most frequent values (default 5)" },
	{ 0, "quantile-type", "N", OPT_COUNT, AT(task.quantile_type),
	    "define quantiles as type N, 1 to 9 (default 7)" },
	{ 0, "approx", NULL, OPT_FLAG, AT(task.approx),
	    "estimate what does not fit into memory, marked with ~" },
	{ 0, "save", "FILE", OPT_OUTPUT, AT(task.save),
	    "write what was counted, to be added to by --load" },
	{ 0, "load", "FILE", OPT_INPUTS, AT(load),
	    "add what was counted before; without files nothing else" },
	{ 0, "region", "CC", OPT_TEXT, AT(task.region),
	    "country of phone numbers and postcodes that do not say" },
	{ 0, "health", NULL, OPT_FLAG, AT(health),
	    "test how fit the register is: score, causes, repairs" },
	{ 0, "failing", "FILE", OPT_OUTPUT, AT(task.failing),
	    "write the records that fail the test" },
	{ 0, "weights", "FILE", OPT_INPUT, AT(task.weights),
	    "what the dimensions of the test weigh: dimension, weight" },
	{ 0, "by", "COLUMN", OPT_TEXT, AT(task.by),
	    "compare the groups that have the same value of COLUMN" },
	{ 0, "compare", NULL, OPT_FLAG, AT(compare), "compare the files" },
	{ 0, "period", "UNIT(COL)", OPT_TEXT, AT(task.period),
	    "compare periods: year(COL), quarter(COL), month(COL)" },
	{ 0, "last", "N", OPT_COUNT, AT(task.last), "the last N periods only" },
	{ 0, "cross", "COLUMNS", OPT_TEXT, AT(task.cross),
	    "count which values of COLUMNS come together" },
	{ 0, "agg", "FIGURES", OPT_LIST, AT(agg),
	    "one record for each --by: orders=count, spend=sum(amount)" },
	{ 0, "purchases", NULL, OPT_FLAG, AT(purchases),
	    "repeat rate, order value, shares of revenue, retention" },
	{ 0, "metric", "METRIC", OPT_LIST, AT(metric),
	    "ctr=clicks/impressions, nps(C), csat(C), share(C=VALUE) ..." },
	{ 0, "metrics", "FILE", OPT_INPUT, AT(task.metrics),
	    "metrics with targets: name, metric, target" },
	{ 0, "fail-if-missed", NULL, OPT_FLAG, AT(task.missed_fails),
	    "end with status 1 if a metric misses its target, and say so" },
	{ 0, "funnel", "A>B>...", OPT_TEXT, AT(task.funnel),
	    "how many customers go from one event to the next" },
	{ 0, "attribution", "COLUMN", OPT_TEXT, AT(task.attribution),
	    "which source in COLUMN brings customers and revenue" },
	{ 0, "gains", "SCORE", OPT_TEXT, AT(task.gains),
	    "how well the column SCORE finds the records with --outcome" },
	{ 0, "outcome", "COLUMN=VALUE", OPT_TEXT, AT(task.outcome),
	    "what --gains looks for, and what --attribution counts as bought" },
	{ 0, "overlap", "KEY", OPT_TEXT, AT(task.overlap),
	    "how many customers the files, or sources --by, share" },
	{ 0, "k", "N", OPT_COUNT, AT(task.k),
	    "tell nothing of fewer than N records (default 5)" },
	{ 0, "fail-if", "CHECK", OPT_LIST, AT(fail),
	    "end with status 1 if CHECK is true, and say so" },
	{ 0, "warn-if", "CHECK", OPT_LIST, AT(warn),
	    "say it if CHECK is true" },
	{ 0, "checks", "FILE", OPT_INPUT, AT(task.checks),
	    "checks: check, severity (fail or warn)" },
	{ 0, "baseline", "STATE", OPT_INPUT, AT(task.baseline),
	    "what base.rows, psi(COLUMN) ... of checks are held against" },
	{ 0, "ascii", NULL, OPT_FLAG, AT(ascii), "draw with ASCII only" },
	{ 0, NULL, NULL, OPT_FLAG, 0, NULL },
};

static const struct opts_command command = {
	.name = "cust-stats",
	.operands = "[FILE]...",
	.summary = "Profile the columns of customer records.",
	.own = options,
	.text = true,
};

static const struct mode modes[TASK_KINDS] = {
	[TASK_HEALTH] = { "health", NULL, { NULL } },
	[TASK_COMPARE] = { "compare", NULL, { NULL } },
	[TASK_CROSS] = { "cross", NULL, { NULL } },
	[TASK_ROLLUP] = { "agg", NULL, { "by" } },
	[TASK_PURCHASES] = { "purchases", NULL, { NULL } },
	[TASK_FUNNEL] = { "funnel", NULL, { NULL } },
	[TASK_ATTRIBUTION] = { "attribution", NULL, { NULL } },
	[TASK_METRIC] = { "metric", "metrics", { NULL } },
	[TASK_GAINS] = { "gains", NULL, { "outcome" } },
	[TASK_OVERLAP] = { "overlap", NULL, { NULL } },
	[TASK_GATE] = { "fail-if", "checks", { NULL } },
};

/* Alone --by and --period ask for a comparison. */
enum { GROUPS = MODE(TASK_PROFILE) | MODE(TASK_METRIC) };

enum {
	SPLITS = GROUPS | MODE(TASK_CROSS) | MODE(TASK_ROLLUP) | MODE(TASK_GATE)
};

static const struct mode_option belongs[] = {
	{ "failing", MODE(TASK_HEALTH) },
	{ "weights", MODE(TASK_HEALTH) },
	{ "split", SPLITS },
	{ "separator", SPLITS },
	{ "save", MODE(TASK_PROFILE) },
	{ "load", MODE(TASK_PROFILE) },
	{ "approx", MODE(TASK_PROFILE) },
	{ "outcome", MODE(TASK_GAINS) | MODE(TASK_ATTRIBUTION) },
	{ "by", GROUPS | MODE(TASK_ROLLUP) | MODE(TASK_OVERLAP) },
	{ "period", GROUPS },
	{ "warn-if", MODE(TASK_PROFILE) | MODE(TASK_GATE) },
	{ "fail-if-missed", MODE(TASK_METRIC) },
	{ "baseline", MODE(TASK_PROFILE) | MODE(TASK_GATE) },
	{ NULL, 0 },
};

struct job {
	struct stream io;
	struct progress progress;
	struct states states;
	struct document document;
};

/* What is to be done. */
static int
find_task(struct config *cf, struct err *e)
{
	struct task *t = &cf->task;
	size_t kind;

	if (modes_find(&kind, modes, TASK_KINDS, belongs, options, cf, e) != 0)
		return -1;
	t->kind = (enum task_kind)kind;
	if (t->by != NULL && t->period != NULL)
		return err_set(
		    e, ERR_USAGE, 0, "--by and --period exclude each other");
	if (kind == TASK_PROFILE && (t->by != NULL || t->period != NULL))
		t->kind = TASK_COMPARE;
	if (kind == TASK_PROFILE && cf->warn.n > 0)
		t->kind = TASK_GATE;
	if (t->kind == TASK_PROFILE && t->baseline != NULL)
		return err_set(e, ERR_USAGE, 0,
		    "--baseline goes with --fail-if, --warn-if, --checks only");
	if (t->kind != TASK_PROFILE &&
	    (t->save != NULL || cf->load.n > 0 || t->approx))
		return err_set(e, ERR_USAGE, 0,
		    "--save, --load and --approx are for the profile only");
	if (t->last > 0 && t->period == NULL)
		return err_set(
		    e, ERR_USAGE, 0, "--last goes with --period only");
	if (t->separator != NULL && t->split == NULL)
		return err_set(
		    e, ERR_USAGE, 0, "--separator goes with --split only");
	if (t->quantile_type < 1 || t->quantile_type > QUANTILE_TYPES)
		return err_set(e, ERR_USAGE, 0,
		    "--quantile-type %u: there are the types 1 to 9",
		    t->quantile_type);
	return 0;
}

/* Is there nothing to read but states? */
static bool
only_loads(const struct config *cf)
{
	return cf->load.n > 0 && cf->common.io.nfiles == 0;
}

/* The states, and the header of what is studied. */
static int
open_inputs(struct job *job, const struct config *cf)
{
	struct stream *io = &job->io;
	struct err *e = &io->err;

	if (states_open(&job->states, cf->load.text, cf->load.n, e) != 0)
		return -1;
	if (!only_loads(cf))
		return stream_open(io, &cf->common.io) != 0
			   ? -1
			   : columns_know(&io->header, io->in, &cf->common, e);
	if (stream_open_output(io, &cf->common.io, ',') != 0)
		return -1;
	return header_copy(&io->header, &job->states.item[0].header, e);
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

static void
complete_task(struct job *job, struct config *cf)
{
	struct task *t = &cf->task;

	t->agg = (struct task_list){ cf->agg.text, cf->agg.n };
	t->metric = (struct task_list){ cf->metric.text, cf->metric.n };
	t->fail = (struct task_list){ cf->fail.text, cf->fail.n };
	t->warn = (struct task_list){ cf->warn.text, cf->warn.n };
	t->memory = cf->common.memory;
	t->tempdir = cf->common.tempdir;
	t->threads = cf->common.threads;
	t->as_of = cf->common.as_of;
	if (t->separator == NULL)
		t->separator = "|";
	t->states = &job->states;
	t->states_only = only_loads(cf);
	t->format = cf->format == 0 ? DOCUMENT_TABLE
				    : (enum document_format)(cf->format - 1);
}

static int
run(struct job *job, struct config *cf)
{
	struct stream *io = &job->io;
	struct document *d = &job->document;
	bool failed;

	d->err = &io->err;
	d->ascii = cf->ascii;
	if (find_task(cf, &io->err) != 0 || open_inputs(job, cf) != 0)
		return -1;
	confine();
	if (cf->common.print_schema)
		return columns_print(io, &io->header);
	limit_heap();
	complete_task(job, cf);
	if (task_run(io, &cf->task, d, &failed) != 0)
		return -1;
	progress_end(&job->progress);
	if (!document_is_empty(d) &&
	    document_print(d, io->out, cf->task.format) != 0)
		return -1;
	return failed ? 1 : 0;
}

int
main(int argc, char **argv)
{
	struct config cf = { .common.memory = MEMORY,
		.task = { .top = 5, .quantile_type = QUANTILE_TYPE, .k = 5 } };
	struct job job = { .states = { .n = 0 } };
	int got;

	confine_descriptors();
	opts_parse(&command, &cf, argc, argv);
	progress_start(&job.progress, &job.io, &cf.common);
	got = run(&job, &cf);
	progress_end(&job.progress);
	document_free(&job.document);
	states_close(&job.states);
	return diag_finish(&job.io, &cf.common, got, NULL, 0);
}
