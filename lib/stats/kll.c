/* Level h holds values worth 2^h each.  One that is full is sorted and every
 * second value of it goes up, from the first or the second as the coin says. */
#include "stats/kll.h"

#include <math.h>
#include <stdlib.h>

/* A value and what it is worth. */
struct item {
	double x;
	uint64_t times;
};

/* How many values a level may hold: k at the top, two thirds of that a level
 * below, at least 8. */
static size_t
capacity(const struct kll *s, size_t level)
{
	double size = KLL_K * pow(2.0 / 3, (double)(s->levels - 1 - level));

	return size < 8 ? 8 : (size_t)ceil(size);
}

static size_t
count(const struct buf *level)
{
	return level->n / sizeof(double);
}

static double *
values(const struct buf *level)
{
	return (double *)(void *)level->p;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

static int
put(struct buf *level, double x, struct err *e)
{
	return buf_add(level, str_make((const char *)&x, sizeof x), e);
}

/* G. Marsaglia, "Xorshift RNGs", 2003. */
static size_t
toss(struct kll *s)
{
	uint64_t c = s->coin != 0 ? s->coin : UINT64_C(0x9e3779b97f4a7c15);

	c ^= c << 13;
	c ^= c >> 7;
	c ^= c << 17;
	s->coin = c;
	return (size_t)(c >> 32 & 1);
}

static int
halve(struct kll *s, size_t level, struct err *e)
{
	struct buf *from = &s->level[level];
	size_t n = count(from);
	size_t odd = n % 2;
	double *x;

	if (level + 1 == KLL_LEVELS)
		return err_memory(e, SIZE_MAX);
	x = values(from);
	qsort(x, n, sizeof *x, compare);
	/* Of an odd number the first stays. */
	for (size_t i = odd + toss(s); i < n; i += 2) {
		if (put(&s->level[level + 1], x[i], e) != 0)
			return -1;
	}
	from->n = odd * sizeof *x;
	if (level + 2 > s->levels)
		s->levels = level + 2;
	return 0;
}

/* Halve full levels until none is. */
static int
settle(struct kll *s, struct err *e)
{
	for (size_t level = 0; level < s->levels; level++) {
		if (count(&s->level[level]) <= capacity(s, level))
			continue;
		if (halve(s, level, e) != 0)
			return -1;
	}
	return 0;
}

/* What is worth more than a value of the top level is several of those: only
 * what has come up may raise the top, so that the levels below stay wide. */
int
kll_add(struct kll *s, double x, uint64_t times, struct err *e)
{
	s->n += times;
	if (s->levels == 0)
		s->levels = 1;
	while (times >> (s->levels - 1) != 0) {
		times -= UINT64_C(1) << (s->levels - 1);
		if (put(&s->level[s->levels - 1], x, e) != 0 ||
		    settle(s, e) != 0)
			return -1;
	}
	for (size_t level = 0; times >> level != 0; level++) {
		if ((times >> level & 1) != 0 &&
		    put(&s->level[level], x, e) != 0)
			return -1;
	}
	return settle(s, e);
}

int
kll_take_level(struct kll *s, double x, size_t level, struct err *e)
{
	s->n += UINT64_C(1) << level;
	if (s->levels < level + 1)
		s->levels = level + 1;
	return put(&s->level[level], x, e) != 0 ? -1 : settle(s, e);
}

static int
compare_items(const void *a, const void *b)
{
	const struct item *x = a;
	const struct item *y = b;

	if (x->x != y->x)
		return x->x < y->x ? -1 : 1;
	return (x->times > y->times) - (x->times < y->times);
}

/* All values in order, into `items`. */
static int
collect(const struct kll *s, struct buf *items, struct err *e)
{
	for (size_t level = 0; level < s->levels; level++) {
		for (size_t i = 0; i < count(&s->level[level]); i++) {
			struct item item = { values(&s->level[level])[i],
				UINT64_C(1) << level };

			if (buf_add(items,
				str_make((const char *)&item, sizeof item),
				e) != 0)
				return -1;
		}
	}
	qsort(items->p, items->n / sizeof(struct item), sizeof(struct item),
	    compare_items);
	return 0;
}

int
kll_each(const struct kll *s, kll_take *take, void *context, struct err *e)
{
	struct buf items = { 0 };
	int result = collect(s, &items, e);

	for (size_t i = 0; result == 0 && i < items.n / sizeof(struct item);
	     i++) {
		const struct item *item =
		    (const struct item *)(const void *)items.p + i;

		result = take(context, item->x, item->times, e);
	}
	buf_free(&items);
	return result;
}

struct find {
	const unsigned *percent;
	size_t n;
	double *quantile;
	uint64_t total;
	uint64_t seen;
	size_t found;
};

static int
take_rank(void *context, double x, uint64_t times, struct err *e)
{
	struct find *f = context;

	(void)e;
	f->seen += times;
	while (f->found < f->n &&
	       (double)f->seen >= (double)f->total * f->percent[f->found] / 100)
		f->quantile[f->found++] = x;
	return 0;
}

int
kll_quantiles(const struct kll *s, const unsigned *percent, size_t n,
    double *quantile, struct err *e)
{
	struct find f = { percent, n, quantile, s->n, 0, 0 };

	return kll_each(s, take_rank, &f, e);
}

void
kll_free(struct kll *s)
{
	for (size_t level = 0; level < KLL_LEVELS; level++)
		buf_free(&s->level[level]);
	*s = (struct kll){ .n = 0 };
}
