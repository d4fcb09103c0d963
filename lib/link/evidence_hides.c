#include "link/evidence_hides.h"

enum {
	SAMPLE = 20000, /* entries */
	SLOTS = 1 << 14,
	ENOUGH = 12, /* pairs to say something about */
};

static const double often = 0.4;
static const double lift = 3;
/* Pairs that agree so, for an entry: more than duplicates may be. */
static const double some = 0.3;

/* Goes through pairs of entries of a sample that agree in trait k, each entry
 * with the last one before it in the same slot. */
struct walk {
	const struct corpus *c;
	size_t k;
	uint32_t next, end;
	uint32_t last[SLOTS];
};

static void
walk_open(struct walk *w, const struct corpus *c, size_t k)
{
	memset(w, 0, sizeof *w);
	w->c = c;
	w->k = k;
	w->end = c->n < SAMPLE ? c->n : SAMPLE;
}

static bool
walk_next(struct walk *w, uint32_t *a, uint32_t *b)
{
	const struct trait *t = &w->c->trait[w->k];

	while (w->next < w->end) {
		const uint32_t i = w->next++;
		const uint32_t id = trait_of(t, i);
		uint32_t *slot =
		    &w->last[trait_value(t, id)->atom[TRAIT_WHOLE] % SLOTS];
		const uint32_t before = *slot;

		if (id == 0)
			continue;
		*slot = i + 1;
		if (before == 0 || trait_of(t, before - 1) != id)
			continue;
		*a = before - 1;
		*b = i;
		return true;
	}
	return false;
}

static bool
is_same(const struct corpus *c, size_t k, uint32_t a, uint32_t b)
{
	const uint32_t id = trait_of(&c->trait[k], a);

	return id != 0 && id == trait_of(&c->trait[k], b);
}

/* Are a and b different people, as far as the other traits tell? */
static bool
is_strange(const struct corpus *c, size_t f, size_t g, uint32_t a, uint32_t b)
{
	size_t same = 0, different = 0;

	for (size_t k = 0; k < c->ntraits; k++) {
		if (k == f || k == g || c->trait[k].same > 0.02 ||
		    trait_of(&c->trait[k], a) == 0 ||
		    trait_of(&c->trait[k], b) == 0)
			continue;
		if (is_same(c, k, a, b))
			same++;
		else
			different++;
	}
	return different >= 2 && same * 4 <= different;
}

/* Does g mostly agree where f does, among different people? */
static bool
follows(const struct corpus *c, size_t f, size_t g, struct walk *w)
{
	const double n = (double)c->n;
	uint64_t both = 0, one = 0, all = 0;
	double many;
	uint32_t a, b;

	walk_open(w, c, f);
	while (walk_next(w, &a, &b)) {
		all++;
		if (trait_of(&c->trait[g], a) == 0 ||
		    trait_of(&c->trait[g], b) == 0 ||
		    !is_strange(c, f, g, a, b))
			continue;
		one++;
		both += is_same(c, g, a, b);
	}
	many = c->trait[f].same * n * n / 2 * (double)both / ((double)all + 1);
	return one >= ENOUGH && many > some * n &&
	       (double)both > often * (double)one &&
	       (double)both > lift * c->trait[g].same * (double)one;
}

/* Is the value of g mostly part of that of f? */
static bool
is_part(const struct corpus *c, size_t f, size_t g)
{
	const uint32_t n = c->n < SAMPLE ? c->n : SAMPLE;
	uint64_t parts = 0, both = 0;

	for (uint32_t i = 0; i < n; i++) {
		const uint32_t x = trait_of(&c->trait[f], i);
		const uint32_t y = trait_of(&c->trait[g], i);
		struct str s, part;

		if (x == 0 || y == 0)
			continue;
		s = dictionary_text(&c->trait[f].forms, x);
		part = dictionary_text(&c->trait[g].forms, y);
		both++;
		parts += memmem(s.p, s.n, part.p, part.n) != NULL;
	}
	return both >= ENOUGH && parts * 5 > both * 3;
}

/* May g follow from f by nature, so that the data are to be asked? */
static bool
may_follow(enum trait_kind f, enum trait_kind g)
{
	if (trait_kind_is_person(f) || trait_kind_is_person(g))
		return false;
	if (f == TRAIT_DATE || g == TRAIT_DATE || f == TRAIT_NUMBER ||
	    g == TRAIT_NUMBER)
		return false;
	return true;
}

static bool
hides(const struct corpus *c, size_t f, size_t g, struct walk *w)
{
	const enum trait_kind kf = c->trait[f].kind, kg = c->trait[g].kind;

	if (kf == TRAIT_FULL && (trait_kind_is_person(kg) || kg == TRAIT_NAME))
		return is_part(c, f, g);
	return may_follow(kf, kg) && follows(c, f, g, w);
}

int
evidence_hides_find(const struct corpus *c, struct evidence *v, struct err *e)
{
	struct buf room = { 0 };
	struct walk *w;

	memset(v->hides, 0, sizeof v->hides);
	if (buf_reserve(&room, sizeof *w, e) != 0)
		return -1;
	w = (struct walk *)(void *)room.p;
	for (size_t i = 0; i < v->n; i++) {
		const size_t f = v->order[i];

		for (size_t j = i + 1; j < v->n; j++) {
			const size_t g = v->order[j];

			if (hides(c, f, g, w))
				v->hides[f] |= (uint16_t)(1U << g);
		}
	}
	buf_free(&room);
	return 0;
}

double
evidence_hides_visible(
    const struct corpus *c, const struct evidence *v, size_t k)
{
	struct walk w;
	uint64_t pairs = 0, seen = 0;
	uint32_t a, b;
	unsigned by = 0;

	for (size_t f = 0; f < v->n; f++)
		by |= (unsigned)(v->hides[f] >> k & 1) << f;
	if (by == 0)
		return 1;
	walk_open(&w, c, k);
	while (walk_next(&w, &a, &b)) {
		bool hidden = false;

		for (size_t f = 0; f < v->n; f++)
			hidden = hidden ||
				 ((by >> f & 1) != 0 && is_same(c, f, a, b));
		pairs++;
		seen += !hidden;
	}
	return ((double)seen + 0.5) / ((double)pairs + 1);
}
