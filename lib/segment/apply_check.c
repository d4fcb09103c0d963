/* Rules held against columns. */
#include "segment/apply.h"
#include "segment/clv.h"
#include "segment/logit.h"
#include "segment/tier.h"

/* How many times all records must be seen before n can be worth anything. */
static unsigned
level_of(const struct node *n)
{
	unsigned level = n->fact == NULL ? 0 : n->fact->level;

	for (const struct node *of = n->first; of != NULL; of = of->next) {
		unsigned deeper = level_of(of);

		level = deeper > level ? deeper : level;
	}
	return level;
}

static void
raise(unsigned *level, unsigned to)
{
	*level = to > *level ? to : *level;
}

/* Themes and patterns are of a text; what stands behind them is known with
 * them. */
static int
check_text(struct rules *r, struct rule *rule, struct check *c, struct err *e)
{
	if (check_either(c, rule->source, rule->value, e) != 0)
		return -1;
	if (rule->value->type == NODE_AS_NUMBER ||
	    rule->value->type == NODE_AS_DATE)
		return source_fail(
		    rule->source, rule->value->at, e, "a text is needed here");
	rule->level = rule->fact.level = level_of(rule->value);
	raise(&r->levels, rule->level);
	for (struct rule *k = rule->next; k != NULL && k->kind == RULE_BEHIND;
	     k = k->next)
		k->level = k->fact.level = rule->level;
	return 0;
}

/* A let or a column is worth what its expression is. */
static int
check_value_rule(
    struct rules *r, struct rule *rule, struct check *c, struct err *e)
{
	struct fact *f = &rule->fact;

	if (rule->kind == RULE_LET && rule != r->where &&
	    header_find(c->header, rule->name, 0) != HEADER_NONE) {
		(void)source_fail(rule->source, rule->at, e,
		    "there is a column of this name");
		return err_hint(e, "let another name stand for the value");
	}
	if (check_either(c, rule->source, rule->value, e) != 0)
		return -1;
	rule->level = level_of(rule->value);
	f->type = f->condition ? NODE_OPEN : rule->value->type;
	f->level = rule->level;
	raise(&r->levels, f->level);
	return 0;
}

static int
check_clauses(
    struct rules *r, struct rule *rule, struct check *c, struct err *e)
{
	for (struct rule_clause *k = rule->clauses; k != NULL; k = k->next) {
		if (k->when == NULL)
			continue;
		if (check_condition(c, rule->source, k->when, e) != 0)
			return -1;
		raise(&rule->level, level_of(k->when));
	}
	rule->fact.level = rule->level;
	raise(&r->levels, rule->level);
	return 0;
}

static int
check_tier(struct rules *r, struct rule *rule, struct check *c, struct err *e)
{
	const struct tier *t = rule->tier;

	if (check_either(c, rule->source, rule->value, e) != 0)
		return -1;
	if (rule->value->type == NODE_AS_TEXT ||
	    rule->value->type == NODE_AS_DATE) {
		(void)source_fail(rule->source, rule->value->at, e,
		    "a number is needed here");
		return err_hint(e, "days since COLUMN is a number");
	}
	rule->level = level_of(rule->value);
	if (r->where != NULL)
		raise(&rule->level, r->where->level);
	for (size_t i = 0; i < TIER_INSIDE && t->inside[i] != NULL; i++)
		raise(&rule->level, t->inside[i]->level);
	rule->fact.type = t->label[0].p == NULL ? NODE_AS_NUMBER : NODE_AS_TEXT;
	rule->fact.level =
	    rule->level + !(t->settled || t->method == TIER_FIXED);
	raise(&r->levels, rule->fact.level);
	return 0;
}

/* Events have been seen at level 1, a model of all is known behind it. */
static void
check_clv(struct rules *r, struct rule *rule, const struct check *c)
{
	r->clv->today = c->today;
	rule->level = 1;
	rule->fact.level = r->clv->settled ? 1 : 2;
	raise(&r->levels, rule->fact.level);
}

/* Every term is a column or a rule. */
static int
check_logit(struct rule *rule, struct check *c, struct err *e)
{
	for (struct logit_term *t = rule->logit->terms; t != NULL;
	     t = t->next) {
		if (t->value == NULL)
			continue;
		t->value->at = rule->at;
		if (check_either(c, rule->source, t->value, e) != 0)
			return -1;
		raise(&rule->level, level_of(t->value));
	}
	/* The reason stands behind it. */
	rule->fact.level = rule->next->level = rule->level;
	rule->next->fact.level = rule->level;
	return 0;
}

static void
check_code(struct rule *rule)
{
	for (size_t i = 0; i < RULE_PARTS; i++)
		raise(&rule->level, rule->parts[i]->fact.level);
	rule->fact.level = rule->level;
}

int
apply_check(struct rules *r, struct check *c, struct err *e)
{
	int result = 0;

	c->names = &r->names;
	r->today = c->today;
	for (struct rule *rule = r->first; rule != NULL && result == 0;
	     rule = rule->next) {
		switch (rule->kind) {
		case RULE_LET:
		case RULE_COLUMN:
			result = check_value_rule(r, rule, c, e);
			break;
		case RULE_TIER:
			result = check_tier(r, rule, c, e);
			break;
		case RULE_CODE:
			check_code(rule);
			break;
		case RULE_CLV:
			check_clv(r, rule, c);
			break;
		case RULE_LOGIT:
			result = check_logit(rule, c, e);
			raise(&r->levels, rule->level);
			break;
		case RULE_THEMES:
		case RULE_EXTRACT:
			result = check_text(r, rule, c, e);
			break;
		case RULE_BEHIND:
			break;
		default:
			result = check_clauses(r, rule, c, e);
			break;
		}
	}
	return result;
}
