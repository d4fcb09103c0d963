#include "link/radix.h"

#include <string.h>

enum {
	DIGIT = 11,
	DIGITS = 6,
	VALUES = 1 << DIGIT,
	FEW = 32,     /* items are sorted by insertion */
	GROUPING = 3, /* digits in which different keys seldom agree */
};

struct histogram {
	uint32_t at[DIGITS][VALUES];
};

static unsigned
digit_of(uint64_t key, int digit)
{
	return (unsigned)(key >> (digit * DIGIT)) & (VALUES - 1);
}

static void
count(struct histogram *h, const struct radix *item, size_t n, int digits)
{
	memset(h, 0, (size_t)digits * sizeof h->at[0]);
	for (size_t i = 0; i < n; i++) {
		for (int d = 0; d < digits; d++)
			h->at[d][digit_of(item[i].key, d)]++;
	}
}

static void
pass(const struct radix *from, struct radix *to, size_t n, uint32_t *at,
    int digit)
{
	uint32_t sum = 0;

	for (size_t v = 0; v < VALUES; v++) {
		uint32_t here = at[v];

		at[v] = sum;
		sum += here;
	}
	for (size_t i = 0; i < n; i++)
		to[at[digit_of(from[i].key, digit)]++] = from[i];
}

/* Few items are not worth counting digits for. */
static void
insert_all(struct radix *item, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const struct radix one = item[i];
		size_t j = i;

		for (; j > 0 && item[j - 1].key > one.key; j--)
			item[j] = item[j - 1];
		item[j] = one;
	}
}

/* Sort by the lowest `digits` digits. */
static int
sort_by(
    struct radix *item, size_t n, int digits, struct buf *room, struct err *e)
{
	const size_t bytes = n * sizeof *item;
	struct radix *from = item, *to;
	struct histogram *h;

	buf_clear(room);
	if (buf_reserve(room, sizeof *h + bytes, e) != 0)
		return -1;
	h = (struct histogram *)(void *)room->p;
	to = (struct radix *)(void *)(room->p + sizeof *h);
	count(h, item, n, digits);
	for (int d = 0; d < digits; d++) {
		struct radix *other = from;

		if (h->at[d][digit_of(from[0].key, d)] == n)
			continue;
		pass(from, to, n, h->at[d], d);
		from = to;
		to = other;
	}
	if (from != item)
		memcpy(item, from, bytes);
	return 0;
}

int
radix_sort(struct radix *item, size_t n, struct buf *room, struct err *e)
{
	if (n >= FEW)
		return sort_by(item, n, DIGITS, room, e);
	insert_all(item, n);
	return 0;
}

int
radix_group(struct radix *item, size_t n, struct buf *room, struct err *e)
{
	size_t to;

	_Static_assert(RADIX_GROUP_MASK + 1 == UINT64_C(1) << DIGIT * GROUPING,
	    "whole digits");
	if (n == 0)
		return 0;
	if (sort_by(item, n, GROUPING, room, e) != 0)
		return -1;
	for (size_t from = 0; from < n; from = to) {
		for (to = from + 1; to < n && ((item[to].key ^ item[from].key) &
						  RADIX_GROUP_MASK) == 0;
		     to++)
			;
		insert_all(item + from, to - from);
	}
	return 0;
}

uint64_t
radix_descending(float v)
{
	uint32_t bits;

	memcpy(&bits, &v, sizeof bits);
	return (bits >> 31) != 0 ? bits : bits ^ 0x7fffffffU;
}
