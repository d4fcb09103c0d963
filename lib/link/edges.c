#include "link/edges.h"

#include "link/radix.h"
#include "link/reach.h"

enum { WEIGHED = 1 << 13 }; /* pairs at a time */

struct part {
	struct buf found; /* struct edge */
	uint64_t scored;
	struct err failed;
};

struct scoring {
	const struct blocks *b;
	const struct weight *weight;
	const struct bonds *bonds;
	const struct compare_seen *seen; /* instead of blocks and bonds */
	struct reach reach;
	double floor;
	struct part *part;
};

struct taking {
	const struct scoring *s;
	struct part *part;
	struct compare_memo memo;
	bool broken;
};

static void
weigh(struct taking *t, const struct compare_pair *p)
{
	struct edge edge = { 0, p->a, p->b };

	edge.weight =
	    (float)weight_of(t->s->weight, p->levels, p->a, p->b, NULL);
	if (edge.weight >= (float)t->s->floor &&
	    buf_add(&t->part->found, str_make((const char *)&edge, sizeof edge),
		&t->part->failed) != 0)
		t->broken = true;
}

/* Are both in clusters that are known? */
static bool
are_known(const struct taking *t, const struct blocks_pair *p)
{
	return bonds_known(t->s->bonds, p->x) != 0 &&
	       bonds_known(t->s->bonds, p->y) != 0;
}

static void
score_pair(struct taking *t, const struct blocks_pair *p)
{
	struct compare_pair pair = { p->x, p->y, 0 };

	if (!t->broken &&
	    reach_may(&t->s->reach, &t->memo, p->x, p->y, &pair.levels) &&
	    blocks_first(t->s->b, p) != 0)
		weigh(t, &pair);
}

static void
take_pairs(void *context, const struct blocks_pair *pair, size_t n)
{
	struct taking *t = context;
	const struct blocks_pair *new[BLOCKS_PAIRS];
	size_t found = 0;

	for (size_t i = 0; i < n; i++) {
		if (are_known(t, &pair[i]) ||
		    blocks_is_again(t->s->b, &pair[i]))
			continue;
		reach_fetch(&t->s->reach, pair[i].x, pair[i].y);
		new[found++] = &pair[i];
	}
	for (size_t i = 0; i < found; i++)
		score_pair(t, new[i]);
	t->part->scored += found;
}

static void
score_part(void *context, size_t job)
{
	struct scoring *s = context;
	struct taking t = { .s = s, .part = &s->part[job] };

	if (compare_memo_open(&t.memo, &t.part->failed) != 0)
		return;
	blocks_each(s->b, job, take_pairs, &t);
	compare_memo_close(&t.memo);
	if (!t.broken)
		t.part->failed.code = ERR_NONE;
}

static void
weigh_part(void *context, size_t job)
{
	struct scoring *s = context;
	struct taking t = { .s = s, .part = &s->part[job] };
	const struct compare_pair *pair =
	    (const struct compare_pair *)(const void *)s->seen->pairs.p;
	const size_t all = s->seen->pairs.n / sizeof *pair;
	const size_t from = job * WEIGHED;

	for (size_t i = from; i < all && i - from < WEIGHED && !t.broken; i++)
		weigh(&t, &pair[i]);
	if (!t.broken)
		t.part->failed.code = ERR_NONE;
}

static int
sort_edges(struct buf *list, struct err *e)
{
	struct edge *edge = (struct edge *)(void *)list->p;
	const size_t n = list->n / sizeof *edge;
	struct buf items = buf_in(list->room), room = items;
	struct radix *item;
	int result = -1;

	if (buf_reserve(&items, n * sizeof *item, e) != 0 ||
	    buf_reserve(&room, n * sizeof *item, e) != 0)
		goto done;
	item = (struct radix *)(void *)items.p;
	/* First by the pair, then, stably, by weight. */
	for (size_t i = 0; i < n; i++) {
		item[i].key = (uint64_t)edge[i].a << 32 | edge[i].b;
		item[i].of = (uint32_t)i;
	}
	if (radix_sort(item, n, &room, e) != 0)
		goto done;
	for (size_t i = 0; i < n; i++)
		item[i].key = radix_descending(edge[item[i].of].weight);
	if (radix_sort(item, n, &room, e) != 0 ||
	    buf_reserve(&room, n * sizeof *edge, e) != 0)
		goto done;
	for (size_t i = 0; i < n; i++)
		((struct edge *)(void *)room.p)[i] = edge[item[i].of];
	if (n > 0)
		memcpy(edge, room.p, n * sizeof *edge);
	result = 0;
done:
	buf_free(&items);
	buf_free(&room);
	return result;
}

static int
gather(struct edges *s, struct part *part, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (part[i].failed.code != ERR_NONE) {
			*e = part[i].failed;
			return -1;
		}
		s->scored += part[i].scored;
		if (buf_add(&s->list, buf_str(&part[i].found), e) != 0)
			return -1;
		buf_free(&part[i].found);
	}
	return sort_edges(&s->list, e);
}

/* Do all n jobs, and put together what they find. */
static int
find_all(struct edges *s, struct scoring *scoring, workers_job *job, size_t n,
    struct workers *w, struct err *e)
{
	struct buf room = { 0 };
	int result;

	if (buf_reserve(&room, (n + 1) * sizeof *scoring->part, e) != 0)
		return -1;
	scoring->part = (struct part *)(void *)room.p;
	memset(scoring->part, 0, n * sizeof *scoring->part);
	s->list = buf_in(scoring->weight->c->room);
	for (size_t i = 0; i < n; i++)
		scoring->part[i].found = s->list;
	workers_run(w, job, scoring, n);
	result = gather(s, scoring->part, n, e);
	for (size_t i = 0; i < n; i++)
		buf_free(&scoring->part[i].found);
	buf_free(&room);
	return result;
}

int
edges_score(struct edges *s, const struct blocks *b,
    const struct weight *weight, const struct bonds *bonds, double floor,
    struct workers *w, struct err *e)
{
	struct scoring scoring = {
		.b = b, .weight = weight, .bonds = bonds, .floor = floor
	};

	reach_open(&scoring.reach, weight, floor);
	return find_all(s, &scoring, score_part, blocks_nparts(b), w, e);
}

int
edges_weigh(struct edges *s, const struct compare_seen *seen,
    const struct weight *weight, double floor, struct workers *w, struct err *e)
{
	const size_t pairs = seen->pairs.n / sizeof(struct compare_pair);
	struct scoring scoring = {
		.seen = seen, .weight = weight, .floor = floor
	};

	s->scored = seen->compared;
	return find_all(
	    s, &scoring, weigh_part, (pairs + WEIGHED - 1) / WEIGHED, w, e);
}

int
edges_add(struct edges *s, const struct edge *edge, struct err *e)
{
	return buf_add(&s->list, str_make((const char *)edge, sizeof *edge), e);
}

int
edges_settle(struct edges *s, struct err *e)
{
	struct edge *edge = (struct edge *)(void *)s->list.p;
	const size_t n = s->list.n / sizeof *edge;
	size_t to = 0;

	if (sort_edges(&s->list, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (to == 0 || edge[i].a != edge[to - 1].a ||
		    edge[i].b != edge[to - 1].b)
			edge[to++] = edge[i];
	}
	s->list.n = to * sizeof *edge;
	s->scored = to;
	return 0;
}

void
edges_free(struct edges *s)
{
	buf_free(&s->list);
}
