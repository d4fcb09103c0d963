/* Fits of models to customers. */
#include "segment/clv_fit.h"

#include <math.h>
#include <stdlib.h>

#include "base/workers.h"
#include "segment/simplex.h"

/* Two fits agree when their likelihoods differ by less. */
static const double same = 1e-3;

/* What parameters are looked for at: times so that the longest history is of
 * this length, values so that this is their mean. */
static const double longest = 10;
static const double usual = 35;

static const double farthest = 50; /* logarithm of a parameter */

enum {
	SAMPLE = 20000, /* histories that are fitted first */
	STRETCH = 1024, /* of them */
};

static int
compare_histories(const void *a, const void *b)
{
	const struct purchase_history *g = a;
	const struct purchase_history *h = b;

	if (g->x != h->x)
		return (g->x > h->x) - (g->x < h->x);
	if (g->tx != h->tx)
		return (g->tx > h->tx) - (g->tx < h->tx);
	return (g->T > h->T) - (g->T < h->T);
}

static int
compare_spends(const void *a, const void *b)
{
	const struct purchase_spend *s = a;
	const struct purchase_spend *t = b;

	if (s->x != t->x)
		return (s->x > t->x) - (s->x < t->x);
	return (s->m > t->m) - (s->m < t->m);
}

/* Equal histories become one; in an order of their own, so that sums do not
 * depend on that of the records.  Returns how many there are. */
static size_t
collapse(struct purchase_history *h, size_t n)
{
	size_t made = 0;

	qsort(h, n, sizeof *h, compare_histories);
	for (size_t i = 0; i < n; i++) {
		if (made > 0 && compare_histories(&h[made - 1], &h[i]) == 0)
			h[made - 1].weight += h[i].weight;
		else
			h[made++] = h[i];
	}
	return made;
}

/* What is minimised, over the logarithms of the parameters: a sum over
 * stretches, each of which a thread may work out. */
struct task {
	enum purchase_model model;
	const struct purchase_history *history;
	const struct purchase_spend *spend; /* or NULL: of the histories */
	size_t n, step;                     /* of n, each of so many */
	double parameter[PURCHASE_PARAMETERS];
	double *part;            /* of a stretch */
	struct workers *workers; /* or NULL */
};

static size_t
stretches(const struct task *t)
{
	return 1 + (t->n - 1) / (STRETCH * t->step);
}

static void
lose(void *context, size_t job)
{
	struct task *t = context;
	size_t from = job * STRETCH * t->step;
	size_t n =
	    t->n - from < STRETCH * t->step ? t->n - from : STRETCH * t->step;

	t->part[job] = t->spend != NULL ? purchase_spend_loss(t->parameter,
					      t->spend + from, n, t->step)
					: purchase_loss(t->model, t->parameter,
					      t->history + from, n, t->step);
}

static double
loss(void *context, const double *x)
{
	struct task *t = context;
	size_t n = stretches(t);
	double sum = 0;

	for (unsigned i = 0;
	     i < (t->spend != NULL ? PURCHASE_SPEND : PURCHASE_PARAMETERS); i++)
		t->parameter[i] = exp(x[i]);
	if (t->workers != NULL && n > 1) {
		workers_run(t->workers, lose, t, n);
	} else {
		for (size_t i = 0; i < n; i++)
			lose(t, i);
	}
	for (size_t i = 0; i < n; i++)
		sum += t->part[i];
	return sum;
}

/* From two beginnings, on every so manieth history of those in order; the
 * better one counts, and goes on to all of them.  False: there is no minimum. */
static bool
fit(struct simplex *s, struct task *all, const double *first,
    const double *second, struct clv_fit *f)
{
	struct task some = *all;
	struct simplex other;
	bool found;

	some.step = 1 + all->n / SAMPLE;
	s->context = &some;
	other = *s;
	for (unsigned i = 0; i < s->n; i++) {
		s->x[i] = log(first[i]);
		other.x[i] = log(second[i]);
	}
	found = simplex_minimise(s);
	if (simplex_minimise(&other) && found)
		f->agrees = fabs(s->value - other.value) < same;
	if (other.value < s->value || !found)
		*s = other;
	s->context = all;
	if (some.step > 1 && !simplex_refine(s, (double)some.step))
		return false;
	for (unsigned i = 0; i < s->n; i++) {
		if (!(fabs(s->x[i]) < farthest))
			return false;
		f->parameter[i] = exp(s->x[i]);
		f->error[i] = s->curved ? f->parameter[i] * s->error[i] : NAN;
	}
	f->likelihood = -s->value;
	f->slope = s->slope;
	return isfinite(s->value);
}

static int
no_model(struct err *e, const char *what)
{
	(void)err_set(
	    e, ERR_USAGE, 0, "these customers do not tell a model of %s", what);
	return err_hint(e,
	    "too few have bought on several days, or all buy alike; a model of "
	    "others can be used: --clv-model FILE");
}

/* Where BG/NBD and Pareto/NBD begin, and BG/BB. */
static const double first_of[][PURCHASE_PARAMETERS] = { { 1, 3, 1, 3 },
	{ 1, 3, 1, 3 }, { 1, 1, 1, 1 } };
static const double second_of[][PURCHASE_PARAMETERS] = { { 0.3, 1, 0.6, 2 },
	{ 0.3, 1, 0.6, 2 }, { 0.5, 0.7, 0.4, 2 } };

/* Times become such that the longest is `longest`; chances stay what they are.
 * Returns by what they were multiplied. */
static double
scale_times(enum purchase_model model, struct purchase_history *h, size_t n)
{
	double scale = 0;

	if (model == PURCHASE_BGBB)
		return 1;
	for (size_t i = 0; i < n; i++)
		scale = fmax(scale, h[i].T);
	scale = longest / scale;
	for (size_t i = 0; i < n; i++) {
		h[i].tx *= scale;
		h[i].T *= scale;
	}
	return scale;
}

/* Back to the unit: alpha is a time, and so is beta of Pareto/NBD. */
static void
unscale(struct clv *c, const struct purchase_history *h, size_t n, double scale)
{
	for (unsigned i = 1; i < PURCHASE_PARAMETERS;
	     i += c->model == PURCHASE_PARETO ? 2 : PURCHASE_PARAMETERS) {
		c->fit.parameter[i] /= scale;
		c->fit.error[i] /= scale;
	}
	for (size_t i = 0; i < n && c->model != PURCHASE_BGBB; i++)
		c->fit.likelihood += h[i].weight * h[i].x * log(scale);
}

/* Room for the sum of each stretch of n. */
static int
make_room(struct clv *c, struct task *t, struct err *e)
{
	t->part = arena_array(&c->memory, stretches(t), sizeof *t->part, e);
	if (t->part == NULL)
		return -1;
	if (t->n > STRETCH && c->threads != 1 && c->workers == NULL &&
	    workers_open(&c->workers, c->threads, e) != 0)
		return -1;
	t->workers = c->workers;
	return 0;
}

static int
fit_buying(struct clv *c, struct err *e)
{
	struct purchase_history *h = (void *)c->histories.p;
	size_t n = c->histories.n / sizeof *h;
	struct task t = { .model = c->model, .history = h, .step = 1 };
	struct simplex s = { .n = PURCHASE_PARAMETERS, .f = loss };
	double repeated = 0;
	double scale;

	c->fit.customers = n;
	t.n = n > 0 ? collapse(h, n) : 0;
	for (size_t i = 0; i < t.n; i++)
		repeated += h[i].x > 0 ? h[i].weight : 0;
	if (repeated < 2)
		return no_model(e, "buying");
	if (make_room(c, &t, e) != 0)
		return -1;
	scale = scale_times(c->model, h, t.n);
	if (!fit(&s, &t, first_of[c->model], second_of[c->model], &c->fit))
		return no_model(e, "buying");
	unscale(c, h, t.n, scale);
	return 0;
}

static double
correlation(const struct purchase_spend *s, size_t n)
{
	double x = 0, m = 0, xx = 0, mm = 0, xm = 0;

	for (size_t i = 0; i < n; i++) {
		x += s[i].x / (double)n;
		m += s[i].m / (double)n;
	}
	for (size_t i = 0; i < n; i++) {
		xx += (s[i].x - x) * (s[i].x - x);
		mm += (s[i].m - m) * (s[i].m - m);
		xm += (s[i].x - x) * (s[i].m - m);
	}
	return xx > 0 && mm > 0 ? xm / sqrt(xx * mm) : 0;
}

static double
mean(const struct purchase_spend *s, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += s[i].m / (double)n;
	return sum;
}

static int
fit_spend(struct clv *c, struct err *e)
{
	static const double first[] = { 1, 3, 10 };
	static const double second[] = { 3, 2, 30 };
	struct purchase_spend *s = (void *)c->spends.p;
	struct simplex x = { .n = PURCHASE_SPEND, .f = loss };
	struct task t = { .spend = s, .n = c->spends.n / sizeof *s, .step = 1 };
	double scale;

	c->spend.customers = t.n;
	if (t.n < 2)
		return no_model(e, "what they spend");
	qsort(s, t.n, sizeof *s, compare_spends);
	c->correlation = correlation(s, t.n);
	if (make_room(c, &t, e) != 0)
		return -1;
	scale = usual / mean(s, t.n);
	for (size_t i = 0; i < t.n; i++)
		s[i].m *= scale;
	if (!fit(&x, &t, first, second, &c->spend) ||
	    c->spend.parameter[1] <= 1)
		return no_model(e, "what they spend");
	/* v is a value. */
	c->spend.parameter[2] /= scale;
	c->spend.error[2] /= scale;
	c->spend.likelihood += (double)t.n * log(scale);
	return 0;
}

int
clv_fit_all(struct clv *c, struct err *e)
{
	int result = fit_buying(c, e) != 0 || fit_spend(c, e) != 0 ? -1 : 0;

	workers_close(c->workers);
	c->workers = NULL;
	return result;
}
