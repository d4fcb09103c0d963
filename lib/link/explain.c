#include "link/explain.h"

#include <math.h>

#include "link/block_key.h"

static void
explain_trait(struct explain_line *line, const struct link *l, size_t k,
    uint32_t a, uint32_t b, uint64_t levels)
{
	const struct trait *t = &l->corpus.trait[k];
	const struct evidence *v = &l->evidence;

	line->name = t->name;
	line->a = corpus_text(&l->corpus, k, a);
	line->b = corpus_text(&l->corpus, k, b);
	line->level = compare_level(levels, k);
	line->means = level_name(t->kind, line->level);
	line->hidden =
	    line->level == LEVEL_NONE && line->a.n > 0 && line->b.n > 0;
	line->same = v->same[k][line->level];
	line->any = v->any[k][line->level];
}

static uint32_t
number_at(const struct buf *numbers, uint64_t record)
{
	const uint32_t *p = (const uint32_t *)(const void *)numbers->p;

	return record < numbers->n / sizeof *p ? p[record] : 0;
}

/* What is certain of two records. */
static enum explain_said
said_of(const struct bonds *b, uint64_t x, uint64_t y)
{
	const struct bonds_pair *pair =
	    (const struct bonds_pair *)(const void *)b->pairs.p;
	const uint32_t one = number_at(&b->label, x);
	const uint32_t other = number_at(&b->label, y);
	const uint32_t source = number_at(&b->source, x);

	for (size_t i = 0; i < b->pairs.n / sizeof *pair; i++) {
		if ((pair[i].a == x && pair[i].b == y) ||
		    (pair[i].a == y && pair[i].b == x))
			return pair[i].same ? EXPLAIN_SAME : EXPLAIN_DIFFERENT;
	}
	if (one != 0 && other != 0)
		return one == other ? EXPLAIN_PERSON : EXPLAIN_KNOWN;
	return source != 0 && source == number_at(&b->source, y)
		   ? EXPLAIN_SOURCE
		   : EXPLAIN_NOTHING;
}

/* Rules of which both have a key, though they are no candidates by it. */
static unsigned
shared_by_many(const struct link *l, unsigned rules, uint32_t x, uint32_t y)
{
	const struct evidence *v = &l->evidence;
	unsigned many = 0;

	for (size_t i = 0; i < v->nrules; i++) {
		uint64_t key[BLOCK_KEY_MOST];
		struct block_key form;

		block_key_open(&form, &l->corpus, &v->rule[i]);
		if ((rules >> i & 1) == 0 &&
		    block_key_shared(&form, &l->corpus, x, y, key) > 0)
			many |= 1U << i;
	}
	return many;
}

/* The mean weight of the pairs of two people, or of many of these. */
static double
mean_between(const struct link *l, uint32_t x, uint32_t y)
{
	enum { MEMBERS = 64, CLIP = 14 };
	size_t n, m;
	const uint32_t *one =
	    standing_members(&l->standing, cluster_of(&l->cluster, x), &n);
	const uint32_t *other =
	    standing_members(&l->standing, cluster_of(&l->cluster, y), &m);
	double sum = 0;

	n = n < MEMBERS ? n : MEMBERS;
	m = m < MEMBERS ? m : MEMBERS;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < m; k++)
			sum +=
			    fmax(-CLIP, fmin(CLIP, weight_pair(&l->weight, NULL,
						       one[i], other[k])));
	}
	return sum / (double)(n * m);
}

void
explain_pair(struct explain *x, const struct link *l, uint64_t a, uint64_t b)
{
	const struct corpus *c = &l->corpus;
	const struct evidence *v = &l->evidence;
	const uint32_t one = corpus_entry(c, a), other = corpus_entry(c, b);
	const uint64_t levels = compare_entries(c, v, NULL, one, other);
	struct weight_parts parts;
	double total = l->weight.prior;

	memset(x, 0, sizeof *x);
	x->weight = weight_of(&l->weight, levels, one, other, &parts);
	x->n = v->n;
	x->prior = total;
	for (size_t i = 0; i < v->n; i++) {
		struct explain_line *line = &x->line[i];
		const size_t k = v->order[i];

		explain_trait(line, l, k, one, other, levels);
		line->weight = parts.match[k];
		line->rare = parts.rare[k];
		total += line->weight + line->rare;
		line->total = total;
	}
	x->household = parts.household;
	x->mixed = x->weight <= WEIGHT_NEVER;
	x->probability = x->weight > 60 ? 1 : exp2(x->weight);
	if (x->weight <= 60)
		x->probability /= 1 + x->probability;
	x->identical = one == other;
	x->joined =
	    cluster_of(&l->cluster, one) == cluster_of(&l->cluster, other);
	x->rules = blocks_rules(&l->blocks, one, other);
	x->many = shared_by_many(l, x->rules, one, other);
	x->said = said_of(&l->bonds, a, b);
	if (!x->joined)
		x->mean = mean_between(l, one, other);
}

int
explain_rule(
    struct buf *out, const struct evidence *v, size_t rule, struct err *e)
{
	const struct evidence_rule *r = &v->rule[rule];

	for (unsigned i = 0; i < r->n; i++) {
		if ((i > 0 && buf_add(out, str_of(", "), e) != 0) ||
		    buf_add(out, v->name[r->trait[i]], e) != 0 ||
		    buf_add(out,
			str_of(
			    trait_value_atom(v->kind[r->trait[i]], r->atom[i])),
			e) != 0)
			return -1;
	}
	return 0;
}
