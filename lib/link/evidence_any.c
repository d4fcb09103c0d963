#include "link/evidence_any.h"

#include <math.h>

#include "link/compare.h"
#include "link/draw.h"
#include "link/evidence_hides.h"

enum {
	PAIRS_MOST = 100000,
	PAIRS_LEAST = 8000,
	PAIRS_EACH = 10, /* for an entry */
	PAIRS_JOB = 2500,
};

/* The pairs of one job. */
struct part {
	uint64_t count[TRAIT_MOST][LEVEL_MOST];
	struct err failed;
};

struct counting {
	const struct corpus *c;
	struct evidence *v;
	uint64_t pairs;
	struct part *part;
	uint64_t count[TRAIT_MOST][LEVEL_MOST];
};

static void
count_pair(struct counting *k, struct part *part, struct compare_memo *memo,
    uint32_t a, uint32_t b)
{
	uint64_t levels;

	if (a == b)
		return;
	levels = compare_entries(k->c, k->v, memo, a, b);
	for (size_t t = 0; t < k->v->n; t++)
		part->count[t][compare_level(levels, t)]++;
}

/* Each job goes on drawing where the one before it ends. */
static void
count_part(void *context, size_t job)
{
	struct counting *k = context;
	struct part *part = &k->part[job];
	const uint64_t from = job * PAIRS_JOB;
	struct compare_memo memo;
	uint64_t state = 2;

	if (compare_memo_open(&memo, &part->failed) != 0)
		return;
	draw_skip(&state, 2 * from);
	for (uint64_t i = from; i < k->pairs && i - from < PAIRS_JOB; i++) {
		const uint32_t a = draw_below(&state, k->c->n);
		const uint32_t b = draw_below(&state, k->c->n);

		count_pair(k, part, &memo, a, b);
	}
	compare_memo_close(&memo);
	part->failed.code = ERR_NONE;
}

static int
count_pairs(struct counting *k, struct workers *w, struct err *e)
{
	const size_t n = (size_t)(k->pairs + PAIRS_JOB - 1) / PAIRS_JOB;
	struct buf room = { 0 };
	int result = 0;

	if (buf_reserve(&room, (n + 1) * sizeof *k->part, e) != 0)
		return -1;
	k->part = (struct part *)(void *)room.p;
	memset(k->part, 0, n * sizeof *k->part);
	workers_run(w, count_part, k, n);
	for (size_t i = 0; i < n && result == 0; i++) {
		if (k->part[i].failed.code != ERR_NONE) {
			*e = k->part[i].failed;
			result = -1;
		}
		for (size_t t = 0; t < k->v->n; t++) {
			for (size_t l = 0; l < LEVEL_MOST; l++)
				k->count[t][l] += k->part[i].count[t][l];
		}
	}
	buf_free(&room);
	return result;
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

static uint64_t
pairs_for(uint64_t n)
{
	const uint64_t pairs = n * PAIRS_EACH;

	if (n < 2)
		return 0;
	return pairs < PAIRS_LEAST  ? PAIRS_LEAST
	       : pairs > PAIRS_MOST ? PAIRS_MOST
				    : pairs;
}

int
evidence_any_find(const struct corpus *c, struct evidence *v, struct workers *w,
    struct err *e)
{
	struct counting k = { .c = c, .v = v, .pairs = pairs_for(c->n) };

	put_in_order(c, v);
	if (evidence_hides_find(c, v, e) != 0 || count_pairs(&k, w, e) != 0)
		return -1;
	for (size_t t = 0; t < v->n; t++)
		set_levels(&k, t);
	if (c->email != CORPUS_NONE)
		v->any[c->email][LEVEL_MADE] = made_mean(c);
	return 0;
}
