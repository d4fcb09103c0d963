#include "link/compare.h"

#include "link/corpus_known.h"
#include "link/level_name.h"

enum { SLOTS = 1 << 10 };

/* Which two values of which trait, and their level; 0: nothing yet. */
struct slot {
	uint64_t pair;
	uint32_t trait;
	uint32_t level;
};

int
compare_memo_open(struct compare_memo *m, struct err *e)
{
	const struct buf none = { 0 };

	m->slots = none;
	if (buf_reserve(&m->slots, SLOTS * sizeof(struct slot), e) != 0)
		return -1;
	m->slots.n = SLOTS * sizeof(struct slot);
	memset(m->slots.p, 0, m->slots.n);
	return 0;
}

void
compare_memo_close(struct compare_memo *m)
{
	buf_free(&m->slots);
}

/* In the order of their hashes, so that it does not matter which of the two
 * comes first. */
static unsigned
level_either_way(const struct trait *t, uint32_t x, uint32_t y)
{
	return trait_value(t, x)->atom[TRAIT_WHOLE] <
		       trait_value(t, y)->atom[TRAIT_WHOLE]
		   ? level_of(t, x, y)
		   : level_of(t, y, x);
}

/* Kinds whose comparison costs more than looking it up. */
static bool
is_worth_keeping(enum trait_kind kind)
{
	return kind != TRAIT_CATEGORY && kind != TRAIT_NUMBER &&
	       kind != TRAIT_PHONE && kind != TRAIT_ID;
}

static unsigned
level_kept(struct compare_memo *m, const struct trait *t, size_t k, uint32_t x,
    uint32_t y)
{
	struct slot *slot = (struct slot *)(void *)m->slots.p;
	const uint64_t pair =
	    x < y ? (uint64_t)x << 32 | y : (uint64_t)y << 32 | x;

	slot += (pair * 0x9E3779B97F4A7C15U >> 44 ^ k * 0x1235) & (SLOTS - 1);
	if (slot->pair != pair || slot->trait != k + 1) {
		slot->pair = pair;
		slot->trait = (uint32_t)k + 1;
		slot->level = level_either_way(t, x, y);
	}
	return slot->level;
}

unsigned
compare_trait(const struct corpus *c, struct compare_memo *m, size_t k,
    uint32_t a, uint32_t b)
{
	const struct trait *t = &c->trait[k];
	const uint32_t x = trait_of(t, a), y = trait_of(t, b);

	if (x == 0 || y == 0)
		return LEVEL_NONE;
	if (x == y)
		return LEVEL_SAME;
	return m != NULL && is_worth_keeping(t->kind)
		   ? level_kept(m, t, k, x, y)
		   : level_either_way(t, x, y);
}

/* How alike the value of one trait of a is to that of another one of b; the
 * same under another heading is nearly the same. */
static unsigned
level_across(const struct corpus *c, size_t k, uint32_t a, size_t m, uint32_t b)
{
	const struct trait *t = &c->trait[k], *u = &c->trait[m];
	const uint32_t x = trait_of(t, a), y = trait_of(u, b);
	const struct trait_value *v, *w;
	struct str s, r;

	if (x == 0 || y == 0)
		return LEVEL_NONE;
	v = trait_value(t, x);
	w = trait_value(u, y);
	/* The texts are far away in memory. */
	if (v->atom[TRAIT_WHOLE] != w->atom[TRAIT_WHOLE] &&
	    level_name_is_far(v, w))
		return level_last(t->kind);
	s = dictionary_text(&t->forms, x);
	r = dictionary_text(&u->forms, y);
	if (str_equal(s, r))
		return s.n > 1 ? LEVEL_NEAR : 3;
	return str_compare(s, r) < 0 ? level_name_word(v, w, s, r)
				     : level_name_word(w, v, r, s);
}

static uint64_t
with(uint64_t levels, size_t k, unsigned level)
{
	return (levels & ~((uint64_t)LEVEL_MOST << k * LEVEL_BITS)) |
	       (uint64_t)level << k * LEVEL_BITS;
}

static bool
agrees_at(uint64_t levels, size_t k)
{
	const unsigned level = k == CORPUS_NONE ? 0 : compare_level(levels, k);

	return level != LEVEL_NONE && level <= 3;
}

static bool
disagrees_at(uint64_t levels, size_t k)
{
	return k != CORPUS_NONE && compare_level(levels, k) > 3;
}

/* How many have the value of trait k that an entry has.  A model does not tell
 * rare ones apart. */
static uint32_t
count_of(const struct corpus *c, size_t k, uint32_t entry)
{
	const struct trait *t = &c->trait[k];
	const uint32_t count = trait_value(t, trait_of(t, entry))->count;

	return count < CORPUS_KNOWN_OFTEN ? 0 : count;
}

/* Is the given name of a, which is the family name of b, rather a given
 * name? */
static bool
is_given(const struct corpus *c, uint32_t a, uint32_t b)
{
	return count_of(c, c->given, a) > count_of(c, c->family, b);
}

/* Given and family name exchanged in one of the two, where neither agrees as
 * it stands and one does across.  It matters which one that is: the family name
 * is that of others, too. */
static uint64_t
exchange(const struct corpus *c, uint64_t levels, uint32_t a, uint32_t b)
{
	unsigned one, other;
	bool given;

	if (agrees_at(levels, c->given) || agrees_at(levels, c->family))
		return levels;
	one = level_across(c, c->given, a, c->family, b);
	other = level_across(c, c->family, a, c->given, b);
	if (one != LEVEL_NEAR && other != LEVEL_NEAR)
		return levels;
	given = one == LEVEL_NEAR ? is_given(c, a, b) : is_given(c, b, a);
	levels = with(levels, given ? c->given : c->family, LEVEL_NEAR);
	return with(levels, given ? c->family : c->given,
	    one == LEVEL_NEAR ? other : one);
}

/* An address that is made of the name tells no more than the name: the same
 * one is what two people of that name may both have, or of names that begin
 * alike (James and Janet are jadams), a different one comes with a different
 * name. */
static uint64_t
judge_email(const struct corpus *c, uint64_t levels, uint32_t a, uint32_t b)
{
	const unsigned level = compare_level(levels, c->email);
	const bool same_name = agrees_at(levels, c->given) ||
			       agrees_at(levels, c->family) ||
			       agrees_at(levels, c->full);
	const bool other_name = disagrees_at(levels, c->given) ||
				disagrees_at(levels, c->family) ||
				disagrees_at(levels, c->full);
	const bool both_made =
	    (corpus_facts(c, a) & corpus_facts(c, b) & CORPUS_EMAIL_NAMED) != 0;

	if (level == level_last(TRAIT_EMAIL) ||
	    (level != LEVEL_SAME && same_name))
		return with(levels, c->email, LEVEL_NONE);
	if (level == LEVEL_SAME && (both_made || (same_name && !other_name)))
		return with(levels, c->email, LEVEL_MADE);
	return levels;
}

static uint64_t
judge(const struct corpus *c, uint64_t levels, uint32_t a, uint32_t b)
{
	if (c->given != CORPUS_NONE && c->family != CORPUS_NONE)
		levels = exchange(c, levels, a, b);
	if (c->email != CORPUS_NONE && compare_is_made(c, a, b))
		levels = judge_email(c, levels, a, b);
	return levels;
}

/* Traits that are hidden when trait k is at that level. */
static unsigned
hidden_by(
    const struct corpus *c, const struct evidence *v, size_t k, unsigned level)
{
	return level != LEVEL_NONE && level <= level_agrees(c->trait[k].kind)
		   ? v->hides[k]
		   : 0;
}

uint64_t
compare_judge(const struct corpus *c, const struct evidence *v, uint64_t levels,
    uint32_t a, uint32_t b)
{
	unsigned hidden = 0;

	for (size_t i = 0; i < v->n; i++) {
		const size_t k = v->order[i];

		if ((hidden >> k & 1) != 0)
			levels = with(levels, k, LEVEL_NONE);
		else if (v->hides[k] != 0)
			hidden |= hidden_by(c, v, k, compare_level(levels, k));
	}
	return judge(c, levels, a, b);
}

uint64_t
compare_entries(const struct corpus *c, const struct evidence *v,
    struct compare_memo *m, uint32_t a, uint32_t b)
{
	uint64_t levels = 0;
	unsigned hidden = 0;

	for (size_t i = 0; i < v->n; i++) {
		const size_t k = v->order[i];
		unsigned level;

		if ((hidden >> k & 1) != 0)
			continue;
		level = compare_trait(c, m, k, a, b);
		if (v->hides[k] != 0)
			hidden |= hidden_by(c, v, k, level);
		levels |= (uint64_t)level << k * LEVEL_BITS;
	}
	return judge(c, levels, a, b);
}

bool
compare_is_relative(const struct corpus *c, uint64_t levels)
{
	bool at_home = false, other = false;

	for (size_t k = 0; k < c->ntraits && c->company == CORPUS_NONE; k++) {
		const enum trait_kind kind = c->trait[k].kind;
		const unsigned level = compare_level(levels, k);

		if (level == LEVEL_NONE)
			continue;
		if (kind == TRAIT_ADDRESS || kind == TRAIT_PHONE)
			at_home = at_home || level <= level_agrees(kind);
		else if (kind == TRAIT_GIVEN || kind == TRAIT_DATE)
			other = other || level == level_last(kind);
		else if (kind == TRAIT_ID && level <= level_agrees(kind))
			return false;
	}
	return at_home && other;
}
