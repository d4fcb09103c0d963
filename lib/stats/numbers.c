#include "stats/numbers.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const unsigned PERCENT[NUMBERS_QUANTILES] = { 5, 25, 50, 75, 95 };

static int
copy(struct buf *to, struct str s, struct err *e)
{
	buf_clear(to);
	return buf_add(to, s, e);
}

void
numbers_reach(struct numbers_work *w, double x)
{
	if (!w->ranged || x < w->least)
		w->least = x;
	if (!w->ranged || x > w->greatest)
		w->greatest = x;
	w->ranged = true;
}

static int
add_value(struct numbers_work *w, double x, uint64_t times, struct err *e)
{
	numbers_reach(w, x);
	if (w->sketch != NULL)
		return kll_add(w->sketch, x, times, e);
	return quantile_add(&w->quantile, x, times, e);
}

static void
take_point(struct numbers_work *w, const struct number *v)
{
	if (v->exact && v->decimal.scale == 0 && v->decimal.unscaled >= 0 &&
	    v->decimal.unscaled <= 10)
		w->points |= UINT32_C(1) << v->decimal.unscaled;
	else
		w->beyond = true;
}

int
numbers_meet(struct numbers_work *w, const struct number *v, struct str text,
    struct err *e)
{
	struct numbers_extreme *low = &w->low;
	struct numbers_extreme *high = &w->high;

	if (low->text.n == 0 ||
	    number_compare(v, text, &low->number, buf_str(&low->text)) < 0) {
		low->number = *v;
		if (copy(&low->text, text, e) != 0)
			return -1;
	}
	if (high->text.n == 0 ||
	    number_compare(v, text, &high->number, buf_str(&high->text)) > 0) {
		high->number = *v;
		if (copy(&high->text, text, e) != 0)
			return -1;
	}
	return 0;
}

int
numbers_add(struct numbers_work *w, const struct number *v, struct str text,
    uint64_t times, struct err *e)
{
	if (v->exact)
		exact_add(&w->sums, v->decimal, times);
	else
		exact_add_double(&w->sums, v->value, times);
	take_point(w, v);
	return numbers_meet(w, v, text, e) != 0
		   ? -1
		   : add_value(w, v->value, times, e);
}

int
numbers_add_day(
    struct numbers_work *w, int32_t day, uint64_t times, struct err *e)
{
	return add_value(w, day, times, e);
}

static int
take_into_sketch(void *context, double x, uint64_t times, struct err *e)
{
	return kll_add(context, x, times, e);
}

int
numbers_estimate(struct numbers_work *w, struct kll *sketch, struct err *e)
{
	if (quantile_each(&w->quantile, take_into_sketch, sketch, e) != 0)
		return -1;
	quantile_free(&w->quantile);
	w->sketch = sketch;
	return 0;
}

/* Distances from the median, and the histogram. */
struct second_pass {
	struct numbers *numbers;
	double least, width; /* of a bin; 0: all is one value */
	double median;
	struct quantile distances;
};

static void
take_bin(struct second_pass *p, double x, uint64_t times)
{
	double at = p->width > 0 ? (x - p->least) / p->width : 0;
	size_t bin = NUMBERS_BINS - 1;

	if (at < NUMBERS_BINS - 1)
		bin = at > 0 ? (size_t)at : 0;
	p->numbers->bin[bin] += times;
}

static int
take_again(void *context, double x, uint64_t times, struct err *e)
{
	struct second_pass *p = context;

	take_bin(p, x, times);
	return quantile_add(&p->distances, fabs(x - p->median), times, e);
}

static int
take_day_again(void *context, double x, uint64_t times, struct err *e)
{
	(void)e;
	take_bin(context, x, times);
	return 0;
}

/* What binary arithmetic leaves behind the fifteenth digit goes. */
static double
tidy(double x)
{
	char text[32];

	(void)snprintf(text, sizeof text, "%.15g", x);
	return strtod(text, NULL);
}

static void
begin_second_pass(
    struct second_pass *p, struct numbers *n, const struct numbers_work *w)
{
	*p = (struct second_pass){ .numbers = n };
	p->least = w->least;
	p->width = (w->greatest - w->least) / NUMBERS_BINS;
	p->median = n->quantile[NUMBERS_MEDIAN];
	p->distances.limit = w->quantile.limit;
	p->distances.directory = w->quantile.directory;
}

static int
find_spread(
    struct numbers *n, struct numbers_work *w, unsigned type, struct err *e)
{
	static const unsigned half = 50;
	struct second_pass p;
	double mad;
	int result;

	begin_second_pass(&p, n, w);
	result = quantile_each(&w->quantile, take_again, &p, e);
	if (result == 0)
		result = quantile_find(&p.distances, type, &half, 1, &mad, e);
	quantile_free(&p.distances);
	if (result != 0)
		return -1;
	n->mad = tidy(mad);
	n->spread = true;
	return 0;
}

/* Quantiles and bins from the sketch. */
static int
estimate(struct numbers *n, struct numbers_work *w, struct err *e)
{
	struct second_pass p;

	if (kll_quantiles(
		w->sketch, PERCENT, NUMBERS_QUANTILES, n->quantile, e) != 0)
		return -1;
	begin_second_pass(&p, n, w);
	return kll_each(w->sketch, take_day_again, &p, e);
}

static void
end_sums(struct numbers *n, const struct exact *s)
{
	n->mean = exact_mean(s);
	if (s->n < 2)
		return;
	n->sd = exact_sd(s);
	n->variance = exact_variance(s);
	n->sem = exact_sem(s);
	n->shaped = exact_shape(s, &n->skewness, &n->kurtosis);
}

int
numbers_end(
    struct numbers *n, struct numbers_work *w, unsigned type, struct err *e)
{
	char text[NUM_TEXT];
	int written;

	end_sums(n, &w->sums);
	if (exact_is_decimal(&w->sums))
		written = exact_write_sum(&w->sums, &n->sum, e);
	else
		written = buf_add(&n->sum,
		    str_make(text, num_write_double(exact_sum(&w->sums), text)),
		    e);
	if (written != 0)
		return -1;
	if (w->sketch != NULL)
		return estimate(n, w, e);
	if (quantile_find(&w->quantile, type, PERCENT, NUMBERS_QUANTILES,
		n->quantile, e) != 0)
		return -1;
	return find_spread(n, w, type, e);
}

int
numbers_end_days(struct numbers *n, struct numbers_work *w, struct err *e)
{
	struct second_pass p;

	if (w->sketch != NULL)
		return estimate(n, w, e);
	/* Type 1: a day that occurs. */
	if (quantile_find(&w->quantile, 1, PERCENT, NUMBERS_QUANTILES,
		n->quantile, e) != 0)
		return -1;
	begin_second_pass(&p, n, w);
	return quantile_each(&w->quantile, take_day_again, &p, e);
}

void
numbers_drop(struct numbers_work *w)
{
	quantile_free(&w->quantile);
}

void
numbers_work_free(struct numbers_work *w)
{
	buf_free(&w->low.text);
	buf_free(&w->high.text);
	quantile_free(&w->quantile);
}
