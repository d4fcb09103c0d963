/* The most that a pair may come to, all its traits at their best, is lowered
 * trait by trait to what they are. */
#include "link/reach.h"

#include <math.h>

enum { FETCHED = 4 }; /* traits */

/* Sums of the same numbers in another order may differ by less. */
static const double rounding = 1e-5;

struct reaching {
	const struct reach *r;
	struct compare_memo *memo;
	uint32_t a, b;
	bool is_made; /* an e-mail address of its owner's name */
	unsigned
	    open; /* traits not looked at: both values there and different */
	unsigned agree; /* traits that agree, or may once they are looked at */
	uint64_t levels;
	double most;
};

/* What comparing two values costs, and what looking at them first is worth by
 * that. */
static double
price_of(enum trait_kind kind)
{
	switch (kind) {
	case TRAIT_CATEGORY:
	case TRAIT_NUMBER:
	case TRAIT_DATE:
	case TRAIT_PHONE:
	case TRAIT_ID:
		return 1;
	case TRAIT_POSTCODE:
	case TRAIT_EMAIL:
		return 2;
	case TRAIT_ADDRESS:
	case TRAIT_TEXT:
	case TRAIT_COMPANY:
	case TRAIT_FULL:
		return 4;
	default:
		return 3;
	}
}

static void
put_in_order(struct reach *r)
{
	const struct weight *w = r->w;
	double worth[TRAIT_MOST];

	for (size_t k = 0; k < w->v->n; k++) {
		const enum trait_kind kind = w->c->trait[k].kind;

		worth[k] = (r->like[k] - w->match[k][level_last(kind)]) /
			   price_of(kind);
	}
	/* What hides before what is hidden. */
	for (size_t i = w->v->n; i-- > 0;) {
		const size_t f = w->v->order[i];

		for (size_t k = 0; k < w->v->n; k++) {
			if ((w->v->hides[f] >> k & 1) != 0)
				worth[f] = fmax(worth[f], worth[k] * 1.01);
		}
	}
	for (size_t k = 0; k < w->v->n; k++) {
		size_t at = k;

		for (; at > 0 && worth[r->order[at - 1]] < worth[k]; at--)
			r->order[at] = r->order[at - 1];
		r->order[at] = (uint8_t)k;
	}
}

void
reach_open(struct reach *r, const struct weight *w, double floor)
{
	const struct corpus *c = w->c;

	memset(r, 0, sizeof *r);
	r->w = w;
	r->floor = floor - rounding;
	r->exchanges = c->given != CORPUS_NONE && c->family != CORPUS_NONE;
	for (size_t k = 0; k < w->v->n; k++) {
		const unsigned last = level_last(c->trait[k].kind);

		r->agrees[k] = (uint8_t)level_agrees(c->trait[k].kind);
		for (size_t f = 0; f < w->v->n; f++)
			r->hiders[k] |=
			    (uint16_t)((w->v->hides[f] >> k & 1U) << f);
		for (unsigned i = 2; i <= last; i++)
			r->like[k] = fmax(r->like[k], w->match[k][i]);
	}
	if (c->email != CORPUS_NONE)
		r->made = w->match[c->email][LEVEL_MADE] + w->expected_made +
			  log2((double)c->trait[c->email].filled + 1);
	put_in_order(r);
}

static bool
is_name(const struct reaching *x, size_t k)
{
	return x->r->exchanges &&
	       (k == x->r->w->c->given || k == x->r->w->c->family);
}

/* The most that trait k adds where both have value `id`. */
static double
most_of_same(const struct reaching *x, size_t k, uint32_t id)
{
	const struct reach *r = x->r;
	double most = r->w->match[k][LEVEL_SAME];

	if (r->w->rare[k])
		most += weight_rarity(r->w, k, id);
	if (k == r->w->c->email && x->is_made)
		most = fmax(most, r->made);
	if (r->hiders[k] == 0)
		return most;
	return fmax(most, is_name(x, k) ? r->like[k] : 0);
}

/* Lower what trait k, which is different, was taken for. */
static void
lower(struct reaching *x, size_t k, unsigned level)
{
	const struct reach *r = x->r;
	double weight = r->w->match[k][level];
	bool may_vanish = (r->hiders[k] & x->agree) != 0;

	if (level > r->agrees[k])
		x->agree &= ~(1U << k);
	if (k == r->w->c->email && x->is_made)
		may_vanish = true;
	if (may_vanish && weight < 0)
		weight = 0;
	x->levels |= (uint64_t)level << k * LEVEL_BITS;
	x->most -= r->like[k] - weight;
}

static unsigned
level_at(const struct reaching *x, size_t k)
{
	if ((x->open >> k & 1) == 0)
		return compare_level(x->levels, k);
	return compare_trait(x->r->w->c, x->memo, k, x->a, x->b);
}

static bool
is_like(unsigned level)
{
	return level != LEVEL_NONE && level <= 3;
}

/* Given and family name, of which at least one is not the same.  Where neither
 * agrees as it stands they may be exchanged. */
static void
lower_names(struct reaching *x)
{
	const struct reach *r = x->r;
	const size_t name[2] = { r->w->c->given, r->w->c->family };
	const unsigned level[2] = { level_at(x, name[0]),
		level_at(x, name[1]) };
	const unsigned hiders = r->hiders[name[0]] | r->hiders[name[1]];
	const bool is_sure = (is_like(level[0]) || is_like(level[1])) &&
			     (hiders & x->agree) == 0;

	for (size_t i = 0; i < 2; i++) {
		if ((x->open >> name[i] & 1) == 0)
			continue;
		if (is_sure)
			lower(x, name[i], level[i]);
		else
			x->levels |= (uint64_t)level[i] << name[i] * LEVEL_BITS;
		x->open &= ~(1U << name[i]);
	}
}

/* All traits at their best. */
static void
begin(struct reaching *x)
{
	const struct corpus *c = x->r->w->c;
	const uint32_t *of_a = corpus_row(c, x->a), *of_b = corpus_row(c, x->b);

	x->is_made = c->email != CORPUS_NONE && compare_is_made(c, x->a, x->b);
	x->most = x->r->w->prior;
	for (size_t k = 0; k < x->r->w->v->n; k++) {
		const bool both = of_a[k] != 0 && of_b[k] != 0;

		if (both && of_a[k] == of_b[k]) {
			x->levels |= (uint64_t)LEVEL_SAME << k * LEVEL_BITS;
			x->most += most_of_same(x, k, of_a[k]);
		} else if (both || is_name(x, k)) {
			x->open |= 1U << k;
			x->most += x->r->like[k];
		}
		x->agree |= (unsigned)both << k;
	}
}

static inline void
fetch_value(const struct trait_value *v)
{
	__builtin_prefetch(v);
	__builtin_prefetch(&v->part);
}

void
reach_fetch(const struct reach *r, uint32_t a, uint32_t b)
{
	const struct corpus *c = r->w->c;
	const uint32_t *of_a = corpus_row(c, a), *of_b = corpus_row(c, b);
	unsigned n = 0;

	for (size_t i = 0; i < r->w->v->n && n < FETCHED; i++) {
		const size_t k = r->order[i];
		const uint32_t x = of_a[k], y = of_b[k];

		if (x == 0 || y == 0 || x == y)
			continue;
		fetch_value(trait_value(&c->trait[k], x));
		fetch_value(trait_value(&c->trait[k], y));
		n++;
	}
}

bool
reach_may(const struct reach *r, struct compare_memo *m, uint32_t a, uint32_t b,
    uint64_t *levels)
{
	struct reaching x = { .r = r, .memo = m, .a = a, .b = b };
	const struct corpus *c = r->w->c;

	if (compare_is_mixed(c, a, b))
		return false;
	begin(&x);
	for (size_t i = 0; i < r->w->v->n && x.most >= r->floor; i++) {
		const size_t k = r->order[i];

		if ((x.open >> k & 1) == 0)
			continue;
		if (is_name(&x, k)) {
			lower_names(&x);
			continue;
		}
		lower(&x, k, compare_trait(c, m, k, a, b));
		x.open &= ~(1U << k);
	}
	if (x.most < r->floor)
		return false;
	*levels = compare_judge(c, r->w->v, x.levels, a, b);
	return true;
}
