/* Numbers of groups: means, tests, and two passes over them in order, one for
 * ranks and distances, one for the bins of PSI. */
#include <math.h>

#include "stats/contrast_state.h"
#include "stats/psi.h"
#include "stats/quantile.h"
#include "stats/tail.h"

enum { EDGES = 9, BINS = EDGES + 2 /* ten bins, and what is missing */ };

/* Quantiles of one group (or of all) found on the way. */
struct ranks {
	uint64_t n;
	uint64_t seen;
	struct quantile_place place[EDGES];
	double low[EDGES], high[EDGES];
	double edge[EDGES];
};

static void
begin_ranks(struct ranks *r, uint64_t n)
{
	r->n = n;
	for (unsigned k = 0; n > 0 && k < EDGES; k++)
		r->place[k] = quantile_place(n, QUANTILE_TYPE, 10 * (k + 1));
}

static void
take_rank(struct ranks *r, double x, uint64_t times)
{
	for (size_t k = 0; k < EDGES; k++) {
		const struct quantile_place *p = &r->place[k];

		if (p->low >= r->seen && p->low - r->seen < times)
			r->low[k] = x;
		if (p->high >= r->seen && p->high - r->seen < times)
			r->high[k] = x;
	}
	r->seen += times;
}

static void
end_ranks(struct ranks *r)
{
	for (size_t k = 0; r->n > 0 && k < EDGES; k++)
		r->edge[k] =
		    quantile_between(r->low[k], r->high[k], r->place[k]);
}

static uint64_t
filled(const struct contrast *c)
{
	uint64_t n = 0;

	for (size_t g = 0; g < c->n; g++)
		n += c->group[g].filled;
	return n;
}

/* Of two groups: the largest distance of their distribution functions, and how
 * often a value of the second is above one of the first (a tie is half). */
struct duel {
	double seen[2];
	double ties[2]; /* at the number that is under way */
	double x;
	double distance;
	double above;
};

static void
end_tie(struct duel *d, const struct contrast *c)
{
	double distance;

	d->above += d->ties[1] * (d->seen[0] + d->ties[0] / 2);
	d->seen[0] += d->ties[0];
	d->seen[1] += d->ties[1];
	d->ties[0] = 0;
	d->ties[1] = 0;
	distance = fabs(d->seen[0] / (double)c->group[0].filled -
			d->seen[1] / (double)c->group[1].filled);
	if (distance > d->distance)
		d->distance = distance;
}

static void
take_duel(
    struct duel *d, const struct contrast *c, const struct sample_item *item)
{
	if (item->x != d->x)
		end_tie(d, c);
	d->x = item->x;
	d->ties[item->group] += (double)item->times;
}

static void
end_duel(struct duel *d, struct contrast *c)
{
	double n = (double)c->group[0].filled;
	double m = (double)c->group[1].filled;

	end_tie(d, c);
	c->ks = d->distance;
	c->ks_p = tail_smirnov(d->distance, n, m);
	c->auc = d->above / (n * m);
}

static int
first_pass(struct contrast *c, struct ranks *ranks, struct err *e)
{
	struct duel duel = { { 0 }, { 0 }, NAN, 0, 0 };
	bool two =
	    c->n == 2 && c->group[0].filled > 0 && c->group[1].filled > 0;
	struct sample_item item;
	int got;

	for (size_t g = 0; g < c->n; g++)
		begin_ranks(&ranks[g], c->group[g].filled);
	begin_ranks(&ranks[c->n], filled(c));
	if (sample_rewind(&c->sample, e) != 0)
		return -1;
	while ((got = sample_next(&c->sample, &item, e)) == 1) {
		take_rank(&ranks[item.group], item.x, item.times);
		take_rank(&ranks[c->n], item.x, item.times);
		if (two)
			take_duel(&duel, c, &item);
	}
	if (got != 0)
		return -1;
	for (size_t g = 0; g <= c->n; g++)
		end_ranks(&ranks[g]);
	for (size_t g = 0; g < c->n; g++)
		c->group[g].median = ranks[g].edge[EDGES / 2];
	if (two)
		end_duel(&duel, c);
	return 0;
}

/* Bins end with an edge, edges that are equal are one. */
static size_t
bin_of(const struct ranks *r, double x)
{
	size_t bin = 0;

	while (bin < EDGES && x > r->edge[bin])
		bin++;
	return bin;
}

static int
second_pass(struct contrast *c, const struct ranks *ranks, struct err *e)
{
	/* For each group its reference's bins, then its own. */
	uint64_t *count =
	    arena_array(&c->memory, (size_t)2 * BINS * c->n, sizeof *count, e);
	struct sample_item item;
	int got;

	if (count == NULL || sample_rewind(&c->sample, e) != 0)
		return -1;
	while ((got = sample_next(&c->sample, &item, e)) == 1) {
		for (size_t g = 0; g < c->n; g++) {
			size_t from = contrast_state_reference(c, g);
			uint64_t *bins = count + (size_t)2 * BINS * g;
			size_t bin = bin_of(&ranks[from], item.x);

			if (from == c->n || item.group == from)
				bins[bin] += item.times;
			if (item.group == g)
				bins[BINS + bin] += item.times;
		}
	}
	for (size_t g = 0; g < c->n && got == 0; g++) {
		size_t from = contrast_state_reference(c, g);
		uint64_t *bins = count + (size_t)2 * BINS * g;

		bins[BINS - 1] = contrast_state_absent(c, from);
		bins[(size_t)2 * BINS - 1] = contrast_state_absent(c, g);
		c->group[g].psi =
		    from == g ? NAN : psi_of(bins, bins + BINS, BINS);
	}
	return got;
}

/* B.L. Welch, 1947; Cohen's d with the pooled standard deviation. */
static void
test_two(struct contrast *c)
{
	const struct contrast_group *a = &c->group[0];
	const struct contrast_group *b = &c->group[1];
	double n = (double)a->filled;
	double m = (double)b->filled;
	double va = a->sd * a->sd / n;
	double vb = b->sd * b->sd / m;
	double pooled = sqrt(
	    ((n - 1) * a->sd * a->sd + (m - 1) * b->sd * b->sd) / (n + m - 2));

	if (!(va + vb > 0))
		return;
	c->test.name = "Welch t";
	c->test.statistic = (b->mean - a->mean) / sqrt(va + vb);
	c->test.df =
	    (va + vb) * (va + vb) / (va * va / (n - 1) + vb * vb / (m - 1));
	c->test.p = tail_t(c->test.statistic, c->test.df);
	c->d = (b->mean - a->mean) / pooled;
}

/* One-way analysis of variance; eta is the root of the explained share. */
static void
test_all(struct contrast *c)
{
	double n = 0;
	double mean = 0;
	double between = 0;
	double within = 0;
	size_t used = 0;

	for (size_t g = 0; g < c->n; g++) {
		n += (double)c->group[g].filled;
		mean += (double)c->group[g].filled * c->group[g].mean;
		used += c->group[g].filled > 0;
	}
	mean /= n;
	for (size_t g = 0; g < c->n; g++) {
		const struct contrast_group *x = &c->group[g];
		double off = x->mean - mean;

		if (x->filled == 0)
			continue;
		between += (double)x->filled * off * off;
		within += ((double)x->filled - 1) * x->sd * x->sd;
	}
	if (used < 2 || n <= (double)used || !(between + within > 0))
		return;
	c->test.effect = sqrt(between / (between + within));
	if (used == 2 && c->n == 2 && c->group[0].filled > 1 &&
	    c->group[1].filled > 1) {
		test_two(c);
		return;
	}
	if (!(within > 0))
		return;
	c->test.name = "F";
	c->test.df = (double)used - 1;
	c->test.df2 = n - (double)used;
	c->test.statistic = (between / c->test.df) / (within / c->test.df2);
	c->test.p = tail_f(c->test.statistic, c->test.df, c->test.df2);
}

int
contrast_state_numbers(struct contrast *c, struct err *e)
{
	struct ranks *ranks =
	    arena_array(&c->memory, c->n + 1, sizeof *ranks, e);

	if (ranks == NULL)
		return -1;
	for (size_t g = 0; g < c->n; g++) {
		struct contrast_group *x = &c->group[g];

		x->mean = x->filled > 0 ? exact_mean(&x->sums) : 0;
		x->sd = x->filled > 1 ? exact_sd(&x->sums) : 0;
	}
	test_all(c);
	if (first_pass(c, ranks, e) != 0)
		return -1;
	return second_pass(c, ranks, e);
}
