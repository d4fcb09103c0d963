#include "match/survive_same.h"

#include "base/hash.h"

/* Up to so many members are held against each other one by one. */
enum { FEW = 16 };

/* What is looked for. */
struct search {
	const struct group_member *member;
	const size_t *list;
	const size_t *column;
	size_t n;
};

bool
survive_same_are(const struct group_member *a, const struct group_member *b,
    const size_t *column, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!str_equal(a->field[column[i]], b->field[column[i]]))
			return false;
	}
	return true;
}

static bool
agree(const struct search *s, size_t i, size_t k)
{
	return survive_same_are(
	    &s->member[s->list[i]], &s->member[s->list[k]], s->column, s->n);
}

static uint64_t
hash_of(const struct search *s, size_t i, uint64_t seed)
{
	uint64_t hash = seed;

	for (size_t k = 0; k < s->n; k++)
		hash =
		    hash_str(s->member[s->list[i]].field[s->column[k]], hash);
	return hash;
}

/* The first before i that agrees with i, or i. */
static size_t
find_near(const struct search *s, const size_t *first, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (first[k] == k && agree(s, i, k))
			return k;
	}
	return i;
}

/* The same by the table; i enters it where it is the first. */
static size_t
find_far(
    const struct search *s, size_t *slot, size_t mask, uint64_t seed, size_t i)
{
	size_t at = (size_t)hash_of(s, i, seed) & mask;

	while (slot[at] != 0 && !agree(s, i, slot[at] - 1))
		at = (at + 1) & mask;
	if (slot[at] == 0)
		slot[at] = i + 1;
	return slot[at] - 1;
}

/* A table of more than twice n empty slots. */
static int
clear_slots(struct survive_same *x, size_t n, size_t *mask, struct err *e)
{
	size_t slots = FEW;

	while (slots / 2 <= n)
		slots *= 2;
	buf_clear(&x->slots);
	if (buf_reserve(&x->slots, slots * sizeof(size_t), e) != 0)
		return -1;
	memset(x->slots.p, 0, slots * sizeof(size_t));
	*mask = slots - 1;
	if (x->seed == 0)
		x->seed = hash_seed();
	return 0;
}

const size_t *
survive_same_find(struct survive_same *x, const struct group_member *member,
    const size_t *list, size_t nlist, const size_t *column, size_t n,
    struct err *e)
{
	const struct search s = { member, list, column, n };
	size_t *first;
	size_t mask = 0;

	buf_clear(&x->first);
	if (buf_reserve(&x->first, nlist * sizeof *first, e) != 0 ||
	    (nlist > FEW && clear_slots(x, nlist, &mask, e) != 0))
		return NULL;
	first = (size_t *)(void *)x->first.p;
	for (size_t i = 0; i < nlist; i++)
		first[i] = nlist <= FEW
			       ? find_near(&s, first, i)
			       : find_far(&s, (size_t *)(void *)x->slots.p,
				     mask, x->seed, i);
	return first;
}

void
survive_same_close(struct survive_same *x)
{
	buf_free(&x->slots);
	buf_free(&x->first);
}
