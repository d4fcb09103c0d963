/* cust-dedupe - one record per person.
 *
 * In: records.  Out: with -k one of those that agree in the key, byte for byte;
 * without, one golden record for each person, or every record with the number
 * of its person, in the order in which people first appear.  Who is the same
 * person is learnt from the records alone.  Kept in memory: the keys; or all
 * different values and three numbers a record and column, with -S in mapped
 * temp files as far as they do not fit.  The records themselves always keep to
 * -S; what does not fit goes to temp files. */
#include <stddef.h>

#include "cli/columns.h"
#include "cli/confine.h"
#include "cli/diag.h"
#include "cli/modes.h"
#include "cli/opts.h"
#include "cli/progress.h"
#include "link/explain_text.h"
#include "link/overrides.h"
#include "link/people.h"
#include "link/review_file.h"
#include "link/stage.h"
#include "match/distinct.h"
#include "record/select.h"

struct config {
	struct opts_common common;
	struct opt_list keys, survive;
	const char *region, *number, *merged, *id, *overrides, *review, *once,
	    *explain, *model, *model_out, *pairs, *keep, *source;
	bool normalized, mark, household, show_values;
};

#define AT(member) offsetof(struct config, member)

static const struct opt options[] = {
	{ 0, "mark", NULL, OPT_FLAG, AT(mark),
	    "keep all records: add cluster_id and match_weight" },
	{ 0, "survive", "RULES", OPT_LIST, AT(survive),
	    "which value survives: COLUMN=RULE, several by commas" },
	{ 0, "source", "COLUMN", OPT_TEXT, AT(source),
	    "where a record is from (default the role source)" },
	{ 0, "number", "COLUMN", OPT_TEXT, AT(number),
	    "add the number of the person to golden records" },
	{ 0, "household", NULL, OPT_FLAG, AT(household),
	    "add household_id: who lives together" },
	{ 0, "merged", "FILE", OPT_OUTPUT, AT(merged),
	    "write the records that golden ones are made of" },
	{ 0, "id", "COLUMN", OPT_TEXT, AT(id),
	    "how records are called (default customer_id, or 1, 2 ...)" },
	{ 0, "review", "FILE", OPT_OUTPUT, AT(review),
	    "write the pairs that somebody should decide" },
	{ 0, "overrides", "FILE", OPT_INPUT, AT(overrides),
	    "pairs that are decided: a, b, same (y or n)" },
	{ 0, "never-merge-within", "COLUMN", OPT_TEXT, AT(once),
	    "records of one value of it are different people" },
	{ 0, "explain", "A,B", OPT_TEXT, AT(explain),
	    "say why these two records are the same person, or not" },
	{ 0, "show-values", NULL, OPT_FLAG, AT(show_values),
	    "with --explain, show what was compared" },
	{ 0, "model-out", "FILE", OPT_OUTPUT, AT(model_out),
	    "write what was learnt, to be used with --model" },
	{ 0, "model", "FILE", OPT_INPUT, AT(model),
	    "learn nothing: use what was learnt before" },
	{ 0, "pairs", "FILE", OPT_INPUT, AT(pairs),
	    "the pairs that cluster makes people of" },
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
	.operands = "[keys|pairs|cluster] [FILE]...",
	.summary = "Write one record per person, or per key.",
	.own = options,
};

enum { PEOPLE, EXPLAIN, EXACT, KEYS, PAIRS, CLUSTER, MODES };

static const struct mode modes[MODES] = {
	[EXPLAIN] = { .option = "explain" },
	[EXACT] = { .option = "key" },
	[KEYS] = { .word = "keys", .needs = { "model" } },
	[PAIRS] = { .word = "pairs", .needs = { "model" } },
	[CLUSTER] = { .word = "cluster", .needs = { "model", "pairs" } },
};

enum {
	FOUND = MODE(PEOPLE) | MODE(CLUSTER),
	LINKED = FOUND | MODE(EXPLAIN),
	MODELLED = LINKED | MODE(KEYS) | MODE(PAIRS),
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
	{ "show-values", MODE(EXPLAIN) },
	{ "model-out", MODE(PEOPLE) },
	{ "model", MODELLED },
	{ "pairs", MODE(CLUSTER) },
	{ "normalized", MODE(EXACT) },
	{ "keep", MODE(EXACT) },
	{ NULL, 0 },
};

struct job {
	struct stream io;
	struct model model;
	struct link link;
	struct tape tape;
	struct naming names;
	struct review_file review;
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

static int
open_people(struct job *job, const struct config *cf)
{
	const struct opts_common *c = &cf->common;
	struct link_options o = { .reading = { cf->region, c->as_of },
		.threads = c->threads,
		.memory = c->memory_given ? c->memory / 2 : 0,
		.tempdir = c->tempdir,
		.once = LINK_NONE };
	struct stream *io = &job->io;
	struct err *e = &io->err;

	if (cf->model != NULL) {
		if (cf->model_out != NULL)
			return err_set(e, ERR_USAGE, 0,
			    "--model and --model-out exclude each other");
		if (model_load(&job->model, cf->model, cf->region, e) != 0)
			return -1;
		o.model = &job->model;
		o.pairs = cf->pairs;
		o.names = &job->names;
	}
	if ((cf->once != NULL &&
		select_one(&o.once, str_of(cf->once), "never-merge-within",
		    &io->header, e) != 0) ||
	    naming_open(&job->names, &io->header, cf->id, e) != 0 ||
	    link_open(&job->link, &io->header, &o, e) != 0)
		return -1;
	tape_open(&job->tape, io->header.n, writer_delimiter(io->out),
	    c->memory / 4, c->tempdir);
	return 0;
}

/* All records, kept and added to what has to be linked. */
static int
read_records(struct job *job, const struct config *cf)
{
	const bool named =
	    cf->overrides != NULL || cf->explain != NULL || cf->pairs != NULL;
	struct stream *io = &job->io;
	struct err *e = &io->err;
	const struct record *rec;
	int got;

	while ((got = stream_next(io, &rec)) == 1)
		if (link_add(&job->link, rec->field, 0, e) != 0 ||
		    (named && naming_add(&job->names, rec->field, e) != 0) ||
		    tape_add(&job->tape, rec, e) != 0)
			return -1;
	return got == 0 ? tape_rewind(&job->tape, e) : -1;
}

/* Find out who is who. */
static int
link_records(struct job *job, const struct config *cf)
{
	struct err *e = &job->io.err;

	if (read_records(job, cf) != 0 ||
	    (cf->overrides != NULL &&
		overrides_read(&job->link, &job->names, cf->overrides, e) != 0))
		return -1;
	if (link_run(&job->link, e) != 0)
		return -1;
	if (cf->model_out == NULL)
		return 0;
	return model_save(cf->model_out, &job->link.evidence, &job->link.corpus,
	    &job->link.options.reading, e);
}

static int
run_explain(struct job *job, const struct config *cf)
{
	if (open_people(job, cf) != 0 || link_records(job, cf) != 0)
		return -1;
	return explain_text(job->io.out, &job->link, &job->names, cf->explain,
	    cf->show_values, &job->io.err);
}

static int
run_people(struct job *job, const struct config *cf)
{
	const struct opts_common *c = &cf->common;
	const struct people_options o = {
		.survive = { .rules = cf->survive.text,
		    .nrules = cf->survive.n,
		    .source = cf->source,
		    .region = cf->region,
		    .as_of = c->as_of },
		.mark = cf->mark,
		.household = cf->household,
		.number = cf->number,
		.merged = cf->merged,
		.wanted = cf->review == NULL ? NULL : &job->review.records,
		.memory = c->memory / 4,
		.tempdir = c->tempdir,
	};
	struct err *e = &job->io.err;

	if (open_people(job, cf) != 0 ||
	    people_open(&job->people, &job->io, &o) != 0 ||
	    link_records(job, cf) != 0 ||
	    (cf->review != NULL &&
		review_file_find(&job->review, &job->link, e) != 0) ||
	    people_take(&job->people, &job->link) != 0)
		return -1;
	link_release(&job->link);
	if (people_write(&job->people, &job->tape, &job->counts) != 0)
		return -1;
	if (cf->review == NULL)
		return 0;
	return review_file_write(&job->review, cf->review, &job->io.header,
	    &job->tape, &job->names, e);
}

/* The stages that go before, which write lines of their own. */
static int
run_stage(struct job *job, const struct config *cf, size_t mode)
{
	const struct stage_options o = { &job->model, cf->id,
		cf->common.threads };

	if (model_load(&job->model, cf->model, cf->region, &job->io.err) != 0)
		return -1;
	return mode == KEYS ? stage_keys(&job->io, &o, &job->counts)
			    : stage_pairs(&job->io, &o, &job->counts);
}

/* The word that asked for a stage is no file. */
static void
skip_word(struct stream_options *o, size_t mode)
{
	o->files++;
	o->nfiles--;
	if (mode == PAIRS)
		stage_reader(&o->reader);
	if (mode != CLUSTER)
		o->out_delimiter = '\t';
}

static int
run(struct job *job, const struct config *cf)
{
	struct stream_options o = cf->common.io;
	struct stream *io = &job->io;
	size_t mode;

	if (key_region_check(cf->region, &io->err) != 0 ||
	    modes_find(&mode, modes, MODES, belongs, options, cf, &io->err) !=
		0)
		return -1;
	o.reader.text = mode != EXACT ||
			(cf->keep != NULL && !preference_is_word(cf->keep));
	if (modes[mode].word != NULL)
		skip_word(&o, mode);
	if (stream_open(io, &o) != 0 ||
	    columns_know(&io->header, io->in, &cf->common, &io->err) != 0)
		return -1;
	if (cf->common.print_schema)
		return columns_print(io, &io->header);
	confine();
	if (mode == KEYS || mode == PAIRS)
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
	review_file_close(&job.review);
	naming_close(&job.names);
	link_close(&job.link);
	model_free(&job.model);
	tape_close(&job.tape);
	count_free(&job.counts);
	return got;
}
