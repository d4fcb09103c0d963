#include "link/reach.h"

#include <math.h>

static double
most_of(const struct weight *w, size_t k)
{
	const struct trait *t = &w->c->trait[k];
	double most = w->match[k][LEVEL_SAME];

	if (w->rare[k])
		most += w->expected[k] + log2((double)t->filled + 1);
	if (t->kind == TRAIT_EMAIL)
		most = fmax(most, w->match[k][LEVEL_MADE] + w->expected_made +
				      log2((double)t->filled + 1));
	return fmax(most, 0);
}

void
reach_open(struct reach *r, const struct weight *w, double floor)
{
	r->w = w;
	r->floor = floor;
	for (size_t k = 0; k < w->v->n; k++) {
		const unsigned last = level_last(w->c->trait[k].kind);
		size_t at = k;

		/* What is hidden by another trait, and an address made of the
		 * name, may come to count nothing. */
		r->vanishes[k] = w->c->trait[k].kind == TRAIT_EMAIL;
		for (size_t f = 0; f < w->v->n; f++)
			r->vanishes[k] =
			    r->vanishes[k] || (w->v->hides[f] >> k & 1) != 0;
		r->same[k] = most_of(w, k);
		r->like[k] = 0;
		for (unsigned i = 2; i <= last; i++)
			r->like[k] = fmax(r->like[k], w->match[k][i]);
		for (; at > 0 && r->like[r->order[at - 1]] < r->like[k]; at--)
			r->order[at] = r->order[at - 1];
		r->order[at] = (uint8_t)k;
	}
}

/* Could the names be exchanged?  Then those that differ may count. */
static bool
is_name(const struct corpus *c, size_t k)
{
	return k == c->given || k == c->family;
}

bool
reach_may(const struct reach *r, struct compare_memo *m, uint32_t a, uint32_t b)
{
	const struct corpus *c = r->w->c;
	const size_t n = r->w->v->n;
	const uint32_t *of_a = corpus_row(c, a), *of_b = corpus_row(c, b);
	double most = r->w->prior;
	unsigned open = 0;

	for (size_t k = 0; k < n; k++) {
		const uint32_t x = of_a[k], y = of_b[k];

		if (x != 0 && x == y) {
			most += r->same[k];
		} else if ((x != 0 && y != 0) || is_name(c, k)) {
			most += r->like[k];
			open |= 1U << k;
		}
	}
	for (size_t i = 0; i < n && most >= r->floor; i++) {
		const size_t k = r->order[i];
		double weight;

		if ((open >> k & 1) == 0 || is_name(c, k))
			continue;
		weight = r->w->match[k][compare_trait(c, m, k, a, b)];
		if (weight < 0 && r->vanishes[k])
			weight = 0;
		most -= r->like[k] - weight;
	}
	return most >= r->floor;
}
