/* cust-normalize: the same records, with every field in canonical form.
 *
 * In: records.  Out: the same records in the same order; a field that the rule
 * of its column can read is written as the rule says, every other one as it
 * stands, unless columns are masked, left out or added.  In memory: some
 * hundred records, and before the first one the beginning of the first input,
 * by which is decided what no single value can tell.  The run ends at a bad
 * record (--rejects goes on) and, before anything is written, at a column whose
 * values contradict each other. */

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "cli/columns.h"
#include "cli/confine.h"
#include "cli/decisions.h"
#include "cli/diag.h"
#include "cli/opts.h"
#include "cli/progress.h"
#include "field/pseudonym.h"
#include "normalize/as.h"
#include "normalize/change_log.h"
#include "normalize/figures.h"
#include "normalize/lanes.h"
#include "normalize/layout.h"

enum on_error { KEEP, BLANK, REJECT, FAIL }; /* in the order of the words */

struct config {
	struct opts_common common;
	const char *only, *skip, *region, *lang, *pivot, *changes, *key_file;
	struct opt_list as, mask;
	unsigned date_order, decimal, on_mixed, on_error,
	    key_fd; /* 0: not given */
	bool show_values;
	struct canon_options rules;
	struct layout_options layout;
};

#define AT(member) offsetof(struct config, member)

static const struct opt options[] = {
	{ 0, "only", "COLS", OPT_TEXT, AT(only),
	    "normalize these columns and no others" },
	{ 0, "skip", "COLS", OPT_TEXT, AT(skip),
	    "leave these columns as they are" },
	{ 0, "as", "COLUMN:RULE", OPT_LIST, AT(as),
	    "what a column is, with options: tel:phone(region=FI)" },
	{ 0, "region", "CC", OPT_TEXT, AT(region),
	    "country of records that do not say theirs" },
	{ 0, "date-order", "dmy|mdy|ymd", OPT_WORD, AT(date_order),
	    "order of day, month and year" },
	{ 0, "decimal", "comma|point", OPT_WORD, AT(decimal),
	    "what stands before the decimals of amounts" },
	{ 0, "on-mixed", "fail|flag", OPT_WORD, AT(on_mixed),
	    "when values of a column contradict each other" },
	{ 0, "lang", "CODE", OPT_TEXT, AT(lang),
	    "language of month names: en, fi, pl, hr, sv, de, fr, es" },
	{ 0, "pivot", "YY", OPT_TEXT, AT(pivot),
	    "years of two digits from YY on are 19YY (default 69)" },
	{ 0, "email-keep-case", NULL, OPT_FLAG, AT(rules.email_keep_case),
	    "keep capitals before the @ of an address" },
	{ 0, "fix-mojibake", NULL, OPT_FLAG, AT(rules.fix_mojibake),
	    "repair text that was read in the wrong encoding" },
	{ 0, "fix-homoglyphs", NULL, OPT_FLAG, AT(rules.fix_homoglyphs),
	    "one alphabet in words that have letters of two" },
	{ 0, "on-error", "keep|blank|reject|fail", OPT_WORD, AT(on_error),
	    "with a value that cannot be read" },
	{ 0, "flags", "[=COLUMN]", OPT_TEXT, AT(layout.flags),
	    "add a column that says what could not be read" },
	{ 0, "add", NULL, OPT_FLAG, AT(layout.add),
	    "canonical forms beside the columns, not instead" },
	{ 0, "split-name", "COLUMN", OPT_TEXT, AT(layout.split),
	    "add the parts of the full names of this column" },
	{ 0, "join-name", "COLUMN", OPT_TEXT, AT(layout.whole),
	    "add the full name made of its parts, as COLUMN" },
	{ 0, "changes", "FILE", OPT_OUTPUT, AT(changes),
	    "write each change: record, column, before, after" },
	{ 0, "show-values", NULL, OPT_FLAG, AT(show_values),
	    "show some of what could not be read on standard error" },
	{ 0, "canonical-headers", NULL, OPT_FLAG, AT(layout.canonical_headers),
	    "call columns by their roles" },
	{ 0, "drop", "COLS", OPT_TEXT, AT(layout.drop),
	    "leave these columns out" },
	{ 0, "keep-columns", "COLS", OPT_TEXT, AT(layout.keep),
	    "leave all other columns out" },
	{ 0, "mask", "COLUMN:MASK", OPT_LIST, AT(mask),
	    "show a part only: phone:last3,email:domain" },
	{ 0, "pseudonymize", "COLS", OPT_TEXT, AT(layout.pseudonymize),
	    "keyed pseudonyms instead of values" },
	{ 0, "key-file", "FILE", OPT_INPUT, AT(key_file),
	    "the key of pseudonyms" },
	{ 0, "key-fd", "N", OPT_COUNT, AT(key_fd),
	    "the key, from an open descriptor" },
	{ 0, NULL, NULL, OPT_FLAG, 0, NULL },
};

static const struct opts_command command = {
	.name = "cust-normalize",
	.operands = "[FILE]...",
	.summary = "Write the same records with every field in canonical form.",
	.own = options,
	.text = true,
};

struct job {
	struct stream io;
	const struct canon_options **options; /* one a column */
	struct normalize rules;
	struct layout layout;
	struct writer *changes;
	struct pseudonym_key key;
	struct lanes_result result;
	struct count_list counts;
	struct arena memory;
};

static int
read_settings(struct config *cf, struct err *e)
{
	const struct {
		const char *option, *name, *value;
	} told[] = { { "region", "region", cf->region },
		{ "lang", "lang", cf->lang }, { "pivot", "pivot", cf->pivot } };

	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		if (told[i].value != NULL &&
		    canon_options_set(&cf->rules, str_of(told[i].name),
			str_of(told[i].value), e) != 0)
			return -1;
	cf->rules.date_order = (enum date_order)cf->date_order;
	cf->rules.mark = (enum amount_mark)cf->decimal;
	cf->rules.mixed_flagged = cf->on_mixed == 2;
	cf->rules.as_of = cf->common.as_of;
	cf->layout.mask = cf->mask.text;
	cf->layout.nmask = cf->mask.n;
	cf->layout.blank = cf->on_error == BLANK + 1;
	return 0;
}

static int
read_key(struct job *job, struct config *cf)
{
	char id[PSEUDONYM_KEY_ID];

	if (cf->key_file == NULL && cf->key_fd == 0)
		return 0;
	cf->layout.key = &job->key;
	if (pseudonym_key_read(
		&job->key, cf->key_file, (int)cf->key_fd, &job->io.err) != 0)
		return -1;
	pseudonym_key_id(&job->key, id);
	if (cf->common.verbose)
		diag_say(command.name, "the key of pseudonyms is %.*s",
		    (int)sizeof id, id);
	return 0;
}

/* Say something of each column that was decided. */
typedef void sayer(const struct opts_common *c, const char *column,
    const struct canon_decision *d);

static void
for_decisions(const struct config *cf, const struct job *job, sayer *say)
{
	const struct selection *chosen = &job->rules.chosen;
	struct canon_decision d;

	for (size_t i = 0; i < chosen->n; i++) {
		size_t at = chosen->column[i];

		if (canon_decision(&job->rules.column[at].canon, &d))
			say(&cf->common, job->io.header.name[at].p, &d);
	}
}

/* Columns that leave as they came, though they tell who somebody is. */
static void
say_personal(const struct config *cf, const struct job *job)
{
	for (size_t i = 0; i < job->io.header.n; i++) {
		const char *role = normalize_looks(&job->rules, i);

		if (role != NULL && job->layout.column[i].treat == LAYOUT_VALUE)
			decisions_say_personal(
			    &cf->common, job->io.header.name[i].p, role);
	}
}

static int
open_rules(struct job *job, const struct config *cf)
{
	struct header *h = &job->io.header;
	struct err *e = &job->io.err;

	job->options = arena_array(
	    &job->memory, h->n, sizeof(const struct canon_options *), e);
	if (job->options == NULL)
		return -1;
	for (size_t i = 0; i < h->n; i++)
		job->options[i] = &cf->rules;
	if (as_schema(h, job->options, &cf->rules, cf->common.schema,
		&job->memory, e) != 0 ||
	    as_apply(h, job->options, &cf->rules, cf->as.text, cf->as.n,
		&job->memory, e) != 0 ||
	    normalize_open(
		&job->rules, h, cf->only, cf->skip, job->options, e) != 0)
		return -1;
	return layout_open(&job->layout, h, &job->rules, &cf->layout, e);
}

static int
work_through(struct job *job, const struct config *cf)
{
	const struct lanes_options o = {
		.work = { &job->rules, &job->layout, &job->io.header,
		    writer_delimiter(job->io.out), job->changes != NULL,
		    cf->show_values },
		.changes = job->changes,
		.threads = cf->common.threads,
	};

	if (cf->on_error > BLANK + 1)
		return lanes_run_strict(&o, &job->rules, &job->io,
		    cf->on_error == FAIL + 1, &job->result);
	return lanes_run(&o, &job->rules, &job->io, &job->result);
}

static int
run(struct job *job, const struct config *cf)
{
	struct stream *io = &job->io;

	if (stream_open(io, &cf->common.io) != 0 ||
	    columns_know(&io->header, io->in, &cf->common, &io->err) != 0 ||
	    open_rules(job, cf) != 0)
		return -1;
	if (cf->common.print_schema)
		return columns_print(io, &io->header);
	if (change_log_open(&job->changes, cf->changes, &io->err) != 0)
		return -1;
	confine();
	if (normalize_decide(&job->rules, &io->header, io->in, &io->err) != 0)
		return -1;
	for_decisions(cf, job, decisions_say);
	say_personal(cf, job);
	if (layout_header(&job->layout, io) != 0)
		return -1;
	if (work_through(job, cf) != 0)
		return -1;
	for_decisions(cf, job, decisions_say_late);
	for (const struct samples_item *x = job->result.samples.first;
	     x != NULL; x = x->next)
		decisions_show(&cf->common, io->header.name[x->column].p,
		    x->reason, x->value, x->n);
	return 0;
}

int
main(int argc, char **argv)
{
	struct config cf = { .rules.pivot = CANON_PIVOT };
	struct job job = { .result.changed = 0 };
	struct progress progress;
	int got;

	confine_descriptors();
	opts_parse(&command, &cf, argc, argv);
	progress_start(&progress, &job.io, &cf.common);
	got = read_settings(&cf, &job.io.err);
	if (got == 0 &&
	    (read_key(&job, &cf) != 0 || run(&job, &cf) != 0 ||
		figures_count(&job.rules, &job.io.header, job.result.changed,
		    cf.common.report != NULL, &job.counts, &job.io.err) != 0 ||
		change_log_commit(job.changes, &job.io.err) != 0))
		got = -1;
	progress_end(&progress);
	got = diag_finish(
	    &job.io, &cf.common, got, job.counts.item, job.counts.n);
	writer_close(job.changes);
	layout_close(&job.layout);
	normalize_close(&job.rules);
	pseudonym_key_wipe(&job.key);
	samples_free(&job.result.samples);
	count_free(&job.counts);
	arena_free(&job.memory);
	return got;
}
