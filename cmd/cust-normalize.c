/* cust-normalize: the same records, with every field in canonical form.
 *
 * In: records.  Out: the same records in the same order; a field that the rule
 * of its column can read is written as the rule says, every other one as it
 * stands.  In memory: one record, and before the first one the beginning of
 * the first input, by which the order of day and month is decided for each
 * column of dates.  The run ends at a bad record (--rejects goes on) and,
 * before anything is written, at dates that contradict each other. */

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "cli/columns.h"
#include "cli/confine.h"
#include "cli/diag.h"
#include "cli/opts.h"
#include "cli/progress.h"
#include "normalize/normalize.h"

enum on_error { KEEP, BLANK, REJECT };

struct config {
	struct opts_common common;
	const char *only, *skip, *date_order, *on_mixed, *on_error, *lang;
	struct canon_options rules;
	enum on_error failing;
};

static const struct opt options[] = {
	{ 0, "only", "COLS", OPT_TEXT, offsetof(struct config, only),
	    "normalize these columns and no others" },
	{ 0, "skip", "COLS", OPT_TEXT, offsetof(struct config, skip),
	    "leave these columns as they are" },
	{ 0, "date-order", "ORDER", OPT_TEXT,
	    offsetof(struct config, date_order),
	    "order of day, month and year: dmy, mdy, ymd" },
	{ 0, "on-mixed", "ACTION", OPT_TEXT, offsetof(struct config, on_mixed),
	    "when dates contradict each other: fail, flag" },
	{ 0, "lang", "CODE", OPT_TEXT, offsetof(struct config, lang),
	    "language of month names: en, fi, pl, hr, sv, de, fr, es" },
	{ 0, "pivot", "YY", OPT_COUNT, offsetof(struct config, rules.pivot),
	    "years of two digits from YY on are 19YY (default 69)" },
	{ 0, "email-keep-case", NULL, OPT_FLAG,
	    offsetof(struct config, rules.email_keep_case),
	    "keep capitals before the @ of an address" },
	{ 0, "on-error", "ACTION", OPT_TEXT, offsetof(struct config, on_error),
	    "with a value that cannot be read: keep, blank, reject" },
	{ 0, NULL, NULL, OPT_FLAG, 0, NULL },
};

static const struct opts_command command = {
	.name = "cust-normalize",
	.operands = "[FILE]...",
	.summary = "Write the same records with every field in canonical form.",
	.own = options,
	.text = true,
};

/* Which of the words, ended by NULL, is `text`?  The first when it is NULL. */
static int
read_word(const char *option, const char *text, const char *const *words,
    int *choice, struct err *e)
{
	for (*choice = 0; words[*choice] != NULL; (*choice)++) {
		if (text == NULL || strcmp(text, words[*choice]) == 0)
			return 0;
	}
	return err_set(e, ERR_USAGE, 0,
	    "--%s %s: no such word; --help lists them", option, text);
}

static int
read_settings(struct config *cf, struct err *e)
{
	static const char *const orders[] = { "", "dmy", "mdy", "ymd", NULL };
	static const char *const mixed[] = { "fail", "flag", NULL };
	static const char *const errors[] = { "keep", "blank", "reject", NULL };
	int order, flag, failing;

	if (read_word("date-order", cf->date_order, orders, &order, e) != 0 ||
	    read_word("on-mixed", cf->on_mixed, mixed, &flag, e) != 0 ||
	    read_word("on-error", cf->on_error, errors, &failing, e) != 0)
		return -1;
	if (cf->lang != NULL) {
		size_t language = month_language(str_of(cf->lang));

		if (language == MONTH_LANGUAGES)
			return err_set(e, ERR_USAGE, 0,
			    "--lang %s: no such language; --help lists them",
			    cf->lang);
		cf->rules.languages = 1U << language;
	}
	cf->failing = (enum on_error)failing;
	cf->rules.date_order = (enum date_order)order;
	cf->rules.mixed_flagged = flag != 0;
	cf->rules.as_of = cf->common.as_of;
	return 0;
}

struct job {
	struct stream io;
	struct normalize rules;
	uint64_t changed; /* records */
	struct count *counts;
	size_t ncounts;
	struct arena memory;
};

/* What was decided for a column of dates; that nothing could be is said
 * without being asked. */
static void
say_decision(
    const struct config *cf, const char *column, const struct canon_decision *d)
{
	const struct opts_common *c = &cf->common;

	if (d->order == DATE_ORDER_OPEN && !c->quiet)
		diag_say(c->command,
		    "%s: the order of day and month cannot be told (%" PRIu64
		    " records fit several); these stay as they are, "
		    "--date-order decides",
		    column, d->seen.open);
	else if (c->verbose && d->order == DATE_ORDER_NONE)
		diag_say(c->command, "%s: no order to decide", column);
	else if (c->verbose && d->order != DATE_ORDER_OPEN)
		diag_say(c->command,
		    "%s: %s%s (%" PRIu64 " records decide, %" PRIu64
		    " against)",
		    column, date_order_name(d->order),
		    cf->date_order != NULL ? " as told" : "", d->support,
		    d->against);
}

/* What the records behind those that decided had to say to it. */
static void
say_late(
    const struct config *cf, const char *column, const struct canon_decision *d)
{
	if (d->late > 0 && !cf->common.quiet)
		diag_say(cf->common.command,
		    "%s: %" PRIu64 " records contradict %s, which the first "
		    "ones decided: look at them, or say --date-order",
		    column, d->late, date_order_name(d->order));
}

/* Say something of each column of dates. */
typedef void sayer(const struct config *cf, const char *column,
    const struct canon_decision *d);

static void
for_decisions(const struct config *cf, const struct job *job, sayer *say)
{
	const struct selection *chosen = &job->rules.chosen;
	struct canon_decision d;

	for (size_t i = 0; i < chosen->n; i++) {
		size_t at = chosen->column[i];

		if (canon_decision(&job->rules.column[at].canon, &d))
			say(cf, job->io.header.name[at].p, &d);
	}
}

/* One record out of `rec`, which has been judged. */
static int
put_record(const struct config *cf, struct stream *io,
    const struct normalize *z, const struct record *rec)
{
	bool failed = z->flagged != HEADER_NONE;

	if (failed && cf->failing == REJECT)
		return stream_reject(io, io->header.name[z->flagged].p, z->why);
	if (z->nchanged == 0 && !(failed && cf->failing == BLANK))
		return stream_pass(io, rec);
	for (size_t i = 0; i < rec->nfields; i++) {
		if (z->column[i].result == CANON_CHANGED)
			writer_field(io->out, normalize_value(z, i));
		else if (z->column[i].result == CANON_FLAGGED &&
			 cf->failing == BLANK)
			writer_field(io->out, str_of(""));
		else
			writer_same(io->out, rec, i);
	}
	return stream_end(io);
}

static int
run(struct job *job, const struct config *cf)
{
	struct stream *io = &job->io;
	struct normalize *z = &job->rules;
	const struct record *rec;
	int got;

	if (stream_open(io, &cf->common.io) != 0 ||
	    columns_know(&io->header, io->in, &cf->common, &io->err) != 0)
		return -1;
	if (cf->common.print_schema)
		return columns_print(io, &io->header);
	confine();
	if (normalize_open(z, &io->header, cf->only, cf->skip, &cf->rules,
		&io->err) != 0 ||
	    normalize_decide(z, &io->header, io->in, &io->err) != 0)
		return -1;
	for_decisions(cf, job, say_decision);
	if (stream_write_header(io) != 0)
		return -1;
	while ((got = stream_next(io, &rec)) == 1) {
		if (normalize_record(z, rec, &io->err) != 0 ||
		    put_record(cf, io, z, rec) != 0)
			return -1;
		job->changed += z->nchanged > 0;
	}
	for_decisions(cf, job, say_late);
	return got;
}

static void
add_count(struct job *job, const char *name, const char *of, uint64_t value)
{
	struct count count = { name, of, value };

	job->counts[job->ncounts++] = count;
}

/* Of a column: its fields by result and by reason, and what was decided. */
static void
count_column(struct job *job, const struct canon *canon, const char *of)
{
	static const char *const results[CANON_RESULTS] = { "fields_unchanged",
		"fields_changed", "fields_empty", "fields_flagged" };
	static const char *const orders[] = { "decided_none", "decided_dmy",
		"decided_mdy", "decided_ymd", "decided_open", "decided_mixed" };
	const struct canon_detail *detail = canon->detail;
	struct canon_decision d;
	uint64_t seen = 0;

	for (size_t i = 0; i < CANON_RESULTS; i++) {
		add_count(job, results[i], of, canon->results[i]);
		seen += canon->results[i];
	}
	add_count(job, "fields_seen", of, seen);
	for (size_t i = 0; detail != NULL && i < detail->nreasons; i++)
		add_count(job, detail->reasons[i].verdict.reason, of,
		    detail->reasons[i].n);
	if (!canon_decision(canon, &d))
		return;
	add_count(job, orders[d.order], of, d.support);
	add_count(job, "decided_against", of, d.against);
}

/* The figures of the run; those of columns only where they are asked for. */
static int
count_all(struct job *job, const struct config *cf)
{
	const struct normalize *z = &job->rules;
	size_t columns = cf->common.report != NULL ? z->chosen.n : 0;
	uint64_t changed = 0, flagged = 0;

	job->counts = arena_array(&job->memory,
	    3 + columns * (CANON_RESULTS + CANON_REASONS + 3),
	    sizeof *job->counts, &job->io.err);
	if (job->counts == NULL)
		return -1;
	for (size_t i = 0; i < z->chosen.n; i++) {
		size_t at = z->chosen.column[i];
		const struct canon *c = &z->column[at].canon;

		changed += c->results[CANON_CHANGED];
		flagged += c->results[CANON_FLAGGED];
		if (i < columns)
			count_column(job, c, job->io.header.name[at].p);
	}
	add_count(job, "records_changed", NULL, job->changed);
	add_count(job, "fields_changed", NULL, changed);
	add_count(job, "fields_flagged", NULL, flagged);
	return 0;
}

int
main(int argc, char **argv)
{
	struct config cf = { .rules.pivot = 69 };
	struct job job = { .changed = 0 };
	struct progress progress;
	int got;

	confine_descriptors();
	opts_parse(&command, &cf, argc, argv);
	progress_start(&progress, &job.io, &cf.common);
	got = read_settings(&cf, &job.io.err);
	if (got == 0 && (run(&job, &cf) != 0 || count_all(&job, &cf) != 0))
		got = -1;
	progress_end(&progress);
	got = diag_finish(&job.io, &cf.common, got, job.counts, job.ncounts);
	normalize_close(&job.rules);
	arena_free(&job.memory);
	return got;
}
