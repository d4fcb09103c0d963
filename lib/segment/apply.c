/* Rules applied to one record after the other. */
#include "segment/apply.h"

#include <math.h>
#include <stdio.h>

#include "expr/decimal.h"
#include "expr/eval_value.h"
#include "segment/clv.h"
#include "segment/logit.h"
#include "segment/themes.h"
#include "segment/tier.h"

/* The fact of a let or column.  False: a limit was reached. */
static bool
apply_let(struct rule *rule, struct eval *v)
{
	struct fact *f = &rule->fact;
	enum eval_truth t;

	if (f->condition) {
		t = eval_condition(v, rule->value);
		f->known = t == EVAL_TRUE || t == EVAL_FALSE;
		f->holds = t == EVAL_TRUE;
		return t != EVAL_LIMIT;
	}
	if (f->type == NODE_AS_NUMBER)
		f->known = eval_value_number(v, rule->value, &f->number);
	else if (f->type == NODE_AS_DATE)
		f->known = eval_value_day(v, rule->value, &f->day);
	else
		f->known = eval_value_text(v, rule->value, &f->text);
	return true;
}

/* The first clause that is true; those behind it are asked for an audit only,
 * which takes a limit of theirs for unknown, and else are left as they are. */
static bool
apply_set(struct rule *set, struct eval *v, bool all)
{
	struct rule_clause *won = NULL;

	for (struct rule_clause *k = set->clauses;
	     k != NULL && (won == NULL || all); k = k->next) {
		if (won != NULL && k->when == NULL)
			k->is = EVAL_FALSE;
		else
			k->is = k->when == NULL ? EVAL_TRUE
						: eval_condition(v, k->when);
		if (k->is == EVAL_LIMIT && won == NULL)
			return false;
		if (k->is == EVAL_TRUE && won == NULL)
			won = k;
	}
	set->won = won;
	fact_set_text(
	    &set->fact, won == NULL ? str_make(NULL, 0) : won->segment->label);
	return true;
}

static bool
has_label(const struct rule *rule, const struct rule_clause *end)
{
	for (const struct rule_clause *k = rule->clauses; k != end;
	     k = k->next) {
		if (k->is == EVAL_TRUE && k->segment == end->segment)
			return true;
	}
	return false;
}

/* All that are true, each label once; else, where there is none. */
static int
apply_tags(struct rule *rule, struct eval *v, struct err *e)
{
	buf_clear(&rule->text);
	for (struct rule_clause *k = rule->clauses; k != NULL; k = k->next) {
		k->is = k->when != NULL     ? eval_condition(v, k->when)
			: rule->text.n == 0 ? EVAL_TRUE
					    : EVAL_FALSE;
		if (k->is == EVAL_LIMIT)
			return 0;
		if (k->is != EVAL_TRUE || has_label(rule, k))
			continue;
		if ((rule->text.n > 0 &&
			buf_add_byte(&rule->text, '|', e) != 0) ||
		    buf_add(&rule->text, k->segment->label, e) != 0)
			return -1;
	}
	fact_set_text(&rule->fact, buf_str(&rule->text));
	return 1;
}

/* The points of all that are true. */
static bool
apply_score(struct rule *rule, struct eval *v)
{
	struct num sum = { 0, 0 };
	bool exact = true;

	for (struct rule_clause *k = rule->clauses; k != NULL; k = k->next) {
		k->is = eval_condition(v, k->when);
		if (k->is == EVAL_LIMIT)
			return false;
		if (k->is == EVAL_TRUE)
			exact = exact && decimal_add(sum, k->points, &sum);
	}
	rule->fact.known = exact;
	rule->fact.number = sum;
	return true;
}

bool
apply_value(const struct rule *rule, struct eval *v, struct num *value)
{
	return eval_value_number(v, rule->value, value);
}

static void
apply_tier(const struct rules *r, struct rule *rule, struct eval *v)
{
	struct fact *f = &rule->fact;
	struct num value;
	unsigned tier = 0;

	if (apply_value(rule, v, &value))
		tier = tier_of(rule->tier, value, r->key);
	f->known = tier > 0;
	f->number = (struct num){ tier, 0 };
	if (tier > 0)
		f->text = rule->tier->label[tier - 1];
}

/* 543, or 10-4-3 where a part may have two digits. */
static int
apply_code(struct rule *rule, struct err *e)
{
	char digits[NUM_TEXT];

	buf_clear(&rule->text);
	rule->fact.known = false;
	for (size_t i = 0; i < RULE_PARTS; i++) {
		const struct rule *part = rule->parts[i];

		if (!part->fact.known)
			return 0;
		if ((i > 0 && part->tier->k > 9 &&
			buf_add_byte(&rule->text, '-', e) != 0) ||
		    buf_add(&rule->text,
			str_make(digits, num_write(part->fact.number, digits)),
			e) != 0)
			return -1;
	}
	fact_set_text(&rule->fact, buf_str(&rule->text));
	return 0;
}

/* No more places than a fit can tell. */
static void
set_forecast(struct rule *rule, double value, int places)
{
	char text[400];
	int n = snprintf(text, sizeof text, "%.*f", places, value);

	rule->fact.known =
	    isfinite(value) &&
	    num_read(str_make(text, (size_t)n), &rule->fact.number);
	rule->fact.number = decimal_trim(rule->fact.number);
}

/* The first of the four rules tells all. */
static void
apply_clv(const struct rules *r, struct rule *rule)
{
	struct clv_forecast f = { NAN, NAN, NAN, NAN };
	const double *value[] = { &f.alive, &f.orders, &f.value, &f.worth };

	(void)clv_tell(r->clv, &f);
	for (size_t i = 0; i < sizeof value / sizeof *value;
	     i++, rule = rule->next)
		set_forecast(rule, *value[i], i < 2 ? 6 : 4);
}

/* The probability, and what says most in it. */
static int
apply_logit(struct rule *rule, struct eval *v, struct err *e)
{
	struct rule *why = rule->next;
	double p = NAN;
	bool known = logit_tell(rule->logit, v, &p);

	set_forecast(rule, p, rule->logit->index ? 1 : 6);
	buf_clear(&why->text);
	if (known && logit_explain(rule->logit, &why->text, e) != 0)
		return -1;
	fact_set_text(&why->fact, buf_str(&why->text));
	return 1;
}

/* 1; 0: a pattern reached its limit; -1. */
static int
apply_themes(struct rule *rule, struct eval *v, struct err *e)
{
	struct themes *t = rule->themes;
	struct fact *sentiment = &rule->next->fact;
	struct fact *spans = &rule->next->next->fact;
	struct str text;
	int got;

	rule->fact.known = sentiment->known = spans->known = false;
	if (!eval_value_text(v, rule->value, &text))
		return 1;
	got = themes_find(t, text, e);
	if (got == 0)
		eval_limit(v, rule->value);
	if (got != 1)
		return got;
	fact_set_text(&rule->fact, buf_str(&t->tags));
	fact_set_text(sentiment, str_of(t->sentiment));
	fact_set_text(spans, buf_str(&t->spans));
	return 1;
}

/* A rule for each named group, this one first.  False: a limit was reached. */
static bool
apply_extract(struct rule *rule, struct eval *v)
{
	struct pattern *p = rule->pattern;
	size_t n = pattern_groups(p);
	bool found = false;
	struct str text;

	if (eval_value_text(v, rule->value, &text)) {
		enum pattern_result got = text.n > EVAL_PATTERN_BYTES
					      ? PATTERN_LIMIT
					      : pattern_find(p, text, NULL);

		if (got == PATTERN_LIMIT) {
			eval_limit(v, rule->value);
			return false;
		}
		found = got == PATTERN_YES;
	}
	for (size_t i = 0; i < n; i++, rule = rule->next)
		fact_set_text(&rule->fact,
		    found ? pattern_group(p, i, text) : str_make(NULL, 0));
	return true;
}

static int
apply(const struct rules *r, struct rule *rule, struct eval *v, struct err *e)
{
	switch (rule->kind) {
	case RULE_LET:
	case RULE_COLUMN:
		return apply_let(rule, v);
	case RULE_SET:
		return apply_set(rule, v, r->audit);
	case RULE_TAGS:
		return apply_tags(rule, v, e);
	case RULE_SCORE:
		return apply_score(rule, v);
	case RULE_TIER:
		apply_tier(r, rule, v);
		return 1;
	case RULE_LOGIT:
		return apply_logit(rule, v, e);
	case RULE_THEMES:
		return apply_themes(rule, v, e);
	case RULE_EXTRACT:
		return apply_extract(rule, v);
	case RULE_BEHIND:
		return 1;
	case RULE_CLV:
		if (rule == rules_find(r, str_of("p_alive")))
			apply_clv(r, rule);
		return 1;
	default:
		return apply_code(rule, e) == 0 ? 1 : -1;
	}
}

int
apply_rules(struct rules *r, struct eval *v, unsigned level, struct err *e)
{
	for (struct rule *rule = r->first; rule != NULL; rule = rule->next) {
		int got = rule->fact.level <= level ? apply(r, rule, v, e) : 1;

		if (v->failed) {
			*e = v->err;
			return -1;
		}
		if (got != 1)
			return got;
		if (rule == r->where && rule->fact.level <= level &&
		    !(rule->fact.known && rule->fact.holds))
			return APPLY_LEFT_OUT;
	}
	return 1;
}

static void
count_clauses(struct rule *rule, bool all)
{
	bool set = rule->kind == RULE_SET;
	bool labelled = false;

	for (struct rule_clause *k = rule->clauses;
	     k != NULL && !(set && labelled && !all); k = k->next) {
		bool won = set ? k == rule->won : k->is == EVAL_TRUE;

		k->tested += !(set && labelled && k->when == NULL);
		k->held += k->is == EVAL_TRUE;
		k->unknown += k->is == EVAL_UNKNOWN || k->is == EVAL_LIMIT;
		k->won += won;
		if (won && (set || !has_label(rule, k)))
			k->segment->records++;
		labelled |= won;
	}
	rule->unlabelled += !labelled;
}

static void
count_tier(struct rule *rule)
{
	size_t tier = (size_t)rule->fact.number.unscaled;
	struct rule_segment *s = rule->segments;

	if (!rule->fact.known) {
		rule->unlabelled++;
		return;
	}
	while (--tier > 0)
		s = s->next;
	s->records++;
}

void
apply_count(struct rules *r)
{
	for (struct rule *rule = r->first; rule != NULL; rule = rule->next) {
		if (rule->clauses != NULL)
			count_clauses(rule, r->audit);
		else if (rule->kind == RULE_TIER)
			count_tier(rule);
	}
}
