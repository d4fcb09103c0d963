/* Fits and forecasts. */
#include "segment/clv.h"

#include <math.h>
#include <stdlib.h>

#include "expr/fact.h"
#include "segment/simplex.h"

/* Days of a unit; a month is a twelfth of a year. */
static const double unit_days[] = { 1, 7, 365.0 / 12 };

/* Two fits agree when their likelihoods differ by less. */
static const double same = 1e-3;

static const double longest = 10;  /* time of the fit: of the longest history */
static const double farthest = 50; /* logarithm of a parameter */

enum { SAMPLE = 20000 }; /* histories that are fitted first */

static bool
history(const struct clv *c, struct purchase_history *h)
{
	if (!c->days->known || !c->first->known || c->days->number.unscaled < 1)
		return false;
	h->x = (double)(c->days->number.unscaled - 1);
	h->tx = (c->last->day - c->first->day) / unit_days[c->unit];
	h->T = (c->today - c->first->day) / unit_days[c->unit];
	h->weight = 1;
	return true;
}

int
clv_add(struct clv *c, struct err *e)
{
	struct purchase_history h;
	struct purchase_spend s;

	if (!history(c, &h))
		return 0;
	if (c->histories.n + c->spends.n > c->limit)
		return err_set(e, ERR_USAGE, 0,
		    "more customers than memory holds to fit a model; -S SIZE, "
		    "or a model of a part of them");
	s.x = h.x;
	s.m = c->value->known ? num_to_double(c->value->number) : 0;
	if (buf_add(&c->histories, str_make((const char *)&h, sizeof h), e) !=
	    0)
		return -1;
	return h.x > 0 && s.m > 0 ? buf_add(&c->spends,
					str_make((const char *)&s, sizeof s), e)
				  : 0;
}

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

/* What is minimised, over the logarithms of the parameters. */
struct task {
	enum purchase_model model;
	const struct purchase_history *history;
	const struct purchase_spend *spend;
	size_t n, step; /* of n, each of so many */
};

static double
buying_loss(void *context, const double *x)
{
	const struct task *t = context;
	double p[PURCHASE_PARAMETERS];

	for (unsigned i = 0; i < PURCHASE_PARAMETERS; i++)
		p[i] = exp(x[i]);
	return purchase_loss(t->model, p, t->history, t->n, t->step);
}

static double
spend_loss(void *context, const double *x)
{
	const struct task *t = context;
	double p[PURCHASE_SPEND];

	for (unsigned i = 0; i < PURCHASE_SPEND; i++)
		p[i] = exp(x[i]);
	return purchase_spend_loss(p, t->spend, t->n, t->step);
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
	return err_hint(e, "too few have bought on several days; a model of "
			   "others can be used: --clv-model FILE");
}

static int
fit_buying(struct clv *c, struct err *e)
{
	static const double first[] = { 1, 3, 1, 3 };
	static const double second[] = { 0.3, 1, 0.6, 2 };
	struct purchase_history *h = (void *)c->histories.p;
	size_t n = c->histories.n / sizeof *h;
	struct task t = { c->model, h, NULL, 0, 1 };
	struct simplex s = { .n = PURCHASE_PARAMETERS, .f = buying_loss };
	double scale = 0;
	double repeated = 0;

	c->fit.customers = n;
	t.n = n > 0 ? collapse(h, n) : 0;
	for (size_t i = 0; i < t.n; i++) {
		scale = fmax(scale, h[i].T);
		repeated += h[i].x > 0 ? h[i].weight : 0;
	}
	if (repeated < 2)
		return no_model(e, "buying");
	scale = longest / scale;
	for (size_t i = 0; i < t.n; i++) {
		h[i].tx *= scale;
		h[i].T *= scale;
	}
	if (!fit(&s, &t, first, second, &c->fit))
		return no_model(e, "buying");
	/* Back to the unit: alpha, and beta of Pareto/NBD, are times. */
	for (unsigned i = 1; i < PURCHASE_PARAMETERS;
	     i += c->model == PURCHASE_PARETO ? 2 : PURCHASE_PARAMETERS) {
		c->fit.parameter[i] /= scale;
		c->fit.error[i] /= scale;
	}
	for (size_t i = 0; i < t.n; i++)
		c->fit.likelihood += h[i].weight * h[i].x * log(scale);
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

static int
fit_spend(struct clv *c, struct err *e)
{
	static const double first[] = { 1, 3, 10 };
	static const double second[] = { 3, 2, 30 };
	struct purchase_spend *s = (void *)c->spends.p;
	struct simplex x = { .n = PURCHASE_SPEND, .f = spend_loss };
	struct task t = { c->model, NULL, s, c->spends.n / sizeof *s, 1 };

	c->spend.customers = t.n;
	if (t.n < 2)
		return no_model(e, "what they spend");
	qsort(s, t.n, sizeof *s, compare_spends);
	c->correlation = correlation(s, t.n);
	if (!fit(&x, &t, first, second, &c->spend) ||
	    c->spend.parameter[1] <= 1)
		return no_model(e, "what they spend");
	return 0;
}

int
clv_settle(struct clv *c, struct err *e)
{
	if (fit_buying(c, e) != 0 || fit_spend(c, e) != 0)
		return -1;
	buf_free(&c->histories);
	buf_free(&c->spends);
	c->settled = true;
	return 0;
}

bool
clv_tell(const struct clv *c, struct clv_forecast *f)
{
	const double *p = c->fit.parameter;
	double month = unit_days[CLV_MONTH] / unit_days[c->unit];
	double before = 0;
	double worth = 0;
	double rest = 1;
	struct purchase_history h;
	double m;

	if (!history(c, &h))
		return false;
	m = c->value->known ? num_to_double(c->value->number) : 0;
	f->alive = purchase_alive(c->model, p, &h);
	f->value = h.x > 0 && m <= 0
		       ? NAN
		       : purchase_spend_expected(c->spend.parameter, h.x, m);
	for (unsigned k = 1; k <= c->horizon; k++) {
		double orders = purchase_expected(c->model, p, &h, k * month);

		rest /= 1 + c->discount;
		worth += (orders - before) * rest;
		before = orders;
	}
	f->orders = before;
	f->worth = worth * f->value;
	return true;
}

void
clv_free(struct clv *c)
{
	buf_free(&c->histories);
	buf_free(&c->spends);
}
