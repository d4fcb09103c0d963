#include "link/explain.h"

#include <math.h>

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
