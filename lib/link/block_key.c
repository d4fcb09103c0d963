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

static bool
is_word(const struct corpus *c, const struct evidence_rule *r, unsigned i)
{
	return r->atom[i] == TRAIT_BEGINNING &&
	       trait_kind_is_text(c->trait[r->trait[i]].kind);
}

void
block_key_open(
    struct block_key *k, const struct corpus *c, const struct evidence_rule *r)
{
	unsigned word = r->n, name = r->n;

	k->rule = r;
	k->names = 0;
	for (unsigned i = 0; i < r->n; i++) {
		k->is_name[i] =
		    r->trait[i] == c->given || r->trait[i] == c->family;
		if (is_word(c, r, i)) {
			word = i;
		} else if (k->is_name[i]) {
			name = i;
			k->names++;
		}
	}
	k->at = word;
	k->other = word < r->n ? r->trait[word] : 0;
	if (word == r->n && k->names == 1 && c->given != CORPUS_NONE &&
	    c->family != CORPUS_NONE) {
		k->at = name;
		k->other = r->trait[name] == c->given ? c->family : c->given;
	}
	k->slots = k->at < r->n ? 2 : 1;
	k->needs = k->likes = 0;
	for (unsigned i = 0; i < r->n; i++) {
		const uint64_t one =
		    UINT64_C(1) << (r->trait[i] * TRAIT_ATOMS + r->atom[i]);

		if (i == k->at || (k->is_name[i] && k->names > 1))
			k->likes |= one;
		else
			k->needs |= one;
	}
}

static const struct trait_value *
value_at(const struct corpus *c, size_t trait, uint32_t entry)
{
	const struct trait *t = &c->trait[trait];

	return trait_value(t, trait_of(t, entry));
}

static uint32_t
atom_of(const struct block_key *k, const struct corpus *c, unsigned i,
    uint32_t entry)
{
	return value_at(c, k->rule->trait[i], entry)->atom[k->rule->atom[i]];
}

/* What may stand for atom k->at. */
static uint32_t
other_of(const struct block_key *k, const struct corpus *c, uint32_t entry)
{
	const struct trait_value *v = value_at(c, k->other, entry);

	return k->other == k->rule->trait[k->at]
		   ? v->other
		   : v->atom[k->rule->atom[k->at]];
}

/* The key with `other` for atom `at`; 0: there is none. */
static uint64_t
key_with(const struct block_key *k, const uint32_t atom[EVIDENCE_ATOMS],
    unsigned at, uint32_t other)
{
	const unsigned n = k->rule->n;
	uint64_t key = 0, names = 0;

	for (unsigned i = 0; i < n; i++) {
		const uint32_t one = i == at ? other : atom[i];

		if (one == 0)
			return 0;
		if (k->is_name[i])
			names += scatter(one);
		else
			key = scatter(key + one);
	}
	key = scatter(key + names + n);
	return key == 0 ? 1 : key;
}

unsigned
block_key_from(const struct block_key *k, const uint32_t atom[EVIDENCE_ATOMS],
    uint32_t other, uint64_t key[BLOCK_KEY_MOST])
{
	unsigned n = 0;

	key[0] = key_with(k, atom, k->rule->n, 0);
	n += key[0] != 0;
	if (k->at == k->rule->n)
		return n;
	key[n] = key_with(k, atom, k->at, other);
	if (key[n] != 0 && (n == 0 || key[1] != key[0]))
		n++;
	return n;
}

unsigned
block_key_of(const struct block_key *k, const struct corpus *c, uint32_t entry,
    uint64_t key[BLOCK_KEY_MOST])
{
	uint32_t atom[EVIDENCE_ATOMS] = { 0 };

	for (unsigned i = 0; i < k->rule->n; i++)
		atom[i] = atom_of(k, c, i, entry);
	return block_key_from(
	    k, atom, k->at < k->rule->n ? other_of(k, c, entry) : 0, key);
}

bool
block_key_is_whole(
    const struct block_key *k, const struct corpus *c, uint32_t entry)
{
	const uint32_t *row = corpus_row(c, entry);

	for (unsigned i = 0; i < k->rule->n; i++) {
		/* Every value has a whole: no need to look at it. */
		if (row[k->rule->trait[i]] == 0 ||
		    (k->rule->atom[i] != TRAIT_WHOLE &&
			atom_of(k, c, i, entry) == 0))
			return false;
	}
	return true;
}

static bool
is_one_of(uint32_t atom, uint32_t a, uint32_t b)
{
	return atom != 0 && (atom == a || atom == b);
}

/* Of a rule with both names, of which each may stand for the other. */
static bool
names_meet(const struct block_key *k, const uint32_t x[EVIDENCE_ATOMS],
    const uint32_t y[EVIDENCE_ATOMS])
{
	uint64_t of_x = 0, of_y = 0;

	for (unsigned i = 0; i < k->rule->n; i++) {
		if (!k->is_name[i])
			continue;
		of_x += scatter(x[i]);
		of_y += scatter(y[i]);
	}
	return of_x == of_y;
}

uint64_t
block_key_agree(const struct corpus *c, unsigned traits, uint32_t x, uint32_t y)
{
	const uint32_t *of_x = corpus_row(c, x), *of_y = corpus_row(c, y);
	uint64_t agree = 0;

	for (size_t k = 0; k < c->ntraits; k++) {
		const struct trait_value *a, *b;

		if ((traits >> k & 1) == 0 || of_x[k] == 0 || of_y[k] == 0)
			continue;
		a = trait_value(&c->trait[k], of_x[k]);
		b = trait_value(&c->trait[k], of_y[k]);
		for (unsigned i = 0; i < TRAIT_ATOMS; i++)
			agree |= (uint64_t)(a->atom[i] == b->atom[i] &&
					    a->atom[i] != 0)
				 << (k * TRAIT_ATOMS + i);
	}
	return agree;
}

/* May other atoms stand for those that do not agree? */
static bool
meet_otherwise(
    const struct block_key *k, const struct corpus *c, uint32_t x, uint32_t y)
{
	uint32_t of_x[EVIDENCE_ATOMS], of_y[EVIDENCE_ATOMS];

	for (unsigned i = 0; i < k->rule->n; i++) {
		of_x[i] = atom_of(k, c, i, x);
		of_y[i] = atom_of(k, c, i, y);
		if (i == k->at) {
			const uint32_t other = other_of(k, c, y);

			if (!is_one_of(of_x[i], of_y[i], other) &&
			    !is_one_of(other_of(k, c, x), of_y[i], other))
				return false;
		} else if (of_x[i] == 0 || of_y[i] == 0) {
			return false;
		}
	}
	return k->names < 2 || names_meet(k, of_x, of_y);
}

bool
block_key_meet(const struct block_key *k, const struct corpus *c,
    uint64_t agree, uint32_t x, uint32_t y)
{
	if ((k->needs & ~agree) != 0)
		return false;
	return (k->likes & ~agree) == 0 || meet_otherwise(k, c, x, y);
}

unsigned
block_key_shared(const struct block_key *k, const struct corpus *c, uint32_t x,
    uint32_t y, uint64_t key[BLOCK_KEY_MOST])
{
	uint64_t of_y[BLOCK_KEY_MOST];
	unsigned n, n_y, shared = 0;

	n = block_key_of(k, c, x, key);
	n_y = block_key_of(k, c, y, of_y);
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
    const struct block_key *k, const struct corpus *c, uint32_t entry)
{
	for (unsigned i = 0; i < k->rule->n; i++)
		__builtin_prefetch(value_at(c, k->rule->trait[i], entry)->atom);
	if (k->at < k->rule->n)
		__builtin_prefetch(value_at(c, k->other, entry)->atom);
}
