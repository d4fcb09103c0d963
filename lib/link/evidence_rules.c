/* Greedy cover.  What a rule costs is counted on a sample; what it finds, on
 * imagined pairs: two real entries lend the traits they have, chance decides
 * in which they agree. */
#include "link/evidence_rules.h"

#include <math.h>

#include "link/block_key.h"
#include "link/draw.h"

enum {
	SAMPLE = 8192, /* entries that costs are counted on */
	SLOTS = SAMPLE * 4,
	IMAGINED = 512,
	WORDS = IMAGINED / 64,
	CANDIDATES = 4096,
	FEW = 10000, /* entries */
	MANY = 50000,
};

/* Of atoms, in imagined pairs that have both values, before anything is
 * learnt. */
static const double agree = 0.74, agree_partly = 0.45;
/* How often values of a level agree in the beginning, or sound alike. */
static const double partly[LEVEL_MOST] = { 0, 0, 0.5, 0.4, 0.1, 0.05, 0 };
/* People move, and then nothing of the address agrees. */
static const double moved = 0.2;
/* What is found again counts less. */
static const double again = 0.12;
static const double cost_power = 0.35;
/* A rule must add so much, more where pairs are dear. */
static const double least_few = 0.0005, least = 0.001, least_many = 0.004;

struct candidate {
	struct evidence_rule rule;
	uint64_t finds[WORDS];
	bool used;
};

struct choosing {
	const struct corpus *c;
	const struct evidence *v;
	uint32_t sample;
	double scale, budget; /* pairs of one rule */
	double rest;          /* pairs of all */
	double agree[TRAIT_MOST], partly[TRAIT_MOST];
	struct buf candidates;
	uint64_t atoms[TRAIT_MOST][TRAIT_ATOMS][WORDS];
	double least; /* a rule must find, of the imagined pairs */
	double left[IMAGINED];
	/* Of the sample: atoms, and what may stand for them, by trait, atom and
	 * entry. */
	struct buf columns;
	size_t slots; /* in use, a power of two */
	uint64_t key[SLOTS];
	uint32_t count[SLOTS];
};

static void
imagine_trait(struct choosing *ch, size_t k, size_t i, uint32_t a, uint32_t b,
    bool has_moved, uint64_t *state)
{
	const struct trait *t = &ch->c->trait[k];
	const struct trait_value *x = trait_value(t, trait_of(t, a));
	const struct trait_value *y = trait_value(t, trait_of(t, b));
	const bool gone = has_moved && trait_kind_is_place(t->kind);
	const bool whole = draw_chance(state, ch->agree[k]) && !gone;

	for (size_t j = 0; j < TRAIT_ATOMS; j++) {
		const bool part = draw_chance(state, ch->partly[k]) && !gone;

		if (x->atom[j] != 0 && y->atom[j] != 0 &&
		    (whole || (part && j != TRAIT_WHOLE)))
			ch->atoms[k][j][i / 64] |= (uint64_t)1 << i % 64;
	}
}

/* From what has been learnt, or by guess. */
static void
set_chances(struct choosing *ch)
{
	for (size_t k = 0; k < ch->c->ntraits; k++) {
		const double *same = ch->v->same[k];
		double some = 0;

		ch->agree[k] = agree;
		ch->partly[k] = agree_partly;
		if (ch->v->match <= 0)
			continue;
		for (unsigned i = 2; i < LEVEL_MOST; i++)
			some += same[i] * partly[i];
		ch->agree[k] = same[LEVEL_SAME];
		ch->partly[k] = some / (1 - same[LEVEL_SAME]);
	}
}

static void
imagine(struct choosing *ch)
{
	uint64_t state = 1;

	for (size_t i = 0; i < IMAGINED; i++) {
		uint32_t a = draw_below(&state, ch->sample);
		uint32_t b = draw_below(&state, ch->sample);
		const bool has_moved = draw_chance(&state, moved);

		ch->left[i] = 1;
		for (size_t k = 0; k < ch->c->ntraits; k++)
			imagine_trait(ch, k, i, a, b, has_moved, &state);
	}
}

/* How often the key was met; it is counted. */
static uint32_t
met_before(struct choosing *ch, uint64_t key)
{
	size_t at = key & (ch->slots - 1);

	while (ch->count[at] != 0 && ch->key[at] != key)
		at = (at + 1) & (ch->slots - 1);
	ch->key[at] = key;
	return ch->count[at]++;
}

/* A column of the sample; TRAIT_ATOMS: what may stand for the word. */
static uint32_t *
column_of(const struct choosing *ch, size_t trait, size_t atom)
{
	return (uint32_t *)(void *)ch->columns.p +
	       (trait * (TRAIT_ATOMS + 1) + atom) * ch->sample;
}

/* Values lie far apart, and every rule needs the same ones. */
static int
fill_columns(struct choosing *ch, struct err *e)
{
	const size_t n = ch->c->ntraits * (TRAIT_ATOMS + 1) * ch->sample;

	if (buf_reserve(&ch->columns, n * sizeof(uint32_t), e) != 0)
		return -1;
	for (size_t k = 0; k < ch->c->ntraits; k++) {
		const struct trait *t = &ch->c->trait[k];

		for (uint32_t i = 0; i < ch->sample; i++) {
			const struct trait_value *v =
			    trait_value(t, trait_of(t, i));

			for (size_t j = 0; j < TRAIT_ATOMS; j++)
				column_of(ch, k, j)[i] = v->atom[j];
			column_of(ch, k, TRAIT_ATOMS)[i] = v->other;
		}
	}
	return 0;
}

/* Pairs of all entries that would be candidates by the rule; of one beyond the
 * budget only that it is. */
static double
cost_of(struct choosing *ch, const struct evidence_rule *r)
{
	const uint32_t *column[EVIDENCE_ATOMS] = { NULL }, *other = NULL;
	struct block_key form;
	uint64_t pairs = 0;

	block_key_open(&form, ch->c, r);
	for (unsigned k = 0; k < r->n; k++)
		column[k] = column_of(ch, r->trait[k], r->atom[k]);
	if (form.at < r->n)
		other = column_of(ch, form.other,
		    form.is_name[form.at] ? r->atom[form.at] : TRAIT_ATOMS);
	memset(ch->count, 0, ch->slots * sizeof *ch->count);
	for (uint32_t i = 0;
	     i < ch->sample && (double)pairs * ch->scale <= ch->budget; i++) {
		uint32_t atom[EVIDENCE_ATOMS] = { 0 };
		uint64_t key[BLOCK_KEY_MOST];
		unsigned n;

		for (unsigned k = 0; k < r->n; k++)
			atom[k] = column[k][i];
		n = block_key_from(
		    &form, atom, other == NULL ? 0 : other[i], key);
		for (unsigned k = 0; k < n; k++)
			pairs += met_before(ch, key[k]);
	}
	return (double)pairs * ch->scale;
}

static int
add_candidate(struct choosing *ch, const struct evidence_rule *r, struct err *e)
{
	struct candidate new = { *r, { 0 }, false };

	for (size_t w = 0; w < WORDS; w++) {
		new.finds[w] = ~(uint64_t)0;
		for (unsigned i = 0; i < r->n; i++)
			new.finds[w] &= ch->atoms[r->trait[i]][r->atom[i]][w];
	}
	return buf_add(
	    &ch->candidates, str_make((const char *)&new, sizeof new), e);
}

/* Too little to be worth a part of a key. */
static bool
is_label(const struct trait *t)
{
	return t->same > 0.08;
}

/* Does k follow from a trait of r, or one of these from k? */
static bool
is_tied(const struct choosing *ch, const struct evidence_rule *r, size_t k)
{
	for (unsigned i = 0; i < r->n; i++) {
		if ((ch->v->hides[k] >> r->trait[i] & 1) != 0 ||
		    (ch->v->hides[r->trait[i]] >> k & 1) != 0)
			return true;
	}
	return false;
}

/* Count r; if it is within the budget it is a candidate, else it is tried with
 * each atom of the traits behind its last one. */
static int
widen(struct choosing *ch, struct evidence_rule *r, struct err *e)
{
	const size_t from = r->n == 0 ? 0 : r->trait[r->n - 1] + 1U;

	if (r->n > 0) {
		r->pairs = cost_of(ch, r);
		if (r->pairs <= ch->budget)
			return add_candidate(ch, r, e);
	}
	if (r->n == EVIDENCE_ATOMS ||
	    ch->candidates.n / sizeof(struct candidate) >= CANDIDATES)
		return 0;
	for (size_t k = from; k < ch->c->ntraits; k++) {
		struct evidence_rule wider = *r;

		if (is_label(&ch->c->trait[k]) || is_tied(ch, r, k))
			continue;
		wider.n++;
		wider.trait[r->n] = (uint8_t)k;
		for (unsigned j = 0; j < TRAIT_ATOMS; j++) {
			wider.atom[r->n] = (uint8_t)j;
			if (widen(ch, &wider, e) != 0)
				return -1;
		}
	}
	return 0;
}

static double
found(const struct choosing *ch, const struct candidate *one)
{
	double sum = 0;

	for (size_t i = 0; i < IMAGINED; i++) {
		if ((one->finds[i / 64] >> i % 64 & 1) != 0)
			sum += ch->left[i];
	}
	return sum;
}

static struct candidate *
best(const struct choosing *ch)
{
	struct candidate *one = (struct candidate *)(void *)ch->candidates.p;
	const size_t n = ch->candidates.n / sizeof *one;
	struct candidate *result = NULL;
	double most = 0;

	for (size_t i = 0; i < n; i++) {
		double worth;

		if (one[i].used || one[i].rule.pairs > ch->rest)
			continue;
		worth = found(ch, &one[i]) /
			pow(one[i].rule.pairs / ch->c->n + 0.2, cost_power);
		if (worth > most) {
			most = worth;
			result = &one[i];
		}
	}
	return result;
}

static void
take(struct choosing *ch, struct evidence *v)
{
	struct candidate *one;

	v->nrules = 0;
	while (v->nrules < EVIDENCE_RULES && (one = best(ch)) != NULL) {
		if (found(ch, one) < ch->least)
			return;
		one->used = true;
		ch->rest -= one->rule.pairs;
		v->rule[v->nrules++] = one->rule;
		for (size_t i = 0; i < IMAGINED; i++) {
			if ((one->finds[i / 64] >> i % 64 & 1) != 0)
				ch->left[i] *= again;
		}
	}
}

/* Pairs for each entry: many of few entries, few of many. */
static double
budget_for(double n)
{
	const double pairs = 60 - 10 * log10(n / 10000);

	return pairs < 12 ? 12 : pairs > 60 ? 60 : pairs;
}

int
evidence_rules_choose(const struct corpus *c, struct evidence *v, struct err *e)
{
	struct buf room = { 0 };
	struct evidence_rule none = { .n = 0 };
	struct choosing *ch;
	double share;
	int result;

	v->nrules = 0;
	if (c->n < 2)
		return 0;
	if (buf_reserve(&room, sizeof *ch, e) != 0)
		return -1;
	ch = (struct choosing *)(void *)room.p;
	memset(ch, 0, sizeof *ch);
	ch->c = c;
	ch->v = v;
	ch->sample = c->n < SAMPLE ? c->n : SAMPLE;
	for (ch->slots = 64; ch->slots < (size_t)ch->sample * 4;)
		ch->slots *= 2;
	share = (double)c->n / ch->sample;
	ch->scale = share * share;
	ch->rest = budget_for(c->n) * c->n;
	ch->budget = ch->rest / 4;
	ch->least = IMAGINED * (c->n < FEW       ? least_few
				   : c->n < MANY ? least
						 : least_many);
	set_chances(ch);
	imagine(ch);
	result = fill_columns(ch, e);
	if (result == 0)
		result = widen(ch, &none, e);
	if (result == 0)
		take(ch, v);
	buf_free(&ch->candidates);
	buf_free(&ch->columns);
	buf_free(&room);
	return result;
}
