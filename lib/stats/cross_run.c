#include "stats/cross_run.h"

#include <stdlib.h>

#include "base/hash.h"
#include "field/text.h"
#include "record/pack.h"
#include "record/select.h"
#include "stats/cross.h"
#include "stats/tally.h"

struct run {
	struct stream *io;
	const struct cross_run_options *options;
	struct selection columns;
	struct tally cells;
	uint64_t seed;
	struct buf key;
	struct cross cross;
};

static int
count_record(struct run *run, const struct record *rec, struct err *e)
{
	struct str value[CROSS_COLUMNS];

	for (size_t i = 0; i < run->columns.n; i++)
		value[i] = text_trim(rec->field[run->columns.column[i]]);
	buf_clear(&run->key);
	if (pack_add(&run->key, value, NULL, run->columns.n, e) != 0 ||
	    tally_add(&run->cells, buf_str(&run->key), 1, run->seed, e) != 0)
		return -1;
	if (run->cells.distinct <= CROSS_CELLS)
		return 0;
	(void)err_set(e, ERR_USAGE, 0,
	    "the columns have more than %d combinations", CROSS_CELLS);
	return err_hint(e, "cross columns of fewer values");
}

/* What was counted, into the cross. */
static int
collect(struct run *run, struct err *e)
{
	struct str key;
	uint64_t count;
	size_t at = 0;

	while (tally_next(&run->cells, &at, &key, &count)) {
		struct str value[CROSS_COLUMNS];

		pack_cut(key, value, run->columns.n);
		if (cross_add(&run->cross, value, count, e) != 0)
			return -1;
	}
	return cross_end(&run->cross, e);
}

static int
cross(struct run *run, struct document *d)
{
	struct stream *io = run->io;
	const struct header *h = &io->header;
	struct err *e = &io->err;
	const struct record *rec;
	int got;

	if (select_columns(&run->columns, run->options->columns, h, e) != 0)
		return -1;
	if (run->columns.n < 2 || run->columns.n > CROSS_COLUMNS)
		return err_set(e, ERR_USAGE, 0,
		    "--cross takes two to %d columns", CROSS_COLUMNS);
	run->seed = hash_seed();
	while ((got = several_next(run->options->several, io, &rec)) == 1) {
		if (count_record(run, rec, e) != 0)
			return -1;
	}
	if (got != 0)
		return -1;
	run->cross.n = run->columns.n;
	run->cross.k = run->options->k;
	for (size_t i = 0; i < run->columns.n; i++)
		run->cross.name[i] = h->name[run->columns.column[i]];
	if (collect(run, e) != 0)
		return -1;
	cross_report(d, &run->cross);
	return 0;
}

int
cross_run(
    struct stream *io, const struct cross_run_options *o, struct document *d)
{
	struct run run = { .io = io, .options = o };
	int result = cross(&run, d);

	selection_free(&run.columns);
	tally_free(&run.cells);
	buf_free(&run.key);
	cross_free(&run.cross);
	return result;
}
