#include "stats/metric_run.h"

#include <inttypes.h>
#include <math.h>

#include "base/num.h"
#include "record/settings.h"
#include "stats/groups.h"
#include "stats/metric.h"
#include "stats/metric_quantile.h"
#include "stats/metric_target.h"

enum { METRICS = 64 /* at most */ };

struct run {
	struct stream *io;
	const struct metric_run_options *options;
	struct metric metric[METRICS];
	size_t n;
	struct groups groups;
	struct metric_sum *sum[GROUPS_MOST]; /* one a metric */
	struct sample sample[METRICS];       /* the numbers of each quantile */
	struct metric_result *quantile[METRICS]; /* of each group */
	struct arena memory;
};

static int
add_metric(struct run *run, struct str text, struct err *e)
{
	if (run->n == METRICS)
		return err_set(
		    e, ERR_USAGE, 0, "there are more than %d metrics", METRICS);
	return metric_read(
	    &run->metric[run->n++], text, &run->io->header, &run->memory, e);
}

/* settings_take: name, metric, target. */
static int
take_setting(void *context, const struct str *value, struct err *e)
{
	struct run *run = context;
	struct metric *m;

	if (add_metric(run, value[1], e) != 0)
		return -1;
	m = &run->metric[run->n - 1];
	m->name = arena_copy(&run->memory, value[0], e);
	if (m->name.p == NULL)
		return -1;
	return metric_target_read(m, value[2], e);
}

static bool
has_targets(const struct run *run)
{
	size_t i = 0;

	while (i < run->n && !run->metric[i].has_target)
		i++;
	return i < run->n;
}

static int
open_run(struct run *run, struct err *e)
{
	static const char *const columns[] = { "name", "metric", "target" };
	const struct metric_run_options *o = run->options;
	char whole[] = "all";
	char *name = whole;

	for (size_t i = 0; i < o->nmetrics; i++) {
		if (add_metric(run, str_of(o->metric[i]), e) != 0)
			return -1;
	}
	if (o->file != NULL && settings_read(o->file, "a file of metrics",
				   columns, 3, 2, take_setting, run, e) != 0)
		return -1;
	if (o->gate && !has_targets(run)) {
		(void)err_set(e, ERR_USAGE, 0, "no metric has a target");
		return err_hint(e, "--metrics FILE with name, metric, target");
	}
	if (o->by != NULL)
		return groups_by(&run->groups, o->by, &run->io->header, e);
	if (o->period != NULL)
		return groups_by_period(
		    &run->groups, o->period, &run->io->header, e);
	return groups_by_file(&run->groups, &name, 1, e);
}

static struct metric_result
result_of(const struct run *run, const struct metric *m, size_t group)
{
	static const struct metric_sum nothing = { .n = 0 };
	const struct metric_sum *sum = run->sum[group];
	size_t i = (size_t)(m - run->metric);

	return m->kind == METRIC_QUANTILE
		   ? run->quantile[i][group]
		   : metric_result(m, sum == NULL ? &nothing : &sum[i]);
}

static bool
by_period(const struct run *run)
{
	return run->groups.kind >= GROUPS_BY_YEAR;
}

/* Against the period before. */
static void
put_change(
    struct sheet *s, const struct run *run, const struct metric *m, size_t rank)
{
	const size_t *order = run->groups.order;
	struct metric_result now = result_of(run, m, order[rank]);
	struct metric_result before = { .known = false };

	if (rank > 0)
		before = result_of(run, m, order[rank - 1]);
	if (now.known && before.known)
		sheet_number(s, now.value - before.value, -1);
	else
		sheet_none(s);
}

static void
put_result(
    struct sheet *s, const struct run *run, const struct metric *m, size_t rank)
{
	size_t group = run->groups.order[rank];
	struct metric_result x = result_of(run, m, group);
	struct str name = run->groups.name[group];

	sheet_text(s, m->name);
	sheet_text(s, name.n == 0 ? str_of("(empty)") : name);
	if (!x.known)
		sheet_none(s);
	else
		sheet_number(s, x.value, -1);
	if (by_period(run))
		put_change(s, run, m, rank);
	if (x.bounded) {
		sheet_number(s, x.low, 4);
		sheet_number(s, x.high, 4);
	} else {
		sheet_none(s);
		sheet_none(s);
	}
	sheet_count(s, x.n);
	if (!m->has_target) {
		sheet_none(s);
		sheet_none(s);
		return;
	}
	metric_target_put(s, m);
	sheet_word(s, metric_target_word(metric_target_judge(m, &x)));
}

static void
report(struct document *d, const struct run *run)
{
	struct sheet *s = document_sheet(d, "Metrics", "metrics");
	const struct groups *g = &run->groups;

	d->title = "Metrics";
	sheet_add_column(s, "metric", SHEET_LEFT);
	sheet_add_column(s, "group", SHEET_LEFT);
	sheet_add_column(s, "value", SHEET_RIGHT);
	if (by_period(run))
		sheet_add_column(s, "change", SHEET_RIGHT);
	sheet_add_column(s, "low", SHEET_RIGHT);
	sheet_add_column(s, "high", SHEET_RIGHT);
	sheet_add_column(s, "n", SHEET_RIGHT);
	sheet_add_column(s, "target", SHEET_RIGHT);
	sheet_add_column(s, "met", SHEET_LEFT);
	for (size_t i = 0; i < run->n; i++) {
		const struct metric *m = &run->metric[i];

		for (size_t k = 0; k < g->nordered; k++)
			put_result(s, run, m, k);
	}
	for (size_t i = 0; i < run->n; i++) {
		uint64_t unread = 0;

		for (size_t k = 0; k < g->n; k++)
			unread +=
			    run->sum[k] == NULL ? 0 : run->sum[k][i].unread;
		if (unread > 0)
			document_line(d,
			    "%.*s: left out, values that are %s: %" PRIu64,
			    (int)run->metric[i].name.n, run->metric[i].name.p,
			    run->metric[i].kind == METRIC_NPS ? "no 0 to 10"
			    : run->metric[i].kind == METRIC_CSAT
				? "no 1 to 5"
				: "no plain numbers (see cust-normalize)",
			    unread);
	}
	if (g->outside > 0)
		document_line(d,
		    "left out, records without a date (YYYY-MM-DD, see "
		    "cust-normalize): %" PRIu64,
		    g->outside);
	if (g->nsmall > 0)
		document_line(d,
		    "left out, groups of fewer than %u records: %zu",
		    run->options->k, g->nsmall);
}

/* Only what is missed; groups are told by --by or --period. */
static bool
judge(struct document *d, const struct run *run)
{
	static const struct metric_result unknown = { .known = false };
	const struct groups *g = &run->groups;
	struct sheet *s = NULL;

	d->title = "Targets";
	for (size_t i = 0; i < run->n; i++) {
		const struct metric *m = &run->metric[i];

		for (size_t k = 0;
		     m->has_target && k < (g->nordered == 0 ? 1 : g->nordered);
		     k++) {
			struct metric_result x = unknown;
			struct str group = str_of("all");

			if (g->nordered > 0) {
				group = g->name[g->order[k]];
				x = result_of(run, m, g->order[k]);
			}
			if (metric_target_judge(m, &x) == METRIC_MET)
				continue;
			metric_target_tell(d, &s, m, group, &x);
		}
	}
	return s != NULL;
}

/* Each sample may hold its part of memory. */
static void
share_memory(struct run *run)
{
	size_t quantiles = 0;

	for (size_t i = 0; i < run->n; i++)
		quantiles += run->metric[i].kind == METRIC_QUANTILE;
	for (size_t i = 0; i < run->n && quantiles > 0; i++) {
		run->sample[i].limit = run->options->memory / quantiles;
		run->sample[i].directory = run->options->tempdir;
	}
}

static int
take(struct run *run, const struct record *rec, unsigned group, struct err *e)
{
	if (run->sum[group] == NULL)
		run->sum[group] =
		    arena_array(&run->memory, run->n, sizeof **run->sum, e);
	if (run->sum[group] == NULL)
		return -1;
	for (size_t i = 0; i < run->n; i++) {
		const struct metric *m = &run->metric[i];
		double x;

		metric_take(m, &run->sum[group][i], rec);
		if (m->kind == METRIC_QUANTILE && metric_number(m, rec, &x) &&
		    sample_add(&run->sample[i], x, group, 1, e) != 0)
			return -1;
	}
	return 0;
}

static int
find_quantiles(struct run *run, struct err *e)
{
	for (size_t i = 0; i < run->n; i++) {
		uint64_t n[GROUPS_MOST] = { 0 };

		if (run->metric[i].kind != METRIC_QUANTILE)
			continue;
		for (size_t k = 0; k < run->groups.n; k++)
			n[k] = run->sum[k] == NULL ? 0 : run->sum[k][i].n;
		run->quantile[i] = arena_array(
		    &run->memory, GROUPS_MOST, sizeof **run->quantile, e);
		if (run->quantile[i] == NULL ||
		    metric_quantile(&run->sample[i],
			run->options->quantile_type, run->metric[i].percent, n,
			run->groups.n, run->quantile[i], e) != 0)
			return -1;
	}
	return 0;
}

static int
count(struct run *run, struct document *d, bool *failed)
{
	struct err *e = &run->io->err;
	const struct record *rec;
	unsigned group;
	int got;

	if (open_run(run, e) != 0)
		return -1;
	share_memory(run);
	while (
	    (got = several_next(run->options->several, run->io, &rec)) == 1) {
		if (groups_take(&run->groups, rec, 0, &group, e) != 0)
			return -1;
		if (group == GROUPS_NONE)
			continue;
		if (take(run, rec, group, e) != 0)
			return -1;
	}
	if (got != 0)
		return -1;
	groups_end(&run->groups, run->options->k, run->options->last);
	if (find_quantiles(run, e) != 0)
		return -1;
	if (run->options->gate)
		*failed = judge(d, run);
	else
		report(d, run);
	return 0;
}

int
metric_run(struct stream *io, const struct metric_run_options *o,
    struct document *d, bool *failed)
{
	struct run *run;
	struct arena memory = { 0 };
	int result;

	run = arena_array(&memory, 1, sizeof *run, &io->err);
	if (run == NULL)
		return -1;
	run->io = io;
	run->options = o;
	result = count(run, d, failed);
	for (size_t i = 0; i < METRICS; i++)
		sample_free(&run->sample[i]);
	groups_free(&run->groups);
	arena_free(&run->memory);
	arena_free(&memory);
	return result;
}
