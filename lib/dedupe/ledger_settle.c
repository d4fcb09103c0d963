#include "dedupe/ledger.h"
#include "link/radix.h"

/* Records of one cluster that had one id. */
struct vote {
	uint32_t cluster, id, n;
	uint32_t place;  /* of the first of them, by what they are known by */
	uint32_t number; /* of the id among those that have votes */
};

struct settling {
	struct ledger *g;
	const struct link *l;
	uint32_t *id; /* a cluster */
	struct buf votes, items, room;
	struct buf holder; /* uint32_t a number: 1 + the cluster that keeps the
	                    * id, GONE, or 0 */
};

enum { NOBODY = 0 };
#define GONE UINT32_MAX

static struct vote *
votes_of(const struct settling *s, size_t *n)
{
	*n = s->votes.n / sizeof(struct vote);
	return (struct vote *)(void *)s->votes.p;
}

static int
add_item(struct settling *s, uint64_t key, size_t of, struct err *e)
{
	const struct radix item = { key, (uint32_t)of };

	return buf_add(
	    &s->items, str_make((const char *)&item, sizeof item), e);
}

static struct radix *
sorted_items(struct settling *s, size_t *n, struct err *e)
{
	struct radix *item = (struct radix *)(void *)s->items.p;

	*n = s->items.n / sizeof *item;
	return radix_sort(item, *n, &s->room, e) == 0 ? item : NULL;
}

/* One vote for each id that records of a cluster had. */
static int
count_votes(struct settling *s, struct err *e)
{
	size_t n;
	const struct ledger_line *line = ledger_line_list(&s->g->now, &n);
	const struct radix *item;

	for (size_t i = 0; i < n; i++) {
		const uint64_t cluster = link_cluster(s->l, line[i].record);

		if (line[i].id != 0 &&
		    add_item(s, cluster << 32 | line[i].id, i, e) != 0)
			return -1;
	}
	if (s->items.n == 0)
		return 0;
	item = sorted_items(s, &n, e);
	if (item == NULL)
		return -1;
	for (size_t i = 0, to; i < n; i = to) {
		struct vote v = { .cluster = (uint32_t)(item[i].key >> 32),
			.id = (uint32_t)item[i].key,
			.place = item[i].of };

		for (to = i; to < n && item[to].key == item[i].key; to++)
			v.n++;
		if (buf_add(&s->votes, str_make((const char *)&v, sizeof v),
			e) != 0)
			return -1;
	}
	return 0;
}

/* Number the ids that have votes. */
static int
number_ids(struct settling *s, struct err *e)
{
	size_t n;
	struct vote *v = votes_of(s, &n);
	const uint32_t nobody = NOBODY;
	const struct radix *item;
	uint32_t number = 0;

	buf_clear(&s->items);
	for (size_t i = 0; i < n; i++) {
		if (add_item(s, v[i].id, i, e) != 0)
			return -1;
	}
	item = n == 0 ? NULL : sorted_items(s, &n, e);
	if (item == NULL)
		return n == 0 ? 0 : -1;
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && item[i].key != item[i - 1].key)
			number++;
		v[item[i].of].number = number;
		if ((i == 0 || item[i].key != item[i - 1].key) &&
		    buf_add(&s->holder,
			str_make((const char *)&nobody, sizeof nobody), e) != 0)
			return -1;
	}
	return 0;
}

/* The votes of most records first, of these those for the oldest id, of these
 * the one whose records are known by the least. */
static const struct radix *
order_votes(struct settling *s, size_t *n, struct err *e)
{
	const struct vote *v = votes_of(s, n);
	struct radix *item;

	buf_clear(&s->items);
	for (size_t i = 0; i < *n; i++) {
		if (add_item(s, v[i].place, i, e) != 0)
			return NULL;
	}
	item = sorted_items(s, n, e);
	if (item == NULL)
		return NULL;
	for (size_t i = 0; i < *n; i++)
		item[i].key =
		    (uint64_t)~v[item[i].of].n << 32 | v[item[i].of].id;
	return sorted_items(s, n, e);
}

/* Clusters without an id get new ones, by what their records are known by. */
static int
begin_ids(struct settling *s, struct err *e)
{
	struct ledger *g = s->g;
	size_t n;
	const struct ledger_line *line = ledger_line_list(&g->now, &n);

	for (size_t i = 0; i < n; i++) {
		uint32_t *id = &s->id[link_cluster(s->l, line[i].record)];

		if (*id != 0)
			continue;
		if (g->next == UINT32_MAX)
			return err_set(e, ERR_USAGE, 0, "no more ids are left");
		*id = g->next++;
		g->begun++;
	}
	return 0;
}

/* What became of those who had an id and now have another one. */
static int
note_change(struct settling *s, const struct vote *v, struct err *e)
{
	struct ledger *g = s->g;
	uint32_t *holder = (uint32_t *)(void *)s->holder.p + v->number;
	const struct ledger_change c = { .id = v->id,
		.now = s->id[v->cluster],
		.records = v->n,
		.retired = *holder == NOBODY };
	const struct ledger_retired r = { c.id, c.now };

	if (c.retired) {
		*holder = GONE;
		g->ended++;
		if (buf_add(&g->retired, str_make((const char *)&r, sizeof r),
			e) != 0)
			return -1;
	} else {
		g->split++;
	}
	return buf_add(&g->changes, str_make((const char *)&c, sizeof c), e);
}

static int
assign(struct settling *s, struct err *e)
{
	size_t n;
	const struct vote *v = votes_of(s, &n);
	uint32_t *holder = (uint32_t *)(void *)s->holder.p;
	const struct radix *item = n == 0 ? NULL : order_votes(s, &n, e);

	if (n > 0 && item == NULL)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct vote *one = &v[item[i].of];

		if (s->id[one->cluster] != 0 || holder[one->number] != NOBODY)
			continue;
		s->id[one->cluster] = one->id;
		holder[one->number] = one->cluster + 1;
		s->g->kept++;
	}
	if (begin_ids(s, e) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct vote *one = &v[item[i].of];

		if (s->id[one->cluster] != one->id &&
		    note_change(s, one, e) != 0)
			return -1;
	}
	return 0;
}

/* Ids in the second half of `retired`, which is sorted, are the new ones. */
static int
sort_retired(struct ledger *g, size_t from, struct settling *s, struct err *e)
{
	struct ledger_retired *r =
	    (struct ledger_retired *)(void *)g->retired.p + from;
	size_t n = g->retired.n / sizeof *r - from;
	const struct radix *item;

	buf_clear(&s->items);
	for (size_t i = 0; i < n; i++) {
		if (add_item(s, r[i].id, r[i].now, e) != 0)
			return -1;
	}
	item = n == 0 ? NULL : sorted_items(s, &n, e);
	if (item == NULL)
		return n == 0 ? 0 : -1;
	for (size_t i = 0; i < n; i++) {
		r[i].id = (uint32_t)item[i].key;
		r[i].now = item[i].of;
	}
	return 0;
}

/* Who has taken the place of id, by the n sorted retirements; id itself where
 * nobody has. */
static uint32_t
now_of(const struct ledger_retired *r, size_t n, uint32_t id)
{
	size_t from = 0, to = n;

	while (from < to) {
		const size_t middle = from + (to - from) / 2;

		if (r[middle].id < id)
			from = middle + 1;
		else
			to = middle;
	}
	return from < n && r[from].id == id ? r[from].now : id;
}

/* The state to be: the records of this run, and those that are gone, unless
 * that is too long ago. */
static int
renew(struct ledger *g, const uint32_t *id_of, const struct link *l,
    const struct ledger_retired *gone, size_t ngone, int32_t today,
    struct err *e)
{
	size_t n, m, kept = 0;
	struct ledger_line *now = ledger_line_list(&g->now, &n);
	struct ledger_line *old = ledger_line_list(&g->lines, &m);

	for (size_t i = 0; i < n; i++)
		now[i].id = id_of[link_cluster(l, now[i].record)];
	for (size_t i = 0; i < m; i++) {
		if (old[i].record == LEDGER_FOUND ||
		    today - old[i].since > LEDGER_DAYS)
			continue;
		old[kept] = old[i];
		old[kept++].id = now_of(gone, ngone, old[i].id);
	}
	g->lines.n = kept * sizeof *old;
	if (buf_add(&g->lines, buf_str(&g->now), e) != 0)
		return -1;
	buf_free(&g->now);
	return ledger_line_sort(&g->lines, e);
}

static int
settle(struct settling *s, int32_t today, struct err *e)
{
	struct ledger *g = s->g;
	const size_t before = g->retired.n / sizeof(struct ledger_retired);
	struct ledger_retired *r;
	size_t all;

	if (ledger_line_sort(&g->now, e) != 0)
		return -1;
	ledger_line_match(&g->now, &g->lines, today);
	if (count_votes(s, e) != 0 || number_ids(s, e) != 0 ||
	    assign(s, e) != 0 || sort_retired(g, before, s, e) != 0)
		return -1;
	r = (struct ledger_retired *)(void *)g->retired.p;
	all = g->retired.n / sizeof *r;
	for (size_t i = 0; i < before; i++)
		r[i].now = now_of(r + before, all - before, r[i].now);
	if (renew(g, s->id, s->l, r + before, all - before, today, e) != 0)
		return -1;
	return sort_retired(g, 0, s, e);
}

int
ledger_settle(struct ledger *g, const struct link *l, struct date today,
    struct identity *id, struct err *e)
{
	const size_t bytes = l->clusters * sizeof(uint32_t);
	struct settling s = { .g = g, .l = l };
	int result;

	if (buf_reserve(&id->of, bytes, e) != 0)
		return -1;
	id->of.n = bytes;
	if (bytes > 0)
		memset(id->of.p, 0, bytes);
	s.id = (uint32_t *)(void *)id->of.p;
	result = settle(&s, date_to_days(today), e);
	buf_free(&s.votes);
	buf_free(&s.items);
	buf_free(&s.room);
	buf_free(&s.holder);
	return result;
}
