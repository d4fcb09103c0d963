/* Values in order, edges between them. */
#include "segment/tier.h"

#include <math.h>

#include "base/ordered.h"
#include "expr/fact.h"
#include "record/spill.h"

enum { GROUP = 1, VALUE = 8 }; /* bytes of an entry's key before the record's */
enum { MILLION = 1000000 };

__extension__ typedef unsigned __int128 wide;

const char *
tier_method_name(enum tier_method method)
{
	static const char *const names[] = { "quantile", "ntile", "rank",
		"fixed", "rfm_r", "share" };

	return names[method];
}

size_t
tier_groups(const struct tier *t)
{
	size_t n = 1;

	for (size_t i = 0; i < TIER_INSIDE && t->inside[i] != NULL; i++)
		n *= t->inside_k[i];
	return n;
}

static size_t
group_of(const struct tier *t)
{
	size_t group = 0;

	for (size_t i = 0; i < TIER_INSIDE && t->inside[i] != NULL; i++) {
		if (!t->inside[i]->known)
			return SIZE_MAX;
		group = group * t->inside_k[i] +
			(size_t)t->inside[i]->number.unscaled - 1;
	}
	return group;
}

int
tier_open(struct tier *t, size_t memory, const char *directory, struct err *e)
{
	if (t->group == NULL) {
		t->group = arena_array(
		    &t->memory, tier_groups(t), sizeof *t->group, e);
		if (t->group == NULL)
			return -1;
	}
	if (t->settled)
		return 0;
	if (t->method != TIER_FIXED)
		return spill_open(&t->all, memory, directory, e);
	for (size_t g = 0; g < tier_groups(t); g++) {
		for (unsigned i = 0; i + 1 < t->k; i++) {
			t->group[g].edge[i].known = true;
			t->group[g].edge[i].value = num_to_double(t->cut[i]);
		}
	}
	t->settled = true;
	return 0;
}

/* A positive value in millionths; what is larger is more than can be added. */
static uint64_t
millionths(double v)
{
	if (!(v > 0))
		return 0;
	return v < 9e12 ? (uint64_t)nearbyint(v * MILLION) : UINT64_MAX;
}

/* Are the values walked through from the largest down? */
static bool
falls(const struct tier *t)
{
	return t->method == TIER_SHARE ||
	       (t->method == TIER_NTILE && t->reverse);
}

int
tier_add(struct tier *t, struct num value, struct str key, struct err *e)
{
	size_t group = group_of(t);
	double v = num_to_double(value);
	uint64_t u = ordered_double(v);
	bool split = t->method == TIER_NTILE || t->method == TIER_SHARE;
	char bytes[GROUP + VALUE];

	if (group == SIZE_MAX)
		return 0;
	if (falls(t))
		u = ~u;
	bytes[0] = (char)group;
	ordered_put(bytes + GROUP, u, VALUE);
	buf_clear(&t->key);
	if (buf_add(&t->key, str_make(bytes, sizeof bytes), e) != 0 ||
	    (split && buf_add(&t->key, key, e) != 0))
		return -1;
	t->group[group].n++;
	if (t->method == TIER_SHARE &&
	    __builtin_add_overflow(
		t->group[group].sum, millionths(v), &t->group[group].sum))
		return err_set(e, ERR_USAGE, 0,
		    "the values of \"%.*s\" add up to more than is exact",
		    (int)t->name.n, t->name.p);
	return spill_add(t->all, buf_str(&t->key), str_make("", 0), e);
}

/* On the way through the values of a group, in order. */
struct walk {
	struct tier *t;
	struct tier_group *g;
	uint64_t at;   /* values before this one */
	uint64_t same; /* of these, how many are equal to the last */
	double value, last;
	uint64_t sum; /* of those before */
	struct str key;
};

/* The cut i as a fraction. */
static void
fraction(const struct tier *t, unsigned i, uint64_t *part, uint64_t *whole)
{
	*part = i + 1;
	*whole = t->k;
	if (!t->shares)
		return;
	*part = (uint64_t)t->cut[i].unscaled;
	*whole = 100;
	for (unsigned s = t->cut[i].scale; s > 0; s--)
		*whole *= 10;
}

/* The element at (n - 1) * cut, or between two. */
static void
quantile(struct walk *w, unsigned i)
{
	struct tier_edge *edge = &w->g->edge[i];
	uint64_t part, whole, low;
	double rest;
	wide at;

	fraction(w->t, i, &part, &whole);
	at = (wide)(w->g->n - 1) * part;
	low = (uint64_t)(at / whole);
	rest = (double)(uint64_t)(at % whole) / (double)whole;
	if (w->at == low) {
		edge->known = true;
		edge->value = w->value;
	} else if (w->at == low + 1 && rest > 0) {
		edge->value = (1 - rest) * edge->value + rest * w->value;
	}
}

static int
set_edge(struct walk *w, unsigned i, struct err *e)
{
	struct tier_edge *edge = &w->g->edge[i];

	edge->known = true;
	edge->value = w->value;
	edge->key = arena_copy(&w->t->memory, w->key, e);
	return edge->key.p == NULL ? -1 : 0;
}

/* Is this the last of part i of k, whose sizes differ by one at most? */
static bool
ends_part(const struct walk *w, unsigned i)
{
	uint64_t rest = w->g->n % w->t->k;
	uint64_t end =
	    (i + 1) * (w->g->n / w->t->k) + (i + 1 < rest ? i + 1 : rest);

	return w->at + 1 == end;
}

/* Do the values before this one make up the share? */
static bool
reaches_share(const struct walk *w, unsigned i)
{
	uint64_t part, whole;

	fraction(w->t, i, &part, &whole);
	return (wide)w->sum * whole >= (wide)w->g->sum * part;
}

/* The values equal to the last have ended: what is their average rank? */
static void
rank(struct walk *w)
{
	uint64_t twice = 2 * (w->at - w->same) + w->same + 1;
	uint64_t n2 = 2 * w->g->n;
	uint64_t tier = (w->t->k * twice + n2 - 1) / n2;

	for (unsigned i = 0; i + 1 < tier; i++) {
		if (w->g->edge[i].known)
			continue;
		w->g->edge[i].known = true;
		w->g->edge[i].value = w->last;
	}
}

static int
step(struct walk *w, struct err *e)
{
	struct tier *t = w->t;

	if (t->method == TIER_RANK && w->at > 0 && w->value != w->last) {
		rank(w);
		w->same = 0;
	}
	for (unsigned i = 0; i + 1 < t->k; i++) {
		if (t->method == TIER_QUANTILE || t->method == TIER_RFM_R)
			quantile(w, i);
		if ((t->method == TIER_NTILE && ends_part(w, i)) ||
		    (t->method == TIER_SHARE && !w->g->edge[i].known &&
			reaches_share(w, i))) {
			if (set_edge(w, i, e) != 0)
				return -1;
		}
	}
	w->at++;
	w->same++;
	w->last = w->value;
	w->sum += millionths(w->value);
	return 0;
}

static void
end_group(struct walk *w)
{
	struct tier *t = w->t;

	if (w->g == NULL)
		return;
	if (t->method == TIER_RANK)
		rank(w);
	for (unsigned i = 0; i + 1 < t->k && t->method == TIER_RFM_R; i++)
		w->g->edge[i].value += 1;
}

int
tier_settle(struct tier *t, struct err *e)
{
	struct walk w = { .t = t };
	struct str key, none;
	int got = spill_sort(t->all, e);

	if (got != 0)
		return -1;
	while ((got = spill_next(t->all, &key, &none, e)) == 1) {
		struct tier_group *g = &t->group[(unsigned char)key.p[0]];
		uint64_t u = ordered_get(key.p + GROUP, VALUE);

		if (g != w.g) {
			end_group(&w);
			w = (struct walk){ .t = t, .g = g };
		}
		w.value = ordered_to_double(falls(t) ? ~u : u);
		w.key = str_slice(key, GROUP + VALUE, key.n);
		if (step(&w, e) != 0)
			return -1;
	}
	end_group(&w);
	spill_close(t->all);
	t->all = NULL;
	t->settled = got == 0;
	return got;
}

/* Does the value lie beyond the edge? */
static bool
beyond(const struct tier *t, const struct tier_edge *edge, double v,
    struct str key)
{
	int split = edge->key.p == NULL ? 0 : str_compare(key, edge->key);

	switch (t->method) {
	case TIER_QUANTILE:
		return v > edge->value;
	case TIER_NTILE:
		return (falls(t) ? v < edge->value : v > edge->value) ||
		       (v == edge->value && split > 0);
	case TIER_SHARE:
		return v < edge->value ||
		       (v == edge->value && edge->key.p != NULL && split >= 0);
	default:
		return v >= edge->value;
	}
}

unsigned
tier_of(const struct tier *t, struct num value, struct str key)
{
	size_t group = group_of(t);
	double v = num_to_double(value);
	unsigned tier = 1;

	if (group == SIZE_MAX)
		return 0;
	for (unsigned i = 0; i + 1 < t->k; i++) {
		const struct tier_edge *edge = &t->group[group].edge[i];

		tier += edge->known && beyond(t, edge, v, key);
	}
	return t->reverse && !falls(t) ? t->k + 1 - tier : tier;
}

void
tier_free(struct tier *t)
{
	spill_close(t->all);
	buf_free(&t->key);
	arena_free(&t->memory);
}
