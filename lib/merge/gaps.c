#include <string.h>

#include "merge/gaps.h"

int
gaps_open(struct gaps *g, size_t sources, size_t columns, struct arena *memory,
    struct err *e)
{
	size_t width = columns / 8 + 1;

	g->sources = sources;
	g->columns = columns;
	g->width = width;
	g->fillable =
	    arena_array(memory, sources * columns, sizeof *g->fillable, e);
	if (g->fillable == NULL)
		return -1;
	g->fills = arena_array(
	    memory, sources * columns, sources * sizeof *g->fills, e);
	if (g->fills == NULL)
		return -1;
	g->present = arena_array(memory, sources, sizeof *g->present, e);
	g->has = arena_array(memory, sources, width, e);
	g->once = arena_array(memory, 2, width, e);
	if (g->present == NULL || g->has == NULL || g->once == NULL)
		return -1;
	g->more = g->once + width;
	return 0;
}

static const unsigned char *
bits_of(const struct group_member *m)
{
	return (const unsigned char *)m->field[0].p;
}

static unsigned char *
has(const struct gaps *g, size_t source)
{
	return g->has + source * g->width;
}

/* What the sources of the key have, each and together. */
static void
learn(struct gaps *g, const struct group_member *member, size_t n)
{
	g->npresent = 0;
	for (size_t i = 0; i < n; i++) {
		const unsigned char *bits = bits_of(&member[i]);
		size_t source = member[i].source;
		unsigned char *all = has(g, source);

		if (i == 0 || source != member[i - 1].source) {
			g->present[g->npresent++] = source;
			memset(all, 0, g->width);
		}
		for (size_t b = 0; b < g->width; b++)
			all[b] |= bits[b];
	}
	memset(g->once, 0, g->width);
	memset(g->more, 0, g->width);
	for (size_t i = 0; i < g->npresent; i++) {
		const unsigned char *all = has(g, g->present[i]);

		for (size_t b = 0; b < g->width; b++) {
			g->more[b] |= g->once[b] & all[b];
			g->once[b] |= all[b];
		}
	}
}

/* One more for each column of eight that has its bit set. */
static void
count_bits(uint64_t *count, unsigned bits)
{
	for (; bits != 0; bits >>= 1, count++)
		*count += bits & 1;
}

static void
take_gaps(struct gaps *g, size_t source, const unsigned char *bits)
{
	const unsigned char *own = has(g, source);
	uint64_t *fillable = g->fillable + source * g->columns;
	uint64_t *fills = g->fills + source * g->columns * g->sources;

	for (size_t b = 0; b < g->width; b++) {
		unsigned others = g->once[b] & (~own[b] | g->more[b]);
		unsigned gap = others & ~(unsigned)bits[b];

		if (gap == 0)
			continue;
		count_bits(fillable + 8 * b, gap);
		for (size_t i = 0; i < g->npresent; i++) {
			size_t other = g->present[i];

			if (other != source)
				count_bits(fills + other * g->columns + 8 * b,
				    gap & has(g, other)[b]);
		}
	}
}

void
gaps_take(struct gaps *g, const struct group_member *member, size_t n)
{
	learn(g, member, n);
	if (g->npresent < 2)
		return;
	for (size_t i = 0; i < n; i++)
		take_gaps(g, member[i].source, bits_of(&member[i]));
}

uint64_t
gaps_fillable(const struct gaps *g, size_t source, size_t column)
{
	return g->fillable[source * g->columns + column];
}

uint64_t
gaps_fills(const struct gaps *g, size_t source, size_t column, size_t other)
{
	return g->fills[(source * g->sources + other) * g->columns + column];
}
