/* cust-merge - several sources into one.
 *
 * In: files, each with its own columns and dialect.  Out: all their records, or
 * what one of the modes below says.  Kept in memory: headers, lists, and what
 * has to be compared, within -S; beyond it temp files are used.  The first bad
 * record ends the run unless --rejects takes it. */
#include <stddef.h>

#include "cli/columns.h"
#include "cli/confine.h"
#include "cli/diag.h"
#include "cli/files.h"
#include "cli/modes.h"
#include "cli/opts.h"
#include "cli/progress.h"
#include "field/pseudonym.h"
#include "merge/changes.h"
#include "merge/changes_key.h"
#include "merge/coverage.h"
#include "merge/erase.h"
#include "merge/golden.h"
#include "merge/join.h"
#include "merge/lists.h"
#include "merge/stack.h"

struct config {
	struct opts_common common;
	struct opt_list in, labels, keep, suppress, extract, erase, survive;
	const char *sources, *map, *source_column, *on, *region;
	const char *by, *provenance, *conflicts;
	const char *into, *key_file;
	unsigned join, many; /* 1 + enum join_kind, enum join_many */
	bool by_name, canonical_names, normalized, sorted, changes, coverage;
};

#define AT(member) offsetof(struct config, member)

static const struct opt options[] = {
	{ 0, "in", "SPEC", OPT_LIST, AT(in),
	    "a source: FILE:delimiter=;,encoding=NAME,label=NAME" },
	{ 0, "sources", "FILE", OPT_INPUT, AT(sources),
	    "a list of sources: file, label, delimiter, encoding" },
	{ 0, "label", "FILE=NAME", OPT_LIST, AT(labels),
	    "what the source column calls FILE (default its name)" },
	{ 0, "source-column", "NAME", OPT_TEXT, AT(source_column),
	    "add a column that says which source a record is from" },
	{ 0, "map", "FILE", OPT_INPUT, AT(map),
	    "names for columns: source, column, target" },
	{ 0, "by-name", NULL, OPT_FLAG, AT(by_name),
	    "unite columns of the same name only, not of the same role" },
	{ 0, "canonical-names", NULL, OPT_FLAG, AT(canonical_names),
	    "call columns by their roles" },
	{ 0, "on", "KEY", OPT_TEXT, AT(on), "columns that are compared" },
	{ 0, "on-normalized", NULL, OPT_FLAG, AT(normalized),
	    "compare their canonical forms, not their bytes" },
	{ 0, "region", "CC", OPT_TEXT, AT(region),
	    "country of phone numbers without a country code" },
	{ 0, "sorted", NULL, OPT_FLAG, AT(sorted),
	    "the sources are sorted by the key: keep nothing" },
	{ 0, "join", "left|inner|right|full", OPT_WORD, AT(join),
	    "side by side, --on KEY" },
	{ 0, "many", "all|first|error", OPT_WORD, AT(many),
	    "what to do with several matches (default all)" },
	{ 0, "keep", "FILE", OPT_INPUTS, AT(keep),
	    "only records on this list, by any part of --on" },
	{ 0, "suppress", "FILE", OPT_INPUTS, AT(suppress),
	    "no record that is on this list, by any part of --on" },
	{ 0, "key-file", "FILE", OPT_INPUT, AT(key_file),
	    "the lists hold pseudonyms, made with this key" },
	{ 0, "extract", "FILE", OPT_INPUTS, AT(extract),
	    "all records of the persons listed, from all sources" },
	{ 0, "erase", "FILE", OPT_INPUTS, AT(erase),
	    "each source without the persons listed, and a receipt" },
	{ 0, "into", "DIR", OPT_TEXT, AT(into),
	    "where --erase writes the sources" },
	{ 0, "by", "KEY", OPT_TEXT, AT(by),
	    "one record for each key, made of all its records" },
	{ 0, "survive", "RULES", OPT_LIST, AT(survive),
	    "which value survives: COLUMN=RULE, several by commas" },
	{ 0, "provenance", "FILE", OPT_OUTPUT, AT(provenance),
	    "write where each value of --by is from" },
	{ 0, "conflicts", "FILE", OPT_OUTPUT, AT(conflicts),
	    "write the values that lost" },
	{ 0, "changes", NULL, OPT_FLAG, AT(changes),
	    "what is new, changed and gone from OLD to NEW, --on KEY" },
	{ 0, "coverage", NULL, OPT_FLAG, AT(coverage),
	    "what each source has, lacks and could fill, --on KEY" },
	{ 0, NULL, NULL, OPT_FLAG, 0, NULL },
};

static const struct opts_command command = {
	.name = "cust-merge",
	.operands = "[FILE]...",
	.summary = "Bring several sources into one, in one of several ways.",
	.own = options,
};

enum { STACK, JOIN, LISTS, EXTRACT, ERASE, BY, CHANGES, COVERAGE, MODES };

static const struct mode modes[MODES] = {
	[JOIN] = { "join", NULL, { "on" } },
	[LISTS] = { "keep", "suppress", { "on" } },
	[EXTRACT] = { "extract", NULL, { "on" } },
	[ERASE] = { "erase", NULL, { "on", "into" } },
	[BY] = { "by", NULL, { NULL } },
	[CHANGES] = { "changes", NULL, { "on" } },
	[COVERAGE] = { "coverage", NULL, { NULL } },
};

enum {
	LISTED = MODE(LISTS) | MODE(EXTRACT) | MODE(ERASE),
	COMPARED = MODE(JOIN) | MODE(BY) | MODE(CHANGES) | MODE(COVERAGE),
	STACKED = MODE(STACK) | MODE(LISTS) | MODE(EXTRACT) | MODE(BY),
};

static const struct mode_option belongs[] = {
	{ "on", LISTED | MODE(JOIN) | MODE(CHANGES) | MODE(COVERAGE) },
	{ "on-normalized", COMPARED },
	{ "sorted", COMPARED },
	{ "many", MODE(JOIN) },
	{ "key-file", LISTED },
	{ "into", MODE(ERASE) },
	{ "survive", MODE(BY) },
	{ "provenance", MODE(BY) },
	{ "conflicts", MODE(BY) },
	{ "source-column", STACKED },
	{ "canonical-names", STACKED | MODE(JOIN) | MODE(CHANGES) },
	{ NULL, 0 },
};

struct job {
	struct stream io;
	struct sources sources;
	struct pseudonym_key key;
	struct count_list counts;
};

static int
open_sources(struct job *job, const struct config *cf, size_t mode)
{
	const struct stream_options *io = &cf->common.io;
	const struct sources_options o = { &io->reader, io->files, io->nfiles,
		cf->in.text, cf->in.n, cf->sources, cf->labels.text,
		cf->labels.n, cf->map };
	struct sources *s = &job->sources;
	struct err *e = &job->io.err;

	if (sources_name(s, &o, e) != 0 ||
	    (mode == CHANGES && changes_arrange(s, e) != 0))
		return -1;
	for (size_t i = 0; i < s->n; i++) {
		struct input *in = &s->input[i];

		if (files_check_input(options, &cf->common, in->file, e) != 0 ||
		    sources_learn(s, i, e) != 0 ||
		    columns_know(&in->header, in->reader, &cf->common, e) != 0)
			return -1;
		if (sources_repeated(s, i))
			diag_say(command.name, "%s is given twice", in->file);
	}
	if ((mode == CHANGES && changes_key_name(s, cf->on, e) != 0) ||
	    sources_unite(s, cf->by_name, e) != 0)
		return -1;
	for (size_t i = 0; i < s->n; i++)
		columns_say_united(&cf->common, s->input[i].file,
		    &s->input[i].read, &s->header, s->map[i].from,
		    mode == CHANGES);
	if (cf->canonical_names)
		sources_canonical_names(s);
	return 0;
}

static struct lists_options
lists_options(const struct job *job, const struct config *cf)
{
	const struct opt_list *keep =
	    cf->extract.n > 0 ? &cf->extract : &cf->keep;
	const struct opt_list *suppress =
	    cf->erase.n > 0 ? &cf->erase : &cf->suppress;

	return (struct lists_options){ &cf->common.io.reader, keep->text,
		keep->n, suppress->text, suppress->n, cf->erase.n > 0, cf->on,
		cf->region, cf->key_file == NULL ? NULL : &job->key,
		cf->common.memory, cf->common.tempdir };
}

/* The stack, or what lists let through of it. */
static int
run_stack(struct job *job, const struct config *cf, size_t mode)
{
	const struct lists_options o = lists_options(job, cf);
	struct lists lists = { .options = NULL };
	struct stack_options stack = { cf->source_column,
		cf->common.io.reader.no_header, mode == STACK ? NULL : &lists };
	int result = 0;

	if (mode == EXTRACT && stack.source_column == NULL)
		stack.source_column = "source";
	if (mode != STACK)
		result = lists_open(&lists, &job->sources, &o, &job->io.err);
	if (result == 0)
		result = stack_run(&job->io, &job->sources, &stack);
	if (result == 0 && mode != STACK)
		result = lists_count(&lists, &job->counts, &job->io.err);
	lists_close(&lists);
	return result;
}

static int
run_erase(struct job *job, const struct config *cf)
{
	const struct opts_common *c = &cf->common;
	const char *const out[] = { c->io.output, c->io.rejects, c->report };
	const struct erase_options o = { lists_options(job, cf), cf->into, out,
		sizeof out / sizeof *out };

	return erase_run(&job->io, &job->sources, &o, &job->counts);
}

static int
run_mode(struct job *job, const struct config *cf, size_t mode)
{
	const struct opts_common *c = &cf->common;
	const struct key_use by = { mode == BY ? cf->by : cf->on,
		{ cf->normalized, cf->region }, cf->sorted, c->memory,
		c->tempdir };
	const struct join_options join = { by, (enum join_kind)(cf->join - 1),
		(enum join_many)(cf->many > 0 ? cf->many - 1 : JOIN_MANY_ALL),
		cf->canonical_names };
	const struct golden_options golden = { by, cf->survive.text,
		cf->survive.n, c->as_of, cf->source_column, cf->provenance,
		cf->conflicts };

	switch (mode) {
	case JOIN:
		return join_run(&job->io, &job->sources, &join, &job->counts);
	case BY:
		return golden_run(
		    &job->io, &job->sources, &golden, &job->counts);
	case CHANGES:
		return changes_run(&job->io, &job->sources, &by, &job->counts);
	case COVERAGE:
		return coverage_run(&job->io, &job->sources, &by, &job->counts);
	case ERASE:
		return run_erase(job, cf);
	default:
		return run_stack(job, cf, mode);
	}
}

static int
run(struct job *job, const struct config *cf)
{
	struct stream_options o = cf->common.io;
	struct stream *io = &job->io;
	struct sources *s = &job->sources;
	size_t mode;

	if (key_region_check(cf->region, &io->err) != 0 ||
	    modes_find(&mode, modes, MODES, belongs, options, cf, &io->err) !=
		0 ||
	    (cf->key_file != NULL && pseudonym_key_read(&job->key, cf->key_file,
					 -1, &io->err) != 0) ||
	    open_sources(job, cf, mode) != 0)
		return -1;
	o.nfiles = s->n;
	o.files = s->file;
	if (mode == ERASE && o.out_delimiter == 0)
		o.out_delimiter = ',';
	if (stream_open_output(io, &o, sources_delimiter(s)) != 0)
		return -1;
	if (cf->common.print_schema)
		return columns_print(io, &s->header);
	confine();
	if (run_mode(job, cf, mode) != 0)
		return -1;
	return count_add(&job->counts, "sources", NULL, s->n, &io->err);
}

int
main(int argc, char **argv)
{
	struct config cf = { .by_name = false };
	struct job job = { .counts = { .n = 0 } };
	struct progress progress;
	int got;

	confine_descriptors();
	opts_parse(&command, &cf, argc, argv);
	progress_start(&progress, &job.io, &cf.common);
	got = run(&job, &cf);
	job.io.in = NULL; /* a reader of the sources */
	progress_end(&progress);
	got = diag_finish(
	    &job.io, &cf.common, got, job.counts.item, job.counts.n);
	sources_close(&job.sources);
	pseudonym_key_wipe(&job.key);
	count_free(&job.counts);
	return got;
}
