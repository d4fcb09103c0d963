#include "stats/task.h"

#include <inttypes.h>

#include "stats/attribution_run.h"
#include "stats/compare_run.h"
#include "stats/cross_run.h"
#include "stats/funnel_run.h"
#include "stats/gains_run.h"
#include "stats/gate_run.h"
#include "stats/health_run.h"
#include "stats/metric_run.h"
#include "stats/overlap_run.h"
#include "stats/profile_run.h"
#include "stats/purchases_run.h"
#include "stats/rollup.h"

static struct study_options
study_options(const struct task *t, struct several *several)
{
	return (struct study_options){
		.select = t->select,
		.top = t->top,
		.quantile_type = t->quantile_type,
		.estimate = t->approx,
		.memory = t->memory,
		.tempdir = t->tempdir,
		.threads = t->threads,
		.region = t->region,
		.as_of = t->as_of,
		.several = several,
	};
}

static int
run_study(struct stream *io, const struct task *t, struct several *several,
    struct document *d)
{
	const struct profile_run_options profile = { study_options(t, several),
		t->states, t->states_only, t->save, t->format };
	const struct health_run_options health = { study_options(t, several),
		t->weights, t->failing };

	return t->kind == TASK_HEALTH ? health_run(io, &health, d)
				      : profile_run(io, &profile, d);
}

static int
run_groups(struct stream *io, const struct task *t, struct several *several,
    struct document *d, bool *failed)
{
	const struct compare_run_options compare = { t->by, t->period, t->last,
		t->select, t->k, t->top, t->memory, t->tempdir, t->threads,
		several };
	const struct metric_run_options metric = { t->metric.text, t->metric.n,
		t->metrics, t->by, t->period, t->last, t->k, t->missed_fails,
		t->quantile_type, t->memory, t->tempdir, several };

	return t->kind == TASK_METRIC ? metric_run(io, &metric, d, failed)
				      : compare_run(io, &compare, d);
}

static int
run(struct stream *io, const struct task *t, struct several *several,
    struct document *d, bool *failed)
{
	const struct gate_run_options gate = { study_options(t, several),
		t->fail.text, t->fail.n, t->warn.text, t->warn.n, t->checks,
		t->baseline };
	const struct rollup_options rollup = { t->by, t->agg.text, t->agg.n,
		t->memory, t->tempdir, several };
	const struct purchases_run_options purchases = { t->memory,
		t->tempdir };
	const struct cross_run_options cross = { t->cross, t->k, several };
	const struct attribution_run_options attribution = { t->attribution,
		t->outcome, t->k, t->memory, t->tempdir };
	const struct funnel_run_options funnel = { t->funnel, t->memory,
		t->tempdir };
	const struct gains_run_options gains = { t->gains, t->outcome,
		t->memory, t->tempdir };
	const struct overlap_run_options overlap = { t->overlap, t->by, t->k,
		t->memory, t->tempdir };

	*failed = false;
	switch (t->kind) {
	case TASK_GATE:
		return gate_run(io, &gate, d, failed);
	case TASK_COMPARE:
	case TASK_METRIC:
		return run_groups(io, t, several, d, failed);
	case TASK_CROSS:
		return cross_run(io, &cross, d);
	case TASK_ROLLUP:
		return rollup_run(io, &rollup);
	case TASK_ATTRIBUTION:
		return attribution_run(io, &attribution, d);
	case TASK_GAINS:
		return gains_run(io, &gains, d);
	case TASK_OVERLAP:
		return overlap_run(io, &overlap, d);
	case TASK_FUNNEL:
		return funnel_run(io, &funnel, d);
	case TASK_PURCHASES:
		return purchases_run(io, &purchases, d);
	default:
		return run_study(io, t, several, d);
	}
}

int
task_run(
    struct stream *io, const struct task *t, struct document *d, bool *failed)
{
	struct several several = { .records = 0 };
	int result = 0;

	if (t->split != NULL)
		result = several_open(
		    &several, t->split, t->separator, &io->header, &io->err);
	if (result == 0)
		result = run(io, t, &several, d, failed);
	if (result == 0 && t->split != NULL && !document_is_empty(d))
		document_line(d,
		    "%s: %" PRIu64 " values of %" PRIu64
		    " records, each counted as one record",
		    t->split, several.values, several.records);
	several_close(&several);
	return result;
}
