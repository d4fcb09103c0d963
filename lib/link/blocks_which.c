/* Which blocks have both entries of a pair: it counts once, for the first. */
#include "link/blocks.h"

/* Keys in the order of their blocks. */
static uint64_t
place_of(uint64_t key)
{
	return key << 31 | key >> 33;
}

static bool
is_dropped(const struct blocks_rule *r, uint64_t key)
{
	const uint64_t *over = (const uint64_t *)(const void *)r->over.p;
	size_t from = 0, to = r->over.n / sizeof *over;

	while (from < to) {
		const size_t middle = from + (to - from) / 2;

		if (over[middle] == key)
			return true;
		if (place_of(over[middle]) < place_of(key))
			from = middle + 1;
		else
			to = middle;
	}
	return false;
}

/* The keys of blocks of a rule that have both; how many. */
static unsigned
shared_of(const struct blocks *b, const struct blocks_rule *r, uint32_t x,
    uint32_t y, uint64_t key[BLOCK_KEY_MOST])
{
	const unsigned n = block_key_shared(&r->form, b->c, x, y, key);
	unsigned kept = 0;

	for (unsigned i = 0; i < n; i++) {
		if (!is_dropped(r, key[i]))
			key[kept++] = key[i];
	}
	return kept;
}

/* Has a block of the rule both, which agree in these atoms? */
static bool
has_both(const struct blocks *b, const struct blocks_rule *r, uint64_t agree,
    uint32_t x, uint32_t y)
{
	uint64_t key[BLOCK_KEY_MOST];

	return block_key_meet(&r->form, b->c, agree, x, y) &&
	       (r->dropped == 0 || shared_of(b, r, x, y, key) > 0);
}

/* The same where the values of the rule's traits are equal. */
static bool
has_equal(
    const struct blocks *b, const struct blocks_rule *r, uint32_t x, uint32_t y)
{
	uint64_t key[BLOCK_KEY_MOST];

	if (!block_key_is_whole(&r->form, b->c, x))
		return has_both(
		    b, r, block_key_agree(b->c, r->traits, x, y), x, y);
	return r->dropped == 0 || shared_of(b, r, x, y, key) > 0;
}

bool
blocks_is_again(const struct blocks *b, const struct blocks_pair *p)
{
	const uint32_t *x = corpus_row(b->c, p->x), *y = corpus_row(b->c, p->y);
	unsigned differ = 0;

	for (size_t k = 0; k < b->evidence->n; k++)
		differ |= (unsigned)(x[k] != y[k]) << k;
	for (uint32_t k = 0; k < p->rule; k++) {
		if ((b->rule[k].traits & differ) == 0 &&
		    has_equal(b, &b->rule[k], p->x, p->y))
			return true;
	}
	return false;
}

/* Of blocks of one rule, is this the first that has both? */
static bool
is_first_of(const struct blocks *b, const struct blocks_pair *p)
{
	const struct blocks_rule *r = &b->rule[p->rule];
	uint64_t key[BLOCK_KEY_MOST], of_x[BLOCK_KEY_MOST];

	if (r->form.slots == 1 || shared_of(b, r, p->x, p->y, key) == 1)
		return true;
	(void)block_key_of(&r->form, b->c, p->x, of_x);
	return place_of(of_x[p->key]) <= place_of(key[0]) &&
	       place_of(of_x[p->key]) <= place_of(key[1]);
}

/* Those of the rules from `from` to `to` that have both. */
static unsigned
rules_between(const struct blocks *b, size_t from, size_t to, uint64_t agree,
    uint32_t x, uint32_t y)
{
	unsigned rules = 0;

	for (size_t k = from; k < to; k++)
		rules |= (unsigned)has_both(b, &b->rule[k], agree, x, y) << k;
	return rules;
}

unsigned
blocks_first(const struct blocks *b, const struct blocks_pair *p)
{
	const uint64_t agree = block_key_agree(b->c, b->traits, p->x, p->y);

	for (uint32_t k = 0; k < p->rule; k++) {
		if (has_both(b, &b->rule[k], agree, p->x, p->y))
			return 0;
	}
	if (!is_first_of(b, p))
		return 0;
	return 1U << p->rule | rules_between(b, p->rule + 1,
				   b->evidence->nrules, agree, p->x, p->y);
}

unsigned
blocks_rules(const struct blocks *b, uint32_t x, uint32_t y)
{
	return rules_between(b, 0, b->evidence->nrules,
	    block_key_agree(b->c, b->traits, x, y), x, y);
}
