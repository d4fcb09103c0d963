#include "link/review.h"

#include "link/radix.h"

enum { MANY = 50 };

/* A link is firm from here on; a member fits from here on. */
static const float firm = 3, fits = -4;

static bool
is_weak_member(const struct standing *s, uint32_t entry)
{
	const struct standing_entry *one = standing_of(s, entry);

	return one->with != entry && (one->best < firm || one->mean < fits);
}

/* Clusters known from before are not doubted, only what joins them. */
static bool
is_doubtful(const struct standing *s, const struct bonds *b, uint32_t entry)
{
	return is_weak_member(s, entry) && bonds_known(b, entry) == 0;
}

/* Is its link that of the member before it, which is doubtful as well? */
static bool
is_listed(const struct standing *s, const struct bonds *b, uint32_t entry)
{
	const uint32_t with = standing_of(s, entry)->with;

	return with < entry && is_doubtful(s, b, with) &&
	       standing_of(s, with)->with == entry;
}

bool
review_is_weak(const struct standing *s, uint32_t root)
{
	size_t n;
	const uint32_t *member = standing_members(s, root, &n);

	for (size_t i = 0; i < n; i++) {
		if (is_weak_member(s, member[i]))
			return true;
	}
	return n > MANY;
}

static int
add(struct buf *list, const struct corpus *c, uint32_t x, uint32_t y,
    float weight, bool joined, struct err *e)
{
	const uint32_t a = corpus_first(c, x), b = corpus_first(c, y);
	const struct review_pair pair = { .a = a < b ? a : b,
		.b = a < b ? b : a,
		.weight = weight,
		.joined = joined };

	return buf_add(list, str_make((const char *)&pair, sizeof pair), e);
}

static int
add_weak(struct buf *list, const struct corpus *c, const struct standing *s,
    const struct bonds *bonds, struct err *e)
{
	for (uint32_t i = 0; i < c->n; i++) {
		const struct standing_entry *one = standing_of(s, i);

		if (is_doubtful(s, bonds, i) && !is_listed(s, bonds, i) &&
		    add(list, c, i, one->with, one->best, true, e) != 0)
			return -1;
	}
	return 0;
}

/* Number the edges between clusters by the two clusters; those of the same two
 * stay by descending weight. */
static int
list_between(struct buf *items, const struct edges *edges,
    const struct cluster *k, const struct bonds *bonds, struct err *e)
{
	struct buf room = buf_in(items->room);
	size_t n;
	const struct edge *edge = edges_list(edges, &n);
	int result;

	for (size_t i = 0; i < n; i++) {
		const uint32_t x = cluster_of(k, edge[i].a);
		const uint32_t y = cluster_of(k, edge[i].b);
		const uint64_t low = x < y ? x : y, high = x < y ? y : x;
		const struct radix one = { low << 32 | high, (uint32_t)i };

		if (x == y || bonds_are_apart(bonds, edge[i].a, edge[i].b))
			continue;
		if (buf_add(items, str_make((const char *)&one, sizeof one),
			e) != 0)
			return -1;
	}
	result = radix_sort((struct radix *)(void *)items->p,
	    items->n / sizeof(struct radix), &room, e);
	buf_free(&room);
	return result;
}

static int
add_between(struct buf *list, const struct corpus *c, const struct edges *edges,
    const struct cluster *k, const struct bonds *bonds, struct err *e)
{
	struct buf items = buf_in(c->room);
	size_t all;
	const struct edge *edge = edges_list(edges, &all);
	int result = list_between(&items, edges, k, bonds, e);
	const struct radix *one = (const struct radix *)(const void *)items.p;
	const size_t n = items.n / sizeof *one;

	for (size_t i = 0; i < n && result == 0; i++) {
		const struct edge *best = &edge[one[i].of];

		if (i == 0 || one[i].key != one[i - 1].key)
			result = add(
			    list, c, best->a, best->b, best->weight, false, e);
	}
	buf_free(&items);
	return result;
}

static int
sort(struct buf *list, struct err *e)
{
	const struct review_pair *pair =
	    (const struct review_pair *)(const void *)list->p;
	const size_t n = list->n / sizeof *pair;
	struct buf items = buf_in(list->room), room = items;
	struct radix *item;
	int result = -1;

	if (buf_reserve(&items, n * sizeof *item, e) == 0 &&
	    buf_reserve(&room, list->n, e) == 0) {
		item = (struct radix *)(void *)items.p;
		for (size_t i = 0; i < n; i++) {
			item[i].key = pair[i].a << 32 | pair[i].b;
			item[i].of = (uint32_t)i;
		}
		result = radix_sort(item, n, &room, e);
		for (size_t i = 0; i < n; i++)
			item[i].key = radix_descending(pair[item[i].of].weight);
		if (result == 0)
			result = radix_sort(item, n, &room, e);
	}
	buf_clear(&room);
	for (size_t i = 0; i < n && result == 0; i++)
		result = buf_add(&room,
		    str_make((const char *)&pair[item[i].of], sizeof *pair), e);
	if (result == 0 && n > 0)
		memcpy(list->p, room.p, list->n);
	buf_free(&items);
	buf_free(&room);
	return result;
}

int
review_list(struct buf *list, const struct corpus *c, const struct edges *edges,
    const struct cluster *k, const struct standing *s,
    const struct bonds *bonds, struct err *e)
{
	if (add_weak(list, c, s, bonds, e) != 0 ||
	    add_between(list, c, edges, k, bonds, e) != 0)
		return -1;
	return sort(list, e);
}
