/* cust-segment - label records by rules.
 *
 * In: records, and a rules file (cust-rules(5)).  Out: the same records, each
 * with a new column for every set of rules, which holds the label of the first
 * clause that is true; with --where only the records it is true for.  Kept in
 * memory: the rules and one record.  Rules that are malformed or name a column
 * that is not there end the run before anything is written; a record on which
 * a pattern reaches its limit has no label and is a bad record. */
#include "cli/columns.h"
#include "cli/confine.h"
#include "cli/diag.h"
#include "cli/opts.h"
#include "cli/progress.h"
#include "expr/parse.h"
#include "segment/audit.h"
#include "segment/labels.h"
#include "segment/rules.h"

struct config {
	struct opts_common common;
	const char *rules, *column, *explain;
	struct opt_list where;
	bool check, dry_run;
};

static const struct opt options[] = {
	{ 'f', "rules", "RULES", OPT_TEXT, offsetof(struct config, rules),
	    "the rules file: a new column for each of its sets" },
	{ 0, "where", "EXPR", OPT_LIST, offsetof(struct config, where),
	    "keep only the records for which EXPR is true" },
	{ 0, "column", "NAME", OPT_TEXT, offsetof(struct config, column),
	    "name of the new column, instead of that of the set" },
	{ 0, "explain-column", "NAME", OPT_TEXT,
	    offsetof(struct config, explain),
	    "add a column that tells which clause won" },
	{ 0, "check", NULL, OPT_FLAG, offsetof(struct config, check),
	    "hold the rules against the header and end" },
	{ 0, "dry-run", NULL, OPT_FLAG, offsetof(struct config, dry_run),
	    "write counts per segment instead of records" },
	{ 0, NULL, NULL, OPT_FLAG, 0, NULL },
};

static const struct opts_command command = {
	.name = "cust-segment",
	.operands = "-f RULES [FILE]...",
	.summary = "Label records by rules, or keep those that meet one.",
	.own = options,
	.text = true,
};

struct job {
	struct stream io;
	struct rules rules;
	struct source where_text;
	struct node *where;                /* or NULL */
	uint64_t where_is[EVAL_LIMIT + 1]; /* records, by its truth */
	struct check check;
	struct eval eval;
	struct count *counts;
	size_t ncounts;
	struct buf reason; /* for --explain-column */
	struct arena memory;
};

/* What the options ask for, as far as it can be told without the input. */
static int
read_rules(struct job *job, const struct config *cf)
{
	struct err *e = &job->io.err;

	if (cf->rules == NULL && cf->where.n == 0) {
		(void)err_set(e, ERR_USAGE, 0, "no rules are given");
		return err_hint(e, "-f RULES labels, --where EXPR chooses");
	}
	if (cf->rules == NULL && (cf->column != NULL || cf->explain != NULL))
		return err_set(e, ERR_USAGE, 0,
		    "%s is about the columns of rules: -f RULES is missing",
		    cf->column != NULL ? "--column" : "--explain-column");
	if (cf->where.n > 1) {
		(void)err_set(e, ERR_USAGE, 0, "--where is given twice");
		return err_hint(e, "join conditions with and, or");
	}
	if (cf->rules != NULL && rules_read(&job->rules, cf->rules, e) != 0)
		return -1;
	if (cf->column != NULL && job->rules.nsets > 1)
		return err_set(e, ERR_USAGE, 0,
		    "--column names the column of one set, %s has %zu",
		    cf->rules, job->rules.nsets);
	if (cf->column != NULL)
		job->rules.sets->name = str_of(cf->column);
	if (cf->where.n == 0)
		return 0;
	job->where_text.name = "--where";
	job->where_text.text = str_of(cf->where.text[0]);
	return parse_whole(&job->where_text, &job->memory, &job->where, e);
}

/* --as-of, else as_of of the rules, else today. */
static void
decide_as_of(const struct job *job, struct config *cf)
{
	const char *why = "--as-of";
	char text[10];

	if (cf->common.as_of.year < 0) {
		why = job->rules.has_as_of ? cf->rules : "the system's date";
		cf->common.as_of =
		    job->rules.has_as_of ? job->rules.as_of : date_today();
	}
	date_write_iso(cf->common.as_of, text);
	if (cf->common.verbose)
		diag_say(cf->common.command, "today is %.10s (%s)", text, why);
}

static int
check_rules(struct job *job, const struct config *cf)
{
	struct err *e = &job->io.err;

	check_open(
	    &job->check, &job->io.header, cf->common.as_of, &job->memory);
	eval_open(&job->eval, &job->check);
	if (rules_check(&job->rules, &job->check, e) != 0)
		return -1;
	return job->where == NULL ? 0
				  : check_condition(&job->check,
					&job->where_text, job->where, e);
}

static int
write_header(struct job *job, const struct config *cf)
{
	struct stream *io = &job->io;
	struct header out;

	if (job->rules.nsets == 0)
		return stream_write_header(io);
	if (io->options.reader.no_header)
		return 0;
	if (labels_columns(&out, &io->header, &job->rules, cf->explain,
		&job->memory, &io->err) != 0)
		return -1;
	if (writer_header(io->out, &out) == 0)
		return 0;
	io->err = *writer_error(io->out);
	return -1;
}

static int
write_labelled(
    struct job *job, const struct config *cf, const struct record *rec)
{
	writer_same_all(job->io.out, rec);
	labels_write(&job->rules, job->io.out);
	if (cf->explain != NULL) {
		if (labels_explain(&job->rules, &job->reason, &job->io.err) !=
		    0)
			return -1;
		writer_field(job->io.out, buf_str(&job->reason));
	}
	return stream_end(&job->io);
}

static int
take_record(struct job *job, const struct config *cf, const struct record *rec)
{
	enum eval_truth chosen = EVAL_TRUE;

	eval_record(&job->eval, rec);
	if (job->where != NULL) {
		chosen = eval_condition(&job->eval, job->where);
		job->where_is[chosen]++;
	}
	if (chosen == EVAL_FALSE || chosen == EVAL_UNKNOWN)
		return 0;
	if (chosen == EVAL_LIMIT || !rules_label(&job->rules, &job->eval))
		return stream_reject(&job->io,
		    job->eval.limit == NULL
			? NULL
			: job->io.header.name[job->eval.limit->column].p,
		    "a pattern reached its limit");
	if (cf->dry_run)
		return 0;
	return job->rules.nsets == 0 ? stream_pass(&job->io, rec)
				     : write_labelled(job, cf, rec);
}

static int
run(struct job *job, struct config *cf)
{
	const struct record *rec;
	struct stream *io = &job->io;
	int got;

	if (read_rules(job, cf) != 0)
		return -1;
	decide_as_of(job, cf);
	if (stream_open(io, &cf->common.io) != 0 ||
	    columns_know(&io->header, io->in, &cf->common, &io->err) != 0)
		return -1;
	if (cf->common.print_schema)
		return columns_print(io, &io->header);
	if (check_rules(job, cf) != 0)
		return -1;
	if (cf->check)
		return 0;
	if (!cf->dry_run && write_header(job, cf) != 0)
		return -1;
	confine();
	while ((got = stream_next(io, &rec)) == 1)
		if (take_record(job, cf, rec) != 0)
			return -1;
	if (got != 0 || !cf->dry_run)
		return got;
	got = job->rules.nsets > 0 ? labels_table(&job->rules, io->out)
				   : labels_where_table(job->where_is, io->out);
	if (got != 0)
		io->err = *writer_error(io->out);
	return got;
}

/* The figures of the run; those about one column or clause are for --report. */
static int
count_all(struct job *job)
{
	struct audit a;

	if (job->eval.check == NULL)
		return 0;
	if (audit_take(
		&a, &job->rules, &job->eval, &job->memory, &job->io.err) != 0)
		return -1;
	job->counts = arena_array(
	    &job->memory, a.n + 1, sizeof *job->counts, &job->io.err);
	if (job->counts == NULL)
		return -1;
	job->counts[job->ncounts++] = (struct count){ "records_left_out", NULL,
		job->where_is[EVAL_FALSE] + job->where_is[EVAL_UNKNOWN] };
	for (size_t i = 0; i < a.n; i++)
		job->counts[job->ncounts++] = (struct count){ a.figure[i].name,
			a.figure[i].of, a.figure[i].value };
	return 0;
}

/* The line of the rules that is wrong, a caret below it. */
static void
show_place(const struct source *s)
{
	struct buf line = { NULL, 0, 0 };
	struct buf caret = { NULL, 0, 0 };
	struct err e;

	if (s->wrong && source_excerpt(s, &line, &caret, &e) == 0) {
		diag_say(command.name, "  %.*s", (int)line.n, line.p);
		diag_say(command.name, "  %.*s", (int)caret.n, caret.p);
	}
	buf_free(&line);
	buf_free(&caret);
}

int
main(int argc, char **argv)
{
	/* A year before the calendar: --as-of is not given. */
	struct config cf = { .common = { .as_of = { .year = -1 } } };
	struct job job = { .where = NULL };
	struct progress progress;
	int got, status;

	confine_descriptors();
	opts_parse(&command, &cf, argc, argv);
	if (cf.check) {
		cf.common.io.output = NULL;
		cf.common.io.rejects = NULL;
		cf.common.report = NULL;
	}
	progress_start(&progress, &job.io, &cf.common);
	got = run(&job, &cf);
	if (got == 0)
		got = count_all(&job);
	progress_end(&progress);
	status = diag_finish(&job.io, &cf.common, got, job.counts, job.ncounts);
	show_place(&job.rules.source);
	show_place(&job.where_text);
	check_free(&job.check);
	rules_free(&job.rules);
	buf_free(&job.reason);
	arena_free(&job.memory);
	return status;
}
