#include "dedupe/overrides_clash.h"

#include "link/radix.h"

#define NOBODY UINT32_MAX

/* A record that the file speaks of. */
struct member {
	uint64_t record;
	uint32_t root, next, tail; /* of those it is one person with */
	uint32_t label, source;
};

struct groups {
	const struct overrides *o;
	struct buf members; /* struct member, by record, each once */
	size_t n;
	struct overrides_clash *clash;
};

static const struct overrides_pair *
pair_at(const struct groups *g, size_t i)
{
	return (const struct overrides_pair *)(const void *)g->o->pairs.p + i;
}

static size_t
pairs_of(const struct groups *g)
{
	return g->o->pairs.n / sizeof(struct overrides_pair);
}

static struct member *
members_of(const struct groups *g)
{
	return (struct member *)(void *)g->members.p;
}

static uint32_t
number_at(const struct buf *numbers, uint64_t record)
{
	const uint32_t *p = (const uint32_t *)(const void *)numbers->p;

	return record < numbers->n / sizeof *p ? p[record] : 0;
}

static int
list_members(struct groups *g, const struct bonds *b, struct err *e)
{
	struct buf items = { 0 }, room = { 0 };
	const size_t n = 2 * pairs_of(g);
	struct radix *item;
	int result = buf_reserve(&items, n * sizeof *item, e);

	item = (struct radix *)(void *)items.p;
	for (size_t i = 0; i < n && result == 0; i++) {
		const struct overrides_pair *p = pair_at(g, i / 2);

		item[i].key = i % 2 == 0 ? p->a : p->b;
		item[i].of = 0;
	}
	if (result == 0)
		result = radix_sort(item, n, &room, e);
	for (size_t i = 0; i < n && result == 0; i++) {
		const struct member one = { .record = item[i].key,
			.label = number_at(&b->label, item[i].key),
			.source = number_at(&b->source, item[i].key) };

		if (i == 0 || item[i].key != item[i - 1].key)
			result = buf_add(&g->members,
			    str_make((const char *)&one, sizeof one), e);
	}
	g->n = g->members.n / sizeof(struct member);
	buf_free(&items);
	buf_free(&room);
	return result;
}

/* Each is one person with itself alone. */
static void
part_all(struct groups *g)
{
	struct member *m = members_of(g);

	for (uint32_t i = 0; i < g->n; i++) {
		m[i].root = m[i].tail = i;
		m[i].next = NOBODY;
	}
}

static uint32_t
root_of(struct groups *g, uint64_t record)
{
	struct member *m = members_of(g);
	size_t from = 0, to = g->n;
	uint32_t i;

	while (to - from > 1) {
		const size_t middle = from + (to - from) / 2;

		if (m[middle].record <= record)
			from = middle;
		else
			to = middle;
	}
	for (i = (uint32_t)from; m[i].root != i; i = m[i].root)
		m[i].root = m[m[i].root].root;
	return i;
}

static void
join(struct groups *g, uint32_t a, uint32_t b)
{
	struct member *m = members_of(g);

	if (a == b)
		return;
	m[b].root = a;
	m[m[a].tail].next = b;
	m[a].tail = m[b].tail;
	if (m[a].label == 0)
		m[a].label = m[b].label;
}

/* Records that are known to be one person. */
static int
join_known(struct groups *g, struct err *e)
{
	struct buf items = { 0 }, room = { 0 };
	const struct member *m = members_of(g);
	struct radix *item;
	int result = buf_reserve(&items, g->n * sizeof *item, e);

	item = (struct radix *)(void *)items.p;
	for (uint32_t i = 0; i < g->n && result == 0; i++) {
		item[i].key = m[i].label;
		item[i].of = i;
	}
	if (result == 0)
		result = radix_sort(item, g->n, &room, e);
	for (size_t i = 1; i < g->n && result == 0; i++) {
		if (item[i].key != 0 && item[i].key == item[i - 1].key)
			join(g, root_of(g, m[item[i - 1].of].record),
			    root_of(g, m[item[i].of].record));
	}
	buf_free(&items);
	buf_free(&room);
	return result;
}

static bool
share_source(const struct groups *g, uint32_t a, uint32_t b)
{
	const struct member *m = members_of(g);

	for (uint32_t x = a; x != NOBODY; x = m[x].next) {
		for (uint32_t y = b; y != NOBODY; y = m[y].next) {
			if (m[x].source != 0 && m[x].source == m[y].source)
				return true;
		}
	}
	return false;
}

/* Join pair i, if that is the same; returns whether it may be. */
static bool
join_pair(struct groups *g, size_t i)
{
	const struct overrides_pair *p = pair_at(g, i);
	const struct member *m = members_of(g);
	uint32_t a, b;

	if (!p->same)
		return true;
	a = root_of(g, p->a);
	b = root_of(g, p->b);
	if (a == b)
		return true;
	*g->clash = (struct overrides_clash){ .one = i };
	if (m[a].label != 0 && m[b].label != 0)
		g->clash->kind = OVERRIDES_CLASH_KNOWN;
	else if (share_source(g, a, b))
		g->clash->kind = OVERRIDES_CLASH_SOURCE;
	join(g, a, b);
	return g->clash->kind == OVERRIDES_CLASH_NONE;
}

/* Pair i says that two are different who are one: since when? */
static int
find_other(struct groups *g, size_t i, struct err *e)
{
	const struct overrides_pair *p = pair_at(g, i);
	size_t k = 0;

	*g->clash =
	    (struct overrides_clash){ .kind = OVERRIDES_CLASH_PART, .one = i };
	part_all(g);
	if (join_known(g, e) != 0)
		return -1;
	if (root_of(g, p->a) == root_of(g, p->b))
		return 0;
	while (root_of(g, p->a) != root_of(g, p->b))
		(void)join_pair(g, k++);
	*g->clash = (struct overrides_clash){
		.kind = OVERRIDES_CLASH_PAIRS, .one = i, .other = k - 1
	};
	return 0;
}

static int
find(struct groups *g, struct err *e)
{
	const size_t n = pairs_of(g);

	part_all(g);
	if (join_known(g, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (!join_pair(g, i))
			return 0;
	}
	for (size_t i = 0; i < n; i++) {
		const struct overrides_pair *p = pair_at(g, i);

		if (!p->same && root_of(g, p->a) == root_of(g, p->b))
			return find_other(g, i, e);
	}
	return 0;
}

int
overrides_clash_find(struct overrides_clash *clash, const struct overrides *o,
    const struct bonds *b, struct err *e)
{
	struct groups g = { .o = o, .clash = clash };
	int result = 0;

	*clash = (struct overrides_clash){ .kind = OVERRIDES_CLASH_NONE };
	if (o->pairs.n == 0)
		return 0;
	result = list_members(&g, b, e);
	if (result == 0)
		result = find(&g, e);
	buf_free(&g.members);
	return result;
}
