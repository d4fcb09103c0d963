/* cust-dedupe - one record per person.
 *
 * In: records.  Out: with -k one of those that agree in the key; without, one
 * golden record for each person, or every record with the id of its person.
 * Kept in memory: the keys; or all different values and three numbers a record
 * and column, with -S in mapped temp files where they do not fit. */
#include <stddef.h>

#include "cli/columns.h"
#include "cli/confine.h"
#include "cli/diag.h"
#include "cli/files.h"
#include "cli/modes.h"
#include "cli/opts.h"
#include "cli/progress.h"
#include "dedupe/explain_text.h"
#include "dedupe/linkage.h"
#include "dedupe/people.h"
#include "dedupe/stage.h"
#include "match/distinct.h"

struct config {
	struct opts_common common;
	struct opt_list keys, survive;
	struct linkage_options find;
	struct people_options out;
	const char *region, *explain, *keep;
	bool normalized, show_values;
};

#define AT(member) offsetof(struct config, member)

static const struct opt options[] = {
	{ 0, "mark", NULL, OPT_FLAG, AT(out.mark),
	    "keep all records: add cluster_id and match_weight" },
	{ 0, "survive", "RULES", OPT_LIST, AT(survive),
	    "which value survives: COLUMN=RULE, several by commas" },
	{ 0, "source", "COLUMN", OPT_TEXT, AT(out.survive.source),
	    "where a record is from (default the role source)" },
	{ 0, "number", "COLUMN", OPT_TEXT, AT(out.number),
	    "add the number of the person to golden records" },
	{ 0, "household", NULL, OPT_FLAG, AT(out.household),
	    "add household_id: who lives together" },
	{ 0, "merged", "FILE", OPT_OUTPUT, AT(out.merged),
	    "write the records that golden ones are made of" },
	{ 0, "id", "COLUMN", OPT_TEXT, AT(find.id),
	    "how records are called (default customer_id, or 1, 2 ...)" },
	{ 0, "review", "FILE", OPT_OUTPUT, AT(find.review),
	    "write the pairs that somebody should decide" },
	{ 0, "overrides", "FILE", OPT_INPUT, AT(find.overrides),
	    "pairs that are decided: a, b, same (y or n)" },
	{ 0, "never-merge-within", "COLUMN", OPT_TEXT, AT(find.once),
	    "records of one value of it are different people" },
	{ 0, "state", "FILE", OPT_OUTPUT, AT(find.state),
	    "ids of people stay as they were in the last run" },
	{ 0, "id-changes", "FILE", OPT_OUTPUT, AT(find.id_changes),
	    "with --state, write which ids are others now" },
	{ 0, "against", "FILE", OPT_INPUT, AT(find.against),
	    "mark new records with the people of this file" },
	{ 0, "against-id", "COLUMN", OPT_TEXT, AT(find.against_id),
	    "its column with the ids of people (default cluster_id)" },
	{ 0, "explain", "A,B", OPT_TEXT, AT(explain),
	    "say why these two records are the same person, or not" },
	{ 0, "show-values", NULL, OPT_FLAG, AT(show_values),
	    "with --explain, show what was compared" },
	{ 0, "model-out", "FILE", OPT_OUTPUT, AT(find.model_out),
	    "write what was learnt, to be used with --model" },
	{ 0, "model", "FILE", OPT_INPUT, AT(find.model),
	    "learn nothing: use what was learnt before" },
	{ 0, "pairs", "FILE", OPT_INPUT, AT(find.pairs),
	    "the pairs that the stage cluster makes people of" },
	{ 'k', "key", "COLUMNS", OPT_LIST, AT(keys),
	    "who agrees in these columns is one, and nobody else" },
	{ 0, "normalized", NULL, OPT_FLAG, AT(normalized),
	    "compare the canonical forms of -k, not the bytes" },
	{ 0, "keep", "WHICH", OPT_TEXT, AT(keep),
	    "of a key: first, last, complete, or where EXPR is greatest" },
	{ 0, "region", "CC", OPT_TEXT, AT(region),
	    "country of phone numbers without a country code" },
	{ 0, NULL, NULL, OPT_FLAG, 0, NULL },
};

static const struct opts_command command = {
	.name = "cust-dedupe",
	.operands = "[keys|pairs|cluster|patterns|train] [FILE]...",
	.summary = "Write one record per person, or per key.",
	.own = options,
};

enum { PEOPLE, EXPLAIN, EXACT, KEYS, PAIRS, CLUSTER, PATTERNS, TRAIN, MODES };

static const struct mode modes[MODES] = {
	[EXPLAIN] = { "explain", NULL, { NULL } },
	[EXACT] = { "key", NULL, { NULL } },
	[KEYS] = { "keys", MODE_WORD, { "model" } },
	[PAIRS] = { "pairs", MODE_WORD, { "model" } },
	[CLUSTER] = { "cluster", MODE_WORD, { "model", "pairs" } },
	[PATTERNS] = { "patterns", MODE_WORD, { "model" } },
	[TRAIN] = { "train", MODE_WORD, { "model" } },
};

enum {
	FOUND = MODE(PEOPLE) | MODE(CLUSTER),
	LINKED = FOUND | MODE(EXPLAIN),
	LEARNT = MODE(PATTERNS) | MODE(TRAIN)
};

static const struct mode_option belongs[] = {
	{ "mark", FOUND },
	{ "survive", FOUND },
	{ "source", FOUND },
	{ "number", FOUND },
	{ "household", FOUND },
	{ "merged", FOUND },
	{ "id", LINKED | MODE(KEYS) },
	{ "review", FOUND },
	{ "overrides", LINKED },
	{ "never-merge-within", LINKED },
	{ "state", LINKED },
	{ "id-changes", FOUND },
	{ "against", MODE(PEOPLE) | MODE(EXPLAIN) },
	{ "against-id", MODE(PEOPLE) | MODE(EXPLAIN) },
	{ "show-values", MODE(EXPLAIN) },
	{ "model-out", MODE(PEOPLE) },
	{ "model", LINKED | MODE(KEYS) | MODE(PAIRS) | LEARNT },
	{ "pairs", MODE(CLUSTER) },
	{ "normalized", MODE(EXACT) },
	{ "keep", MODE(EXACT) },
	{ NULL, 0 },
};

static const struct mode_bond bonds[] = {
	{ "model-out", NULL, "model" },
	{ "id-changes", "state", NULL },
	{ "against-id", "against", NULL },
	{ "state", NULL, "against" },
	{ "survive", NULL, "against" },
	{ "number", NULL, "against" },
	{ "merged", NULL, "against" },
	{ "survive", NULL, "mark" },
	{ "number", NULL, "mark" },
	{ "merged", NULL, "mark" },
	{ NULL, NULL, NULL },
};

struct job {
	struct stream io;
	struct linkage found;
	struct people people;
	struct source keep;
	struct count_list counts;
};

static int
run_exact(struct job *job, const struct config *cf)
{
	const struct opts_common *c = &cf->common;
	const struct distinct_options o = {
		.keys = cf->keys.text,
		.nkeys = cf->keys.n,
		.key = { cf->normalized, cf->region },
		.keep = { cf->keep, &job->keep, cf->region, c->as_of },
		.memory = c->memory,
		.tempdir = c->tempdir,
	};

	return distinct_run(&job->io, &o, &job->counts);
}

/* Find out who is who. */
static int
link_people(struct job *job, const struct config *cf,
    const struct people_options *output)
{
	const struct opts_common *c = &cf->common;
	struct linkage_options o = cf->find;

	o.link.reading = (struct trait_reading){ cf->region, c->as_of };
	o.link.threads = c->threads;
	o.link.memory = c->memory_given ? c->memory / 2 : 0;
	o.link.tempdir = c->tempdir;
	o.counted = c->report != NULL;
	o.named = cf->explain != NULL;
	o.memory = c->memory / 4;
	o.tempdir = c->tempdir;
	if (linkage_open(&job->found, &job->io, &o) != 0 ||
	    (output != NULL &&
		people_open(&job->people, &job->io, output) != 0))
		return -1;
	if (cf->find.against != NULL && !c->quiet)
		columns_say_united(c, cf->find.against,
		    reader_header(job->found.master.in), &job->io.header,
		    job->found.master.from, true);
	if (job->found.ledger.fresh && output != NULL && !c->quiet)
		diag_say(c->command, "%s: a new state: there was none",
		    cf->find.state);
	return linkage_run(&job->found, &job->io, &job->counts);
}

static int
run_explain(struct job *job, const struct config *cf)
{
	if (link_people(job, cf, NULL) != 0)
		return -1;
	return explain_text(job->io.out, &job->found, cf->explain,
	    cf->show_values, &job->io.err);
}

static int
run_people(struct job *job, const struct config *cf)
{
	const struct opts_common *c = &cf->common;
	struct people_options o = cf->out;

	o.survive.rules = cf->survive.text;
	o.survive.nrules = cf->survive.n;
	o.survive.region = cf->region;
	o.survive.as_of = c->as_of;
	o.mark = o.mark || cf->find.against != NULL;
	o.memory = c->memory / 4;
	o.tempdir = c->tempdir;
	if (link_people(job, cf, &o) != 0 ||
	    people_write(&job->people, &job->found, &job->counts) != 0)
		return -1;
	return linkage_save(&job->found, &job->io, &job->counts);
}

/* A stage that goes before, which writes lines of its own. */
static int
run_stage(struct job *job, const struct config *cf, size_t mode)
{
	const struct opts_common *c = &cf->common;
	const struct stage_options o = { (enum stage)(mode - KEYS),
		cf->find.model, cf->region, cf->find.id, c->threads };
	uint64_t n;

	if (stage_run(&job->io, &o, &n, &job->counts) != 0)
		return -1;
	if (n > 0 && !c->quiet)
		diag_say(c->command, "keys that too many records share: %llu",
		    (unsigned long long)n);
	return 0;
}

static int
run(struct job *job, const struct config *cf)
{
	struct stream_options o = cf->common.io;
	struct stream *io = &job->io;
	size_t mode;

	if (key_region_check(cf->region, &io->err) != 0 ||
	    modes_find(&mode, modes, MODES, belongs, options, cf, &io->err) !=
		0 ||
	    modes_check(bonds, options, cf, &io->err) != 0)
		return -1;
	o.reader.text = mode != EXACT ||
			(cf->keep != NULL && !preference_is_word(cf->keep));
	if (mode >= KEYS)
		stage_prepare(&o, (enum stage)(mode - KEYS));
	if (files_check_standard_input(options, &cf->common, &o, &io->err) !=
		0 ||
	    stream_open(io, &o) != 0 ||
	    columns_know(&io->header, io->in, &cf->common, &io->err) != 0)
		return -1;
	if (cf->common.print_schema)
		return columns_print(io, &io->header);
	confine();
	if (mode >= KEYS && mode != CLUSTER)
		return run_stage(job, cf, mode);
	if (mode == EXPLAIN)
		return run_explain(job, cf);
	return mode == EXACT ? run_exact(job, cf) : run_people(job, cf);
}

int
main(int argc, char **argv)
{
	struct config cf = { .keep = NULL };
	struct job job = { .counts = { .n = 0 } };
	struct progress progress;
	int got;

	confine_descriptors();
	opts_parse(&command, &cf, argc, argv);
	progress_start(&progress, &job.io, &cf.common);
	got = run(&job, &cf);
	progress_end(&progress);
	got = diag_finish(
	    &job.io, &cf.common, got, job.counts.item, job.counts.n);
	diag_place(command.name, &job.keep);
	people_close(&job.people);
	linkage_close(&job.found);
	count_free(&job.counts);
	return got;
}
