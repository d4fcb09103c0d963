/* cust-segment - label records by rules.
 *
 * In: records and rules (cust-rules(5)), or an order log, of which each customer
 * becomes a record.  Out: the records, with a column for what each rule says, or
 * what a mode says.  Kept in memory: the rules, one record and, within -S, what
 * rules need of events and of all records.  Rules that do not fit end the run
 * before output; a record with a pattern at its limit is a bad record. */
#include "cli/columns.h"
#include "cli/confine.h"
#include "cli/diag.h"
#include "cli/files.h"
#include "cli/modes.h"
#include "cli/opts.h"
#include "cli/progress.h"
#include "segment/audit.h"
#include "segment/clv.h"
#include "segment/doubt.h"
#include "segment/edges.h"
#include "segment/events.h"
#include "segment/output.h"
#include "segment/request.h"

struct config {
	struct opts_common common;
	struct request request;
	const char *region, *split, *audit, *edges_out, *explain, *diff;
	const char *clv_out, *fit, *gains, *profile;
	struct opt_list where;
	bool lifecycle, value_tier, check, dry_run, to_sql;
};

#define AT(member) offsetof(struct config, member)

static const struct opt options[] = {
	{ 'f', "rules", "RULES", OPT_INPUT, AT(request.file),
	    "the rules file, or a grid .csv: a column for each rule" },
	{ 0, "where", "EXPR", OPT_LIST, AT(where),
	    "keep only the records for which EXPR is true" },
	{ 'k', "key", "COLUMN", OPT_TEXT, AT(request.options.key),
	    "whose record it is (default the role customer_id)" },
	{ 0, "region", "CC", OPT_TEXT, AT(region),
	    "country of values that are held to be valid" },
	{ 0, "column", "NAME", OPT_TEXT, AT(request.column),
	    "name of the new column, instead of that of the set" },
	{ 0, "explain-column", "NAME", OPT_TEXT, AT(request.explain),
	    "add a column that tells which clause won" },
	{ 0, "from-orders", NULL, OPT_FLAG, AT(request.orders),
	    "the input is an order log: one record for each customer" },
	{ 0, "rfm", "[=HOW]", OPT_TEXT, AT(request.options.rfm),
	    "recency, frequency, value and segment, from an order log" },
	{ 0, "lifecycle", NULL, OPT_FLAG, AT(lifecycle),
	    "lead, new, active ..., from an order log" },
	{ 0, "value-tier", NULL, OPT_FLAG, AT(value_tier),
	    "A, B, C and deciles of revenue, from an order log" },
	{ 0, "clv", "[=HOW]", OPT_TEXT, AT(request.options.clv),
	    "what customers will be worth, from an order log" },
	{ 0, "clv-model", "FILE", OPT_INPUT, AT(request.model),
	    "the model of --clv, made earlier with --clv-out" },
	{ 0, "clv-out", "FILE", OPT_OUTPUT, AT(clv_out),
	    "write the model that was fitted" },
	{ 0, "edges", "FILE", OPT_INPUT, AT(request.edges),
	    "edges of tiers, made earlier with --edges-out" },
	{ 0, "edges-out", "FILE", OPT_OUTPUT, AT(edges_out),
	    "write the edges of tiers" },
	{ 0, "check", NULL, OPT_FLAG, AT(check),
	    "hold the rules against the header and end" },
	{ 0, "dry-run", NULL, OPT_FLAG, AT(dry_run),
	    "write counts per segment instead of records" },
	{ 0, "split", "DIR", OPT_TEXT, AT(split),
	    "write a file for each segment into DIR" },
	{ 0, "explain", "KEY", OPT_TEXT, AT(explain),
	    "write which clauses were true for one record, and why" },
	{ 0, "diff", "FILE", OPT_INPUT, AT(diff),
	    "write who changed segments since FILE, an earlier output" },
	{ 0, "fit", "NAME", OPT_TEXT, AT(fit),
	    "write coefficients for logit that explain the let NAME" },
	{ 0, "gains", "FILE", OPT_OUTPUT, AT(gains),
	    "write what --fit finds, by tenths of the records" },
	{ 0, "profile", "NAME", OPT_TEXT, AT(profile),
	    "write what is typical of each segment of the set NAME" },
	{ 0, "to-sql", NULL, OPT_FLAG, AT(to_sql),
	    "write the rules as an SQL query and end" },
	{ 0, "audit", "FILE", OPT_OUTPUT, AT(audit),
	    "write how often each clause was tested, true, unknown" },
	{ 0, NULL, NULL, OPT_FLAG, 0, NULL },
};

static const struct opts_command command = {
	.name = "cust-segment",
	.operands = "-f RULES [FILE]...",
	.summary = "Label records by rules, or keep those that meet one.",
	.own = options,
	.text = true,
};

/* Where rules come from besides -f: 1 + an enum builtin. */
enum { ORIGINS = 2 + BUILTIN_CLV };

static const struct mode origins[ORIGINS] = {
	[1 + BUILTIN_RFM] = { .option = "rfm" },
	[1 + BUILTIN_LIFECYCLE] = { .option = "lifecycle" },
	[1 + BUILTIN_VALUE_TIER] = { .option = "value-tier" },
	[1 + BUILTIN_CLV] = { .option = "clv" },
};

/* What becomes of the records, each an enum output_what. */
enum { MODES = OUTPUT_FINDINGS + 1 };

static const struct mode modes[MODES] = {
	[OUTPUT_COUNTS] = { .option = "dry-run" },
	[OUTPUT_SPLIT] = { .option = "split" },
	[OUTPUT_EXPLAIN] = { .option = "explain" },
	[OUTPUT_MIGRATION] = { .option = "diff" },
	[OUTPUT_FIT] = { .option = "fit" },
	[OUTPUT_PROFILE] = { .option = "profile" },
	[OUTPUT_SQL] = { .option = "to-sql" },
	[OUTPUT_FINDINGS] = { .option = "check" },
};

static const struct mode_option of_modes[] = { { "gains", MODE(OUTPUT_FIT) },
	{ NULL, 0 } };

struct job {
	struct stream io;
	struct rules rules;
	struct source where;
	struct run_options options;
	struct run run;
	struct output output;
	struct count_list counts;
	size_t mode; /* an enum output_what */
};

/* What the options ask for, as far as it can be told without the input. */
static int
read_rules(struct job *job, struct config *cf)
{
	struct err *e = &job->io.err;
	struct request *q = &cf->request;
	size_t origin;

	if (modes_find(
		&origin, origins, ORIGINS, of_modes + 1, options, cf, e) != 0 ||
	    modes_find(&job->mode, modes, MODES, of_modes, options, cf, e) != 0)
		return -1;
	q->builtin = origin > 0;
	q->kind = (enum builtin)(origin - q->builtin);
	q->where = cf->where.text;
	q->nwhere = cf->where.n;
	q->audit = cf->audit != NULL || cf->explain != NULL;
	return request_rules(q, &job->rules, &job->where, e);
}

/* --as-of, else as_of of the rules, else today. */
static void
decide_as_of(const struct rules *r, struct config *cf)
{
	const char *why = r->has_as_of ? cf->request.file : "the system's date";
	char text[10];

	if (cf->common.as_of.year >= 0)
		why = "--as-of";
	else
		cf->common.as_of = r->has_as_of ? r->as_of : date_today();
	date_write_iso(cf->common.as_of, text);
	if (cf->common.verbose)
		diag_say(command.name, "today is %.10s (%s)", text, why);
}

static int
open_run(struct job *job, const struct config *cf)
{
	const struct opts_common *c = &cf->common;
	struct run_options *o = &job->options;
	struct output *out = &job->output;
	struct err *e = &job->io.err;

	for (const struct events *ev = job->rules.events; ev != NULL;
	     ev = ev->next)
		if (ev->file != NULL &&
		    files_check_input(options, c, ev->file, e) != 0)
			return -1;
	o->log = run_log(&job->rules);
	o->headers_only = job->mode >= OUTPUT_SQL;
	o->memory = c->memory;
	o->threads = c->threads;
	o->tempdir = c->tempdir;
	o->key = cf->request.options.key;
	o->region = cf->region;
	o->as_of = c->as_of;
	o->reader = &c->io.reader;
	o->delimiter = writer_delimiter(job->io.out);
	o->put = output_put;
	o->context = out;
	out->io = &job->io;
	out->rules = &job->rules;
	out->explain = cf->request.explain;
	out->what = (enum output_what)job->mode;
	out->id = cf->explain;
	out->fit.target = cf->fit;
	out->portrait.target = cf->profile;
	out->gains = cf->gains;
	out->migration.file = cf->diff;
	out->split.folder = cf->split;
	out->split.delimiter = o->delimiter;
	out->split.no_header = c->io.reader.no_header;
	return run_open(&job->run, &job->rules, &job->io.header, o, e);
}

static int
take_record(struct job *job, const struct record *rec)
{
	const struct slot *limit;
	enum run_result got = run_take(&job->run, rec, &job->io.err);

	if (got != RUN_LIMIT)
		return got == RUN_FAILED ? -1 : 0;
	limit = job->run.eval.limit;
	return stream_reject(&job->io,
	    limit == NULL ? NULL : job->io.header.name[limit->column].p,
	    "a pattern reached its limit");
}

static void
say(void *context, const char *text)
{
	(void)context;
	diag_say(command.name, "%s", text);
}

static int
run(struct job *job, struct config *cf)
{
	const struct record *rec;
	struct stream *io = &job->io;
	int got;

	if (read_rules(job, cf) != 0)
		return -1;
	decide_as_of(&job->rules, cf);
	if (stream_open(io, &cf->common.io) != 0 ||
	    columns_know(&io->header, io->in, &cf->common, &io->err) != 0)
		return -1;
	if (cf->common.print_schema)
		return columns_print(io, &io->header);
	if (open_run(job, cf) != 0)
		return -1;
	got = output_open(&job->output, &job->run);
	if (got != 0)
		return got > 0 ? 0 : -1;
	confine();
	while ((got = stream_next(io, &rec)) == 1)
		if (take_record(job, rec) != 0)
			return -1;
	if (got == 0)
		got = run_finish(&job->run, &io->err);
	if (!cf->common.quiet)
		doubt_tell(&job->run, say, NULL);
	if (got != 0 || output_finish(&job->output, &job->run) != 0 ||
	    output_save(cf->audit, audit_table, &job->rules, &io->err) != 0 ||
	    output_save(cf->edges_out, edges_write, &job->rules, &io->err) !=
		0 ||
	    output_save(cf->clv_out, clv_write, &job->rules, &io->err) != 0)
		return -1;
	return audit_count(&job->run, &job->counts, &io->err);
}

int
main(int argc, char **argv)
{
	/* A year before the calendar: --as-of is not given. */
	struct config cf = { .common = { .as_of = { .year = -1 } } };
	struct job job = { .mode = OUTPUT_RECORDS };
	struct progress progress;
	const struct source *wrong;
	int got;

	confine_descriptors();
	opts_parse(&command, &cf, argc, argv);
	if (cf.check) {
		cf.common.io.output = NULL;
		cf.common.io.rejects = NULL;
		cf.common.report = NULL;
	}
	progress_start(&progress, &job.io, &cf.common);
	got = run(&job, &cf);
	progress_end(&progress);
	got = diag_finish(
	    &job.io, &cf.common, got, job.counts.item, job.counts.n);
	wrong = rules_wrong(&job.rules, &job.where);
	if (wrong != NULL)
		diag_place(command.name, wrong);
	output_close(&job.output);
	run_close(&job.run);
	rules_free(&job.rules);
	count_free(&job.counts);
	return got;
}
