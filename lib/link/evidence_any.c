#include "link/evidence_any.h"

#include <math.h>

#include "link/compare.h"
#include "link/draw.h"
#include "link/evidence_hides.h"

enum {
	PAIRS_MOST = 100000,
	PAIRS_LEAST = 8000,
	PAIRS_EACH = 10, /* for an entry */
};

struct counting {
	const struct corpus *c;
	struct evidence *v;
	struct compare_memo memo;
	uint64_t count[TRAIT_MOST][LEVEL_MOST];
};

static void
count_pairs(struct counting *k, uint64_t pairs)
{
	uint64_t state = 2;

	for (uint64_t i = 0; i < pairs; i++) {
		uint32_t a = draw_below(&state, k->c->n);
		uint32_t b = draw_below(&state, k->c->n);
		uint64_t levels;

		if (a == b)
			continue;
		levels = compare_entries(k->c, k->v, &k->memo, a, b);
		for (size_t t = 0; t < k->v->n; t++)
			k->count[t][compare_level(levels, t)]++;
	}
}

static void
set_levels(struct counting *k, size_t t)
{
	const struct trait *trait = &k->c->trait[t];
	const unsigned last = level_last(trait->kind);
	double *any = k->v->any[t];
	double others = 0;

	any[LEVEL_SAME] = trait->same * evidence_hides_visible(k->c, k->v, t);
	if (any[LEVEL_SAME] < 1e-9)
		any[LEVEL_SAME] = 1e-9;
	for (unsigned l = LEVEL_SAME + 1; l <= last; l++)
		others += (double)k->count[t][l] + 0.5;
	for (unsigned l = LEVEL_SAME + 1; l <= last; l++)
		any[l] = (1 - any[LEVEL_SAME]) *
			 ((double)k->count[t][l] + 0.5) / others;
}

/* The mean chance that another of the same name has the same address. */
static double
made_mean(const struct corpus *c)
{
	const struct trait *t = &c->trait[c->email];
	const float *made = (const float *)(const void *)t->made.p;
	double sum = 1e-6, n = 1;

	for (uint32_t i = 0; i < c->n; i++) {
		const float one = made[i];

		if (one == 0)
			continue;
		sum += exp2(one);
		n++;
	}
	return sum / n;
}

static void
put_in_order(const struct corpus *c, struct evidence *v)
{
	v->n = c->ntraits;
	for (size_t i = 0; i < v->n; i++) {
		size_t at = i;

		v->name[i] = c->trait[i].name;
		v->kind[i] = c->trait[i].kind;
		for (; at > 0 &&
		       c->trait[v->order[at - 1]].same > c->trait[i].same;
		     at--)
			v->order[at] = v->order[at - 1];
		v->order[at] = (uint8_t)i;
	}
}

int
evidence_any_find(const struct corpus *c, struct evidence *v, struct err *e)
{
	uint64_t pairs = (uint64_t)c->n * PAIRS_EACH;
	struct counting k = { .c = c, .v = v };

	put_in_order(c, v);
	if (evidence_hides_find(c, v, e) != 0 ||
	    compare_memo_open(&k.memo, e) != 0)
		return -1;
	if (pairs < PAIRS_LEAST)
		pairs = PAIRS_LEAST;
	if (pairs > PAIRS_MOST)
		pairs = PAIRS_MOST;
	if (c->n > 1)
		count_pairs(&k, pairs);
	for (size_t t = 0; t < v->n; t++)
		set_levels(&k, t);
	if (c->email != CORPUS_NONE)
		v->any[c->email][LEVEL_MADE] = made_mean(c);
	compare_memo_close(&k.memo);
	return 0;
}
