/* Records are sorted by their key; then each key has all its sources
 * together. */
#include "stats/overlap_run.h"

#include <inttypes.h>

#include "field/placeholder.h"
#include "field/text.h"
#include "record/pack.h"
#include "record/select.h"
#include "record/spill.h"
#include "stats/groups.h"

struct run {
	struct stream *io;
	const struct overlap_run_options *options;
	struct selection key;
	struct groups groups;
	struct spill *spill;
	struct buf packed, last;
	uint64_t keyless[OVERLAP_SOURCES]; /* records, of each source */
	uint64_t keys;
	uint64_t together[OVERLAP_SOURCES][OVERLAP_SOURCES]; /* keys in both */
	uint64_t only[OVERLAP_SOURCES];
	uint64_t found_in[OVERLAP_SOURCES + 1]; /* keys in so many sources */
};

static int
open_run(struct run *run)
{
	const struct overlap_run_options *o = run->options;
	const struct stream_options *files = &run->io->options;
	const struct header *h = &run->io->header;
	struct err *e = &run->io->err;

	if (select_columns(&run->key, o->key, h, e) != 0)
		return -1;
	if (o->by == NULL && files->nfiles < 2) {
		(void)err_set(e, ERR_USAGE, 0,
		    "--overlap needs two files, or --by COLUMN that says the "
		    "source");
		return err_hint(e, "cust-merge --source-column makes one");
	}
	if ((o->by != NULL ? groups_by(&run->groups, o->by, h, e)
			   : groups_by_file(&run->groups, files->files,
				 files->nfiles, e)) != 0)
		return -1;
	return spill_open(&run->spill, o->memory, o->tempdir, e);
}

/* A key with nothing in one of its columns is none. */
static int
take(struct run *run, const struct record *rec, struct err *e)
{
	const struct header *h = &run->io->header;
	struct str value[1];
	unsigned group;
	char source;

	if (groups_take(&run->groups, rec, run->io->next_file - 1, &group, e) !=
	    0)
		return -1;
	if (group >= OVERLAP_SOURCES)
		return err_set(e, ERR_USAGE, 0,
		    "there are more than %d sources", OVERLAP_SOURCES);
	buf_clear(&run->packed);
	for (size_t i = 0; i < run->key.n; i++) {
		size_t column = run->key.column[i];

		value[0] = text_trim(rec->field[column]);
		if (value[0].n == 0 ||
		    placeholder_is(value[0], h->role[column])) {
			run->keyless[group]++;
			return 0;
		}
		if (pack_add(&run->packed, value, NULL, 1, e) != 0)
			return -1;
	}
	source = (char)group;
	return spill_add(
	    run->spill, buf_str(&run->packed), str_make(&source, 1), e);
}

/* A key that is in the sources of the mask. */
static void
count_key(struct run *run, uint64_t mask)
{
	unsigned in = 0;

	for (size_t i = 0; i < OVERLAP_SOURCES; i++) {
		if ((mask >> i & 1) == 0)
			continue;
		in++;
		for (size_t k = 0; k < OVERLAP_SOURCES; k++)
			run->together[i][k] += mask >> k & 1;
		run->only[i] += mask == UINT64_C(1) << i;
	}
	run->found_in[in]++;
	run->keys++;
}

static int
walk(struct run *run, struct err *e)
{
	struct str key;
	struct str source;
	uint64_t mask = 0;
	int got;

	if (spill_sort(run->spill, e) != 0)
		return -1;
	while ((got = spill_next(run->spill, &key, &source, e)) == 1) {
		if (mask != 0 && !str_equal(key, buf_str(&run->last))) {
			count_key(run, mask);
			mask = 0;
		}
		if (mask == 0) {
			buf_clear(&run->last);
			if (buf_add(&run->last, key, e) != 0)
				return -1;
		}
		mask |= UINT64_C(1) << (unsigned char)source.p[0];
	}
	if (got == 0 && mask != 0)
		count_key(run, mask);
	return got;
}

static void
put_name(struct sheet *s, const struct run *run, size_t source)
{
	struct str name = run->groups.name[source];

	if (name.n == 0)
		sheet_word(s, "(empty)");
	else
		sheet_text(s, name);
}

static void
put_sources(struct document *d, const struct run *run)
{
	struct sheet *s = document_sheet(d, "Sources", "sources");
	const struct groups *g = &run->groups;

	sheet_add_column(s, "source", SHEET_LEFT);
	sheet_add_column(s, "records", SHEET_RIGHT);
	sheet_add_column(s, "without key", SHEET_RIGHT);
	sheet_add_column(s, "keys", SHEET_RIGHT);
	sheet_add_column(s, "of all", SHEET_RIGHT);
	sheet_add_column(s, "only here", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	for (size_t k = 0; k < g->nordered; k++) {
		size_t i = g->order[k];
		uint64_t keys = run->together[i][i];

		put_name(s, run, i);
		sheet_count(s, g->records[i]);
		sheet_count(s, run->keyless[i]);
		sheet_count(s, keys);
		sheet_share(s, keys, run->keys);
		sheet_count(s, run->only[i]);
		sheet_share(s, run->only[i], keys);
	}
}

/* Of the keys of a source, how many each of the others has. */
static void
put_pairs(struct document *d, const struct run *run)
{
	struct sheet *s = document_sheet(d, "Overlap", "overlap");
	const struct groups *g = &run->groups;

	sheet_add_column(s, "of", SHEET_LEFT);
	sheet_add_column(s, "also in", SHEET_LEFT);
	sheet_add_column(s, "keys", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	for (size_t k = 0; k < g->nordered; k++) {
		for (size_t m = 0; m < g->nordered; m++) {
			size_t i = g->order[k];
			size_t other = g->order[m];

			if (i == other)
				continue;
			put_name(s, run, i);
			put_name(s, run, other);
			sheet_count(s, run->together[i][other]);
			sheet_share(
			    s, run->together[i][other], run->together[i][i]);
		}
	}
}

static void
report(struct document *d, const struct run *run)
{
	const struct groups *g = &run->groups;
	struct sheet *s;

	d->title = "Overlap";
	document_line(d, "%" PRIu64 " keys in %zu sources", run->keys, g->n);
	if (g->nsmall > 0)
		document_line(d,
		    "not told, sources of fewer than %u records: %zu",
		    run->options->k, g->nsmall);
	put_pairs(d, run);
	put_sources(d, run);
	s = document_sheet(d, "Found in", "found_in");
	sheet_add_column(s, "sources", SHEET_RIGHT);
	sheet_add_column(s, "keys", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	for (size_t i = 1; i <= g->n; i++) {
		sheet_count(s, i);
		sheet_count(s, run->found_in[i]);
		sheet_share(s, run->found_in[i], run->keys);
	}
}

static int
overlap(struct run *run, struct document *d)
{
	struct err *e = &run->io->err;
	const struct record *rec;
	int got = open_run(run);

	while (got == 0 && (got = stream_next(run->io, &rec)) == 1)
		got = take(run, rec, e);
	if (got != 0 || walk(run, e) != 0)
		return -1;
	groups_end(&run->groups, run->options->k, 0);
	report(d, run);
	return 0;
}

int
overlap_run(
    struct stream *io, const struct overlap_run_options *o, struct document *d)
{
	struct arena memory = { 0 };
	struct run *run = arena_array(&memory, 1, sizeof *run, &io->err);
	int result;

	if (run == NULL)
		return -1;
	run->io = io;
	run->options = o;
	result = overlap(run, d);
	if (run->spill != NULL)
		spill_close(run->spill);
	selection_free(&run->key);
	groups_free(&run->groups);
	buf_free(&run->packed);
	buf_free(&run->last);
	arena_free(&memory);
	return result;
}
