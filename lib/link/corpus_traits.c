#include "link/corpus_traits.h"

#include <math.h>

enum {
	SPARSE = 200,       /* of so many records one must have a value */
	SPARSE_GUESSED = 4, /* where nobody knows what the column is */
};

struct worth {
	double value;
	uint64_t filled;
	uint32_t values, most;
};

static const uint32_t *
values_of(const struct trait *t)
{
	return (const uint32_t *)(const void *)t->raw_of.p;
}

/* Is it something that numbers the records, when all its values differ? */
static bool
may_be_number(const struct trait *t)
{
	return t->guessed || t->kind == TRAIT_ID || t->kind == TRAIT_NUMBER;
}

/* What agreement in it tells on average, in bits, over all records. */
static int
weigh(const struct trait *t, struct buf *room, struct worth *w, struct err *e)
{
	const size_t n = t->raw_of.n / sizeof(uint32_t);
	uint32_t *count;
	double same = 0;

	buf_clear(room);
	if (buf_reserve(room, (t->forms.n + 1) * sizeof *count, e) != 0)
		return -1;
	count = (uint32_t *)(void *)room->p;
	memset(count, 0, (t->forms.n + 1) * sizeof *count);
	for (size_t i = 0; i < n; i++)
		count[values_of(t)[i]]++;
	w->filled = n - count[0];
	w->values = 0;
	w->most = 0;
	for (uint32_t id = 1; id <= t->forms.n; id++) {
		w->values += count[id] > 0;
		w->most = count[id] > w->most ? count[id] : w->most;
		same += (double)count[id] * (double)count[id];
	}
	if (w->filled > 0)
		same /= (double)w->filled * (double)w->filled;
	w->value = 0;
	if (w->values > 1 && (w->most > 1 || !may_be_number(t)) &&
	    w->filled * (t->guessed ? SPARSE_GUESSED : SPARSE) >= n)
		w->value = -log2(same) * (double)w->filled / (double)n;
	return 0;
}

/* Has b nearly always what a has, by the numbers of their forms? */
static bool
is_copy(const struct trait *a, const struct trait *b)
{
	const size_t n = a->raw_of.n / sizeof(uint32_t);
	size_t both = 0, same = 0, either = 0;

	for (size_t i = 0; i < n; i++) {
		const uint32_t x = values_of(a)[i], y = values_of(b)[i];

		/* a tenth that differs is too much already */
		if ((either - same) * 10 > n)
			return false;
		either += x != 0 || y != 0;
		if (x == 0 || y == 0)
			continue;
		both++;
		same += str_equal(dictionary_text(&a->forms, x),
		    dictionary_text(&b->forms, y));
	}
	return both * 20 > either * 19 && same * 20 > both * 19;
}

static void
move_first(struct corpus *c, size_t from)
{
	const struct trait chosen = c->trait[from];

	memmove(&c->trait[c->ntraits + 1], &c->trait[c->ntraits],
	    (from - c->ntraits) * sizeof chosen);
	c->trait[c->ntraits++] = chosen;
}

static double
least_worth(double *worth, size_t n, size_t *which)
{
	size_t used = 0;

	*which = 0;
	for (size_t i = 0; i < n; i++) {
		used += worth[i] > 0;
		if (worth[i] > 0 &&
		    (worth[*which] <= 0 || worth[i] < worth[*which]))
			*which = i;
	}
	return used > TRAIT_MOST ? worth[*which] : 0;
}

static int
weigh_all(struct corpus *c, double *worth, struct err *e)
{
	struct buf room = buf_in(c->room);
	int result = 0;

	for (size_t i = 0; i < c->all && result == 0; i++) {
		struct worth w = { 0, 0, 0, 0 };

		if (c->trait[i].kind != TRAIT_NONE)
			result = weigh(&c->trait[i], &room, &w, e);
		worth[i] = w.value;
		for (size_t k = 0; k < i && worth[i] > 0; k++) {
			if (worth[k] > 0 && is_copy(&c->trait[k], &c->trait[i]))
				worth[i] = 0;
		}
	}
	buf_free(&room);
	return result;
}

static void
take_told(struct corpus *c)
{
	for (size_t i = 0; i < c->all; i++) {
		if (c->trait[i].known->used)
			move_first(c, i);
	}
}

int
corpus_traits_choose(struct corpus *c, struct err *e)
{
	struct buf room = { 0 };
	double *worth;
	size_t which;

	c->ntraits = 0;
	if (c->told) {
		take_told(c);
		return 0;
	}
	if (buf_reserve(&room, (c->all + 1) * sizeof *worth, e) != 0)
		return -1;
	worth = (double *)(void *)room.p;
	if (weigh_all(c, worth, e) != 0) {
		buf_free(&room);
		return -1;
	}
	while (least_worth(worth, c->all, &which) > 0)
		worth[which] = 0;
	for (size_t i = 0; i < c->all; i++) {
		if (worth[i] > 0)
			move_first(c, i);
	}
	buf_free(&room);
	return 0;
}
