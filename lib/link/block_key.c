#include "link/block_key.h"

static uint64_t
scatter(uint64_t h)
{
	h ^= h >> 33;
	h *= 0xFF51AFD7ED558CCDU;
	h ^= h >> 33;
	h *= 0xC4CEB9FE1A85EC53U;
	return h ^ h >> 33;
}

/* Given and family name, which people exchange, may stand in either order. */
static bool
is_name(const struct corpus *c, size_t trait)
{
	return trait == c->given || trait == c->family;
}

static bool
is_word(const struct corpus *c, const struct evidence_rule *r, unsigned i)
{
	return r->atom[i] == TRAIT_BEGINNING &&
	       trait_kind_is_text(c->trait[r->trait[i]].kind);
}

/* The atom of a rule for which another may stand; r->n: none. */
static unsigned
changing(const struct corpus *c, const struct evidence_rule *r)
{
	unsigned word = r->n, name = r->n, names = 0;

	for (unsigned i = 0; i < r->n; i++) {
		if (is_word(c, r, i)) {
			word = i;
		} else if (is_name(c, r->trait[i])) {
			name = i;
			names++;
		}
	}
	if (word < r->n)
		return word;
	return names == 1 && c->given != CORPUS_NONE && c->family != CORPUS_NONE
		   ? name
		   : r->n;
}

unsigned
block_key_slots(const struct corpus *c, const struct evidence_rule *r)
{
	return changing(c, r) < r->n ? 2 : 1;
}

static const struct trait_value *
value_at(const struct corpus *c, size_t k, uint32_t entry)
{
	const struct trait *t = &c->trait[k];

	return trait_value(t, trait_of(t, entry));
}

/* What may stand for atom i. */
static uint32_t
other_of(const struct corpus *c, const struct evidence_rule *r, unsigned i,
    uint32_t entry)
{
	const size_t k = r->trait[i];

	if (is_word(c, r, i))
		return value_at(c, k, entry)->other;
	return value_at(c, k == c->given ? c->family : c->given, entry)
	    ->atom[r->atom[i]];
}

/* The key with `other` for atom `at`; 0: there is none. */
static uint64_t
key_with(const struct corpus *c, const struct evidence_rule *r, uint32_t entry,
    unsigned at, uint32_t other)
{
	uint64_t key = 0, names = 0;

	for (unsigned i = 0; i < r->n; i++) {
		uint32_t atom = other;

		if (i != at)
			atom =
			    value_at(c, r->trait[i], entry)->atom[r->atom[i]];
		if (atom == 0)
			return 0;
		if (is_name(c, r->trait[i]))
			names += scatter(atom);
		else
			key = scatter(key + atom);
	}
	key = scatter(key + names + r->n);
	return key == 0 ? 1 : key;
}

unsigned
block_key_of(const struct corpus *c, const struct evidence_rule *r,
    uint32_t entry, uint64_t key[BLOCK_KEY_MOST])
{
	const unsigned at = changing(c, r);
	unsigned n = 0;

	key[0] = key_with(c, r, entry, r->n, 0);
	n += key[0] != 0;
	if (at == r->n)
		return n;
	key[n] = key_with(c, r, entry, at, other_of(c, r, at, entry));
	if (key[n] != 0 && (n == 0 || key[1] != key[0]))
		n++;
	return n;
}

/* Do both have the same atom i? */
static bool
agree_in(const struct corpus *c, const struct evidence_rule *r, unsigned i,
    uint32_t x, uint32_t y)
{
	const struct trait *t = &c->trait[r->trait[i]];
	const uint32_t a = trait_of(t, x), b = trait_of(t, y);

	return a == b || trait_value(t, a)->atom[r->atom[i]] ==
			     trait_value(t, b)->atom[r->atom[i]];
}

/* May keys be the same where atom i is not? */
static bool
is_loose(const struct corpus *c, const struct evidence_rule *r, unsigned i)
{
	return is_name(c, r->trait[i]) || is_word(c, r, i);
}

unsigned
block_key_shared(const struct corpus *c, const struct evidence_rule *r,
    uint32_t x, uint32_t y, uint64_t key[BLOCK_KEY_MOST])
{
	uint64_t of_y[BLOCK_KEY_MOST];
	unsigned n, n_y, shared = 0;
	bool loose = false;

	for (unsigned i = 0; i < r->n; i++) {
		if (is_loose(c, r, i))
			loose = true;
		else if (!agree_in(c, r, i, x, y))
			return 0;
	}
	n = block_key_of(c, r, x, key);
	if (!loose || n == 0)
		return n;
	n_y = block_key_of(c, r, y, of_y);
	for (unsigned i = 0; i < n; i++) {
		const uint64_t one = key[i];

		for (unsigned j = 0; j < n_y; j++) {
			if (one == of_y[j])
				key[shared++] = one;
		}
	}
	return shared;
}

void
block_key_fetch(
    const struct corpus *c, const struct evidence_rule *r, uint32_t entry)
{
	for (unsigned i = 0; i < r->n; i++)
		__builtin_prefetch(value_at(c, r->trait[i], entry)->atom);
}
