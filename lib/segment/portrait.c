/* Counts of values by segment, in a map from the value to its counts. */
#include "segment/portrait.h"

#include <stdlib.h>

#include "base/hash.h"
#include "expr/decimal.h"
#include "match/keymap.h"
#include "segment/labels.h"
#include "segment/portrait_trait.h"

/* What can describe a record: the columns that rules add, but for dates and what
 * is told behind another rule. */
static bool
is_trait(const struct portrait *p, const struct rule *rule)
{
	return rule != p->rule && rule->kind != RULE_LET &&
	       rule->kind != RULE_BEHIND && rule->kind != RULE_CODE &&
	       rule->fact.type != NODE_AS_DATE;
}

static bool
is_mean(const struct rule *rule)
{
	return rule->fact.type == NODE_AS_NUMBER && rule->kind != RULE_TIER;
}

static int
find_target(struct portrait *p, const struct rules *r, struct err *e)
{
	p->rule = rules_find(r, str_of(p->target));
	if (p->rule != NULL && p->rule->fact.condition) {
		p->groups = 1;
		return 0;
	}
	if (p->rule == NULL || !rule_has_segments(p->rule)) {
		(void)err_set(e, ERR_USAGE, 0,
		    "--profile: no set, tags, tier or let with a condition has "
		    "this name");
		return err_hint(e, "let NAME = CONDITION, or set NAME");
	}
	for (const struct rule_segment *g = p->rule->segments; g != NULL;
	     g = g->next)
		p->groups++;
	return 0;
}

static int
make_room(struct portrait *p, const struct rules *r, struct err *e)
{
	p->trait =
	    arena_array(&p->memory, r->ncolumns + 1, sizeof *p->trait, e);
	p->records =
	    arena_array(&p->memory, p->groups + 1, sizeof *p->records, e);
	p->in = arena_array(&p->memory, p->groups + 1, sizeof *p->in, e);
	p->values = arena_array(&p->memory, 1, sizeof *p->values, e);
	if (p->trait == NULL || p->records == NULL || p->in == NULL ||
	    p->values == NULL)
		return -1;
	keymap_open(p->values, hash_seed(), p->limit);
	return 0;
}

static int
add_trait(struct portrait *p, const struct rule *rule, struct err *e)
{
	struct portrait_trait *t = &p->trait[p->ntraits++];

	t->rule = rule;
	t->is_mean = is_mean(rule);
	t->sum = arena_array(&p->memory, p->groups + 1, sizeof *t->sum, e);
	t->known = arena_array(&p->memory, p->groups + 1, sizeof *t->known, e);
	return t->sum == NULL || t->known == NULL ? -1 : 0;
}

int
portrait_open(struct portrait *p, const struct rules *r, struct err *e)
{
	if (find_target(p, r, e) != 0 || make_room(p, r, e) != 0)
		return -1;
	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		if (is_trait(p, rule) && add_trait(p, rule, e) != 0)
			return -1;
	}
	if (p->ntraits > 0)
		return 0;
	(void)err_set(
	    e, ERR_USAGE, 0, "no other rule gives a column to describe it by");
	return err_hint(e, "column NAME = VALUE");
}

/* Does a set or tags give the record that label? */
static bool
has_segment(const struct rule *rule, const struct rule_segment *g)
{
	if (rule->kind == RULE_SET)
		return rule->won != NULL && rule->won->segment == g;
	for (const struct rule_clause *k = rule->clauses; k != NULL;
	     k = k->next) {
		if (k->segment == g && k->is == EVAL_TRUE)
			return true;
	}
	return false;
}

/* Which groups the record belongs to.  False: it is not known of a condition. */
static bool
place(struct portrait *p)
{
	const struct rule *rule = p->rule;
	const struct fact *f = &rule->fact;
	const struct rule_segment *g = rule->segments;

	p->in[p->groups] = true;
	if (f->condition) {
		p->in[0] = f->known && f->holds;
		return f->known;
	}
	for (size_t i = 0; g != NULL; g = g->next, i++)
		p->in[i] =
		    rule->kind == RULE_TIER
			? f->known && f->number.unscaled == (int64_t)i + 1
			: has_segment(rule, g);
	return true;
}

/* The value of trait t counts in the groups of the record. */
static int
count(struct portrait *p, size_t t, struct str value, struct err *e)
{
	size_t n = p->groups + 1;
	size_t at = p->counts.n / sizeof(uint64_t);
	struct str bytes = str_make((const char *)&at, sizeof at);
	enum keymap_result result;
	uint64_t hash, found;
	uint64_t *counts;

	buf_clear(&p->key);
	if (buf_add(&p->key, str_make((const char *)&t, sizeof t), e) != 0 ||
	    buf_add(&p->key, value, e) != 0)
		return -1;
	hash = keymap_hash(p->values, buf_str(&p->key));
	found = keymap_find(p->values, buf_str(&p->key), hash);
	if (found == 0) {
		if (keymap_add(p->values, buf_str(&p->key), hash, bytes,
			&result, e) != 0 ||
		    buf_reserve(&p->counts, n * sizeof *counts, e) != 0)
			return -1;
		if (result == KEYMAP_FULL || p->counts.n > p->limit)
			return err_set(e, ERR_USAGE, 0,
			    "a column has more values than memory holds: -S "
			    "SIZE, or a set that makes groups of them");
		memset(p->counts.p + p->counts.n, 0, n * sizeof *counts);
		p->counts.n += n * sizeof *counts;
	} else {
		memcpy(&at, keymap_value(p->values, found).p, sizeof at);
	}
	counts = (uint64_t *)(void *)p->counts.p + at;
	for (size_t i = 0; i < n; i++)
		counts[i] += p->in[i];
	return 0;
}

static void
add_number(const struct portrait *p, struct portrait_trait *t)
{
	if (!t->rule->fact.known)
		return;
	for (size_t i = 0; i <= p->groups; i++) {
		if (!p->in[i])
			continue;
		t->known[i]++;
		t->inexact |=
		    !decimal_add(t->sum[i], t->rule->fact.number, &t->sum[i]);
	}
}

/* Each label that the rule gives, or its text. */
static int
add_texts(struct portrait *p, size_t t, struct err *e)
{
	const struct rule *rule = p->trait[t].rule;
	char digits[NUM_TEXT];

	if (rule->kind != RULE_TAGS)
		return rule->fact.known
			   ? count(p, t, labels_text(&rule->fact, digits), e)
			   : 0;
	for (const struct rule_segment *g = rule->segments; g != NULL;
	     g = g->next) {
		if (has_segment(rule, g) && count(p, t, g->label, e) != 0)
			return -1;
	}
	return 0;
}

int
portrait_add(struct portrait *p, struct err *e)
{
	if (!place(p))
		return 0;
	for (size_t i = 0; i <= p->groups; i++)
		p->records[i] += p->in[i];
	for (size_t t = 0; t < p->ntraits; t++) {
		if (p->trait[t].is_mean)
			add_number(p, &p->trait[t]);
		else if (add_texts(p, t, e) != 0)
			return -1;
	}
	return 0;
}

void
portrait_close(struct portrait *p)
{
	if (p->values != NULL)
		keymap_close(p->values);
	buf_free(&p->counts);
	buf_free(&p->key);
	arena_free(&p->memory);
}
