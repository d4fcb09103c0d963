#include "link/weight.h"

#include <math.h>

/* Fill what a level of trait k is worth for people who live together.  Where
 * there are colleagues nor is the family name a wholly different one. */
static void
set_household(struct weight *w, size_t k, enum trait_kind kind)
{
	const struct evidence *v = w->v;
	const unsigned last = level_last(kind);
	const bool is_name = kind == TRAIT_GIVEN || kind == TRAIT_FULL;

	for (unsigned i = 1; i <= last; i++)
		w->household[k][i] = log2(v->together[k][i] / v->any[k][i]);
	if (is_name || kind == TRAIT_DATE ||
	    (kind == TRAIT_FAMILY && w->c->company != CORPUS_NONE))
		w->household[k][last] +=
		    log2(v->same[k][last] / EVIDENCE_OTHER_AT_HOME);
	/* A son who has the name of his father has it however rare it is. */
	w->shared[k] =
	    trait_kind_is_shared(kind) ||
	    (is_name && v->together[k][LEVEL_SAME] > 2 * v->any[k][LEVEL_SAME]);
}

void
weight_open(struct weight *w, const struct corpus *c, const struct evidence *v)
{
	unsigned hidden = 0;

	memset(w, 0, sizeof *w);
	for (unsigned i = 1; i < WEIGHT_COUNTS; i++)
		w->log_count[i] = log2(i);
	w->c = c;
	w->v = v;
	w->prior = log2(v->match / (1 - v->match));
	w->prior_household = log2(v->household / (1 - v->household));
	for (size_t k = 0; k < v->n; k++)
		hidden |= v->hides[k];
	if (c->email != CORPUS_NONE)
		w->expected_made = log2(v->any[c->email][LEVEL_MADE]);
	for (size_t k = 0; k < v->n; k++) {
		const enum trait_kind kind = c->trait[k].kind;

		for (unsigned i = 1; i <= level_last(kind); i++)
			w->match[k][i] = log2(v->same[k][i] / v->any[k][i]);
		set_household(w, k, kind);
		if (kind == TRAIT_EMAIL)
			w->match[k][LEVEL_MADE] = log2(
			    v->same[k][LEVEL_MADE] / v->any[k][LEVEL_MADE]);
		w->expected[k] = log2(v->any[k][LEVEL_SAME]);
		w->log_filled[k] = log2((double)c->trait[k].filled);
		w->rare[k] = (hidden >> k & 1) == 0;
	}
}

double
weight_rarity(const struct weight *w, size_t k, uint32_t id)
{
	const uint32_t count = trait_value(&w->c->trait[k], id)->count;
	const uint32_t others = count > 1 ? count - 1 : 1;

	return w->expected[k] + w->log_filled[k] -
	       (others < WEIGHT_COUNTS ? w->log_count[others] : log2(others));
}

/* log2 of the chance that another of the name of a or b has the address of
 * both; it is at least as common as it is. */
static double
made_of(const struct weight *w, size_t k, uint32_t a, uint32_t b)
{
	const struct trait *t = &w->c->trait[k];
	const float *made = (const float *)(const void *)t->made.p;
	double most = w->expected[k] - weight_rarity(w, k, trait_of(t, a));

	if (made[a] != 0 && made[a] > most)
		most = made[a];
	if (made[b] != 0 && made[b] > most)
		most = made[b];
	return most;
}

/* Are both organisations?  These do not live together. */
static bool
are_organisations(const struct corpus *c, uint32_t a, uint32_t b)
{
	return (corpus_facts(c, a) & corpus_facts(c, b) &
		   CORPUS_ORGANISATION) != 0;
}

double
weight_of(const struct weight *w, uint64_t levels, uint32_t a, uint32_t b,
    struct weight_parts *parts)
{
	double m = w->prior, h = w->prior_household, off;

	for (size_t k = 0; k < w->v->n; k++) {
		const unsigned level = compare_level(levels, k);
		double rare = 0;

		if (level == LEVEL_SAME && w->rare[k])
			rare =
			    weight_rarity(w, k, trait_of(&w->c->trait[k], a));
		else if (level == LEVEL_MADE && k == w->c->email)
			rare = w->expected_made - made_of(w, k, a, b);
		m += w->match[k][level] + rare;
		h += w->household[k][level] + (w->shared[k] ? rare : 0);
		if (parts != NULL) {
			parts->match[k] = w->match[k][level];
			parts->rare[k] = rare;
		}
	}
	off = are_organisations(w->c, a, b) ? 0
	      : h > 60                      ? h
					    : log2(1 + exp2(h));
	if (parts != NULL) {
		parts->household = -off;
		parts->sum = m - off;
	}
	return compare_is_mixed(w->c, a, b) ? WEIGHT_NEVER : m - off;
}

double
weight_pair(
    const struct weight *w, struct compare_memo *m, uint32_t a, uint32_t b)
{
	return weight_of(w, compare_entries(w->c, w->v, m, a, b), a, b, NULL);
}
