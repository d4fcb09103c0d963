#include "stats/compare_run.h"

#include <math.h>

#include "stats/census.h"
#include "stats/glance.h"
#include "stats/report_compare.h"

struct run {
	struct comparison found;
	struct stream *io;
	struct census *census;
	uint32_t place[GROUPS_NONE + 1]; /* of a group among those reported */
	struct arena memory;
};

static int
fill(void *context, struct batch *b)
{
	struct run *run = context;
	struct comparison *x = &run->found;
	struct stream *io = run->io;

	while (!batch_is_full(b)) {
		const struct record *rec;
		unsigned group;
		int got = several_next(x->options->several, io, &rec);

		if (got != 1)
			return got;
		if (groups_take(&x->groups, rec, io->next_file - 1, &group,
			&io->err) != 0 ||
		    batch_add_marked(
			b, rec, x->columns.column, (char)group, &io->err) != 0)
			return -1;
	}
	return 1;
}

static int
begin(void *context, size_t column, size_t memory, bool in_parts, struct err *e)
{
	struct run *run = context;
	struct comparison *x = &run->found;
	struct contrast *c = &x->contrast[column];
	const struct groups *g = &x->groups;

	(void)in_parts;
	c->n = g->nordered;
	c->sample.limit = memory;
	c->sample.directory = x->options->tempdir;
	c->group = arena_array(&c->memory, c->n, sizeof *c->group, e);
	if (c->group == NULL)
		return -1;
	for (size_t i = 0; i < c->n; i++)
		c->group[i].records = g->records[g->order[i]];
	if (g->kind >= GROUPS_BY_YEAR)
		c->against = CONTRAST_PREVIOUS;
	else
		c->against = c->n == 2 ? CONTRAST_FIRST : CONTRAST_ALL;
	return 0;
}

static int
take(void *context, size_t column, struct str value, uint64_t times,
    struct err *e)
{
	struct run *run = context;
	uint32_t place = run->place[(unsigned char)value.p[value.n - 1]];

	value.n--;
	if (place == GROUPS_NONE || glance_at(value).blank)
		return 0;
	return contrast_add(
	    &run->found.contrast[column], value, place, times, e);
}

static int
end(void *context, size_t column, struct err *e)
{
	struct run *run = context;

	return contrast_end(&run->found.contrast[column], e);
}

/* Holm's and Benjamini and Hochberg's corrections, over all tests that were
 * made: each p by how many are as small. */
static void
correct(struct comparison *x, struct contrast_test *const *test, size_t n)
{
	x->tests = n;
	for (size_t i = 0; i < n; i++) {
		double holm = 0;
		double q = 1;

		for (size_t k = 0; k < n; k++) {
			size_t smaller = 0;
			size_t up_to = 0;

			for (size_t m = 0; m < n; m++) {
				smaller += test[m]->p < test[k]->p;
				up_to += test[m]->p <= test[k]->p;
			}
			if (test[k]->p <= test[i]->p)
				holm = fmax(
				    holm, test[k]->p * (double)(n - smaller));
			if (test[k]->p >= test[i]->p)
				q = fmin(
				    q, test[k]->p * (double)n / (double)up_to);
		}
		test[i]->p_holm = fmin(holm, 1);
		test[i]->q_bh = q;
	}
}

static int
correct_all(struct run *run, struct err *e)
{
	struct comparison *x = &run->found;
	struct contrast_test **test = arena_array(
	    &run->memory, 2 * x->columns.n, sizeof(struct contrast_test *), e);
	size_t n = 0;

	if (test == NULL)
		return -1;
	for (size_t i = 0; i < x->columns.n; i++) {
		struct contrast *c = &x->contrast[i];

		if (c->test.name != NULL)
			test[n++] = &c->test;
		if (c->missing.name != NULL)
			test[n++] = &c->missing;
	}
	correct(x, test, n);
	return 0;
}

static int
choose(struct run *run, struct err *e)
{
	struct comparison *x = &run->found;
	const struct compare_run_options *o = x->options;
	const struct header *h = x->header;
	const struct stream_options *files = &run->io->options;

	if (o->by == NULL && o->period == NULL && files->nfiles < 2) {
		(void)err_set(e, ERR_USAGE, 0, "--compare needs two files");
		return err_hint(e, "to compare groups of one say --by COLUMN");
	}
	if (o->by != NULL)
		return groups_by(&x->groups, o->by, h, e);
	if (o->period != NULL)
		return groups_by_period(&x->groups, o->period, h, e);
	return groups_by_file(&x->groups, files->files, files->nfiles, e);
}

/* What the groups are made by does not differ: it is the groups. */
static void
leave_out(struct selection *s, size_t column)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->n; i++) {
		if (s->column[i] != column)
			s->column[kept++] = s->column[i];
	}
	s->n = kept;
}

static int
compare(struct run *run, struct document *d)
{
	struct comparison *x = &run->found;
	const struct compare_run_options *o = x->options;
	const struct census_taker taker = { run, NULL, begin, take, end, NULL };
	const struct census_options options = { o->memory, o->tempdir,
		o->threads, false, false, 0 };
	struct err *e = &run->io->err;

	if ((o->select == NULL ? select_all(&x->columns, x->header, e)
			       : select_columns(&x->columns, o->select,
				     x->header, e)) != 0 ||
	    choose(run, e) != 0)
		return -1;
	leave_out(&x->columns, x->groups.column);
	x->contrast =
	    arena_array(&run->memory, x->columns.n, sizeof *x->contrast, e);
	if (x->contrast == NULL ||
	    census_open(&run->census, x->columns.n, &options, &taker, e) != 0 ||
	    census_count(run->census, fill, run, e) != 0)
		return -1;
	groups_end(&x->groups, o->k, o->last);
	for (size_t i = 0; i <= GROUPS_NONE; i++)
		run->place[i] = GROUPS_NONE;
	for (size_t i = 0; i < x->groups.nordered; i++)
		run->place[x->groups.order[i]] = (uint32_t)i;
	if (census_end(run->census, e) != 0 || correct_all(run, e) != 0)
		return -1;
	report_compare(d, x);
	return 0;
}

int
compare_run(
    struct stream *io, const struct compare_run_options *o, struct document *d)
{
	struct run run = { .found = { .options = o, .header = &io->header },
		.io = io };
	int result = compare(&run, d);

	census_close(run.census);
	for (size_t i = 0;
	     run.found.contrast != NULL && i < run.found.columns.n; i++)
		contrast_free(&run.found.contrast[i]);
	selection_free(&run.found.columns);
	groups_free(&run.found.groups);
	arena_free(&run.memory);
	return result;
}
