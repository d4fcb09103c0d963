#include "link/cluster.h"

#include <math.h>

enum {
	PAIRS_MOST = 4096, /* of two clusters are looked at */
	SLOTS = 1 << 16,
	BOUND = 128, /* beside the facts: some of it must stay apart */
};

/* Two entries join from here on, unless too many of such pairs would be wrong;
 * so far down links of clusters are looked at. */
static const double single = 1, link_least = 0;
static const double wrong_most = 0.1;
/* Two clusters join when the mean across them is at least this, less a share of
 * the best link between them. */
static const double mean_least = 1, mean_share = 0.1;
static const double clip = 14;
/* What a pair counts at least that only tells little, and at most one of a
 * family that is rather not one person. */
static const double silent = -2, relative = -8;

/* Two clusters that were not to be joined, as they were. */
struct refusal {
	uint32_t a, b, na, nb;
};

struct joining {
	const struct weight *w;
	struct bonds *bonds;
	struct compare_memo memo;
	uint32_t *root, *next, *tail, *size;
	unsigned char *facts; /* of its entries, together */
	double single;        /* the weight from which on entries join */
	struct refusal *refused;
};

static uint32_t
root_of(struct joining *j, uint32_t i)
{
	while (j->root[i] != i) {
		j->root[i] = j->root[j->root[i]];
		i = j->root[i];
	}
	return i;
}

/* What a pair of that weight says for or against its two clusters.  One with
 * few values in common has the low weight of any two; only what contradicts
 * counts in full. */
static double
voice_of(const struct joining *j, double weight)
{
	const double evidence = weight - j->w->prior;
	const double least = silent + (evidence < 0 ? evidence : 0);

	if (weight < least)
		weight = least;
	return weight > clip ? clip : weight < -clip ? -clip : weight;
}

/* A record without a given name or birthday must not bring twins together, nor
 * father and son. */
static double
voice_between(struct joining *j, uint32_t x, uint32_t y)
{
	const struct corpus *c = j->w->c;
	const uint64_t levels = compare_entries(c, j->w->v, &j->memo, x, y);
	const double weight = weight_of(j->w, levels, x, y, NULL);
	const double voice = voice_of(j, weight);

	return weight <= 0 && compare_is_relative(c, levels)
		   ? fmin(voice, relative)
		   : voice;
}

static double
mean_of(struct joining *j, uint32_t a, uint32_t b)
{
	const uint64_t pairs = (uint64_t)j->size[a] * j->size[b];
	const uint64_t step = pairs / PAIRS_MOST + 1;
	uint64_t seen = 0, at = 0;
	double sum = 0;

	for (uint32_t x = a, i = 0; i < j->size[a]; x = j->next[x], i++) {
		for (uint32_t y = b, k = 0; k < j->size[b];
		     y = j->next[y], k++) {
			if (at++ % step != 0)
				continue;
			sum += voice_between(j, x, y);
			seen++;
		}
	}
	return sum / (double)seen;
}

static struct refusal *
refusal_at(struct joining *j, uint32_t a, uint32_t b)
{
	const uint64_t h = ((uint64_t)a << 32 | b) * 0x9E3779B97F4A7C15U >> 40;

	return &j->refused[h % SLOTS];
}

/* Has it been said that the two are different? */
static bool
are_bound_apart(const struct joining *j, uint32_t a, uint32_t b)
{
	if ((j->facts[a] & j->facts[b] & BOUND) == 0)
		return false;
	for (uint32_t x = a, i = 0; i < j->size[a]; x = j->next[x], i++) {
		for (uint32_t y = b, k = 0; k < j->size[b];
		     y = j->next[y], k++) {
			if (bonds_are_apart(j->bonds, x, y))
				return true;
		}
	}
	return false;
}

/* Is there anything that keeps the two apart for certain? */
static bool
are_apart(const struct joining *j, uint32_t a, uint32_t b)
{
	const unsigned both = CORPUS_PERSON | CORPUS_ORGANISATION;

	return ((j->facts[a] | j->facts[b]) & both) == both ||
	       are_bound_apart(j, a, b);
}

static bool
may_join(struct joining *j, uint32_t a, uint32_t b, double weight)
{
	const struct refusal now = { a, b, j->size[a], j->size[b] };
	struct refusal *before = refusal_at(j, a, b);

	if (j->size[a] == 1 && j->size[b] == 1)
		return weight >= j->single && !are_apart(j, a, b);
	if (memcmp(before, &now, sizeof now) == 0)
		return false;
	if (!are_apart(j, a, b) &&
	    mean_of(j, a, b) >= mean_least - mean_share * voice_of(j, weight))
		return true;
	*before = now;
	return false;
}

/* The lesser entry stays the root, so that it is the first of its cluster. */
static void
join(struct joining *j, uint32_t a, uint32_t b)
{
	j->root[b] = a;
	j->next[j->tail[a]] = b;
	j->tail[a] = j->tail[b];
	j->size[a] += j->size[b];
	j->facts[a] |= j->facts[b];
}

/* Join the clusters of two entries; returns whether they were two. */
static bool
join_entries(struct joining *j, uint32_t x, uint32_t y)
{
	const uint32_t a = root_of(j, x), b = root_of(j, y);

	if (a != b)
		join(j, a < b ? a : b, a < b ? b : a);
	return a != b;
}

/* Clusters known from before. */
static int
join_known(struct joining *j, struct err *e)
{
	const uint32_t n = j->w->c->n;
	struct buf first = buf_in(j->w->c->room);
	uint32_t most = 0;

	for (uint32_t i = 0; i < n; i++) {
		const uint32_t label = bonds_known(j->bonds, i);

		most = label > most ? label : most;
	}
	if (most == 0)
		return 0;
	if (buf_reserve(&first, (most + (size_t)1) * sizeof n, e) != 0)
		return -1;
	memset(first.p, 0, (most + (size_t)1) * sizeof n);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t *of =
		    (uint32_t *)(void *)first.p + bonds_known(j->bonds, i);

		if (bonds_known(j->bonds, i) == 0)
			continue;
		if (*of == 0)
			*of = i + 1;
		else
			(void)join_entries(j, *of - 1, i);
	}
	buf_free(&first);
	return 0;
}

/* Pairs said to be different that are together since pair `by` was joined. */
static void
mark_broken(struct joining *j, struct bonds_pair *pair, size_t n, size_t by)
{
	const struct corpus *c = j->w->c;

	for (size_t i = 0; i < n; i++) {
		if (pair[i].same || pair[i].broken ||
		    root_of(j, corpus_entry(c, pair[i].a)) !=
			root_of(j, corpus_entry(c, pair[i].b)))
			continue;
		pair[i].broken = true;
		pair[i].by = by;
	}
}

/* Entries that are alike in everything, unless they must not be together. */
static void
join_alike(struct joining *j)
{
	const struct bonds_alike *pair =
	    (const struct bonds_alike *)(const void *)j->bonds->alike.p;

	for (size_t i = 0; i < j->bonds->alike.n / sizeof *pair; i++) {
		const uint32_t a = root_of(j, pair[i].x);
		const uint32_t b = root_of(j, pair[i].y);

		if (a != b && !are_bound_apart(j, a, b))
			join(j, a < b ? a : b, a < b ? b : a);
	}
}

/* Pairs said to be the same whose people could not be joined as wholes. */
static void
join_early(struct joining *j)
{
	const struct corpus *c = j->w->c;
	struct bonds_pair *pair =
	    (struct bonds_pair *)(void *)j->bonds->pairs.p;
	const size_t n = j->bonds->pairs.n / sizeof *pair;

	for (size_t i = 0; i < n; i++) {
		if (pair[i].early && join_entries(j, corpus_entry(c, pair[i].a),
					 corpus_entry(c, pair[i].b)))
			mark_broken(j, pair, n, i);
	}
}

/* The clusters of pairs said to be the same.  False: some must not become one
 * as they are, since others of them are different; `all`: then let all such
 * pairs be joined first, and not only these. */
static bool
join_same(struct joining *j, bool all)
{
	const struct corpus *c = j->w->c;
	struct bonds_pair *pair =
	    (struct bonds_pair *)(void *)j->bonds->pairs.p;
	const size_t n = j->bonds->pairs.n / sizeof *pair;
	bool joined = true;

	for (size_t i = 0; i < n; i++) {
		const uint32_t a = root_of(j, corpus_entry(c, pair[i].a));
		const uint32_t b = root_of(j, corpus_entry(c, pair[i].b));

		if (!pair[i].same || a == b)
			continue;
		if (are_bound_apart(j, a, b)) {
			joined = false;
			pair[i].early = true;
		} else {
			join(j, a < b ? a : b, a < b ? b : a);
		}
	}
	for (size_t i = 0; i < n && all && !joined; i++)
		pair[i].early = pair[i].same;
	return joined;
}

/* The least weight from which on at most `wrong_most` of all pairs are expected
 * to be wrong.  In a file in which nobody is twice a few pairs of different
 * people look alike: among many better ones they would not matter, but there
 * they are all there is. */
static double
single_least(const struct edge *edge, size_t n)
{
	double wrong = 0, least = INFINITY;

	for (size_t i = 0; i < n && edge[i].weight >= single; i++) {
		wrong += 1 / (1 + exp2(edge[i].weight));
		if (wrong <= wrong_most * (double)(i + 1))
			least = edge[i].weight;
	}
	return least;
}

static void
join_all(struct joining *j, const struct edges *s)
{
	size_t n;
	const struct edge *edge = edges_list(s, &n);

	j->single = single_least(edge, n);

	for (size_t i = 0; i < n; i++) {
		uint32_t a = root_of(j, edge[i].a), b = root_of(j, edge[i].b);

		if (edge[i].weight < link_least)
			break;
		if (a == b)
			continue;
		if (a > b) {
			const uint32_t greater = a;

			a = b;
			b = greater;
		}
		if (may_join(j, a, b, edge[i].weight))
			join(j, a, b);
	}
}

static void
begin(struct joining *j, const struct cluster *k, const struct buf *room)
{
	const uint32_t n = j->w->c->n;

	j->refused = (struct refusal *)(void *)room->p;
	memset(j->refused, 0, SLOTS * sizeof *j->refused);
	j->root = (uint32_t *)(void *)k->of.p;
	j->next = (uint32_t *)(void *)(j->refused + SLOTS);
	j->tail = j->next + n;
	j->size = j->tail + n;
	j->facts = (unsigned char *)(j->size + n);
	for (uint32_t i = 0; i < n; i++) {
		j->root[i] = j->next[i] = j->tail[i] = i;
		j->size[i] = 1;
		j->facts[i] = (unsigned char)corpus_facts(j->w->c, i);
		if (bonds_is_bound(j->bonds, i))
			j->facts[i] |= BOUND;
	}
}

/* People first, then those of them who are said to be the same, as wholes: so a
 * pair of two records brings the others along.  Where that cannot be, the two
 * are joined before all else, and the others find their places. */
static int
join_round(struct joining *j, const struct cluster *k, const struct buf *room,
    const struct edges *s, struct err *e)
{
	for (int round = 0;; round++) {
		begin(j, k, room);
		if (join_known(j, e) != 0)
			return -1;
		join_alike(j);
		join_early(j);
		join_all(j, s);
		if (join_same(j, round > 0) || round > 1)
			return 0;
	}
}

int
cluster_make(struct cluster *k, const struct edges *s, const struct weight *w,
    struct bonds *bonds, struct err *e)
{
	const uint32_t n = w->c->n;
	const size_t bytes = n * sizeof(uint32_t);
	struct buf room = buf_in(w->c->room);
	struct joining j = { .w = w, .bonds = bonds };
	int result = -1;

	k->of = room;
	if (buf_reserve(&k->of, bytes, e) != 0)
		return -1;
	k->of.n = bytes;
	if (buf_reserve(&room, SLOTS * sizeof *j.refused + 3 * bytes + n, e) ==
		0 &&
	    compare_memo_open(&j.memo, e) == 0) {
		result = join_round(&j, k, &room, s, e);
		for (uint32_t i = 0; i < n; i++)
			j.root[i] = root_of(&j, i);
		compare_memo_close(&j.memo);
	}
	buf_free(&room);
	return result;
}

void
cluster_free(struct cluster *k)
{
	buf_free(&k->of);
}
