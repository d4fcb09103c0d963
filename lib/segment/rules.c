/* Rules files read: lines, sets and their clauses. */
#include "segment/rules.h"

#include "expr/parse.h"
#include "segment/clv.h"
#include "segment/define.h"
#include "segment/events.h"
#include "segment/lifecycle.h"
#include "segment/reading.h"
#include "segment/themes.h"
#include "segment/tier.h"

struct rule *
rules_find(const struct rules *r, struct str name)
{
	struct rule *rule = r->first;

	while (rule != NULL && !str_equal(rule->name, name))
		rule = rule->next;
	return rule;
}

static int
read_as_of(struct reading *in)
{
	size_t at = in->l.token.at;

	if (in->r->has_as_of ||
	    (in->r->last != NULL && in->r->last->source == in->source))
		return lex_fail(&in->l, in->e,
		    in->r->has_as_of ? "as_of stands here a second time"
				     : "as_of stands before the first set");
	if (reading_advance(in) != 0)
		return -1;
	if (in->l.token.first ||
	    (in->l.token.kind != LEX_DATE && in->l.token.kind != LEX_TEXT) ||
	    !date_read_iso(in->l.token.text, &in->r->as_of))
		return source_fail(in->source, at, in->e,
		    "as_of is followed by a date, as in as_of 2025-06-30");
	in->r->has_as_of = true;
	return reading_end_line(in);
}

/* set, tags, score NAME: clauses follow. */
static int
read_set(struct reading *in, enum rule_kind kind)
{
	struct rule *set;
	struct str name;

	if (reading_end_set(in) != 0 ||
	    reading_name(in,
		kind == RULE_SET ? "the name of the set" : "a name",
		&name) != 0)
		return -1;
	set = reading_add(in, kind, name);
	if (set == NULL)
		return -1;
	set->fact.type = kind == RULE_SCORE ? NODE_AS_NUMBER : NODE_AS_TEXT;
	in->set = set;
	in->clause_tail = &set->clauses;
	return reading_end_line(in);
}

static struct rule_segment *
give_segment(struct reading *in, struct str label)
{
	struct rule_segment **at = &in->set->segments;

	while (*at != NULL && !str_equal((*at)->label, label))
		at = &(*at)->next;
	if (*at == NULL) {
		*at = arena_array(&in->r->memory, 1, sizeof **at, in->e);
		if (*at != NULL)
			(*at)->label = label;
	}
	return *at;
}

/* A clause with this label, to be filled in. */
static struct rule_clause *
add_clause(struct reading *in, struct str label)
{
	struct rule_clause *c;

	if (++in->r->nclauses > RULES_MAX_CLAUSES) {
		(void)lex_fail(&in->l, in->e, "more than %d clauses",
		    (int)RULES_MAX_CLAUSES);
		return NULL;
	}
	c = arena_array(&in->r->memory, 1, sizeof *c, in->e);
	if (c == NULL)
		return NULL;
	c->segment = give_segment(in, label);
	if (c->segment == NULL)
		return NULL;
	c->number = ++in->set->nclauses;
	*in->clause_tail = c;
	in->clause_tail = &c->next;
	return c;
}

static int
read_else(struct reading *in)
{
	struct str label;

	if (in->set == NULL)
		return lex_fail(&in->l, in->e, "else stands outside a set");
	if (in->set->kind == RULE_SCORE)
		return lex_fail(&in->l, in->e, "a score has no else");
	if (reading_name(in, "the label behind else", &label) != 0 ||
	    add_clause(in, label) == NULL)
		return -1;
	in->set->has_else = true;
	return reading_end_line(in);
}

static int
read_tags(struct reading *in)
{
	return read_set(in, RULE_TAGS);
}

/* score NAME, with clauses of points, or score NAME = logit ... */
static int
read_score(struct reading *in)
{
	struct lex ahead = in->l;
	struct str name;

	if (lex_next_label(&ahead, in->e) == 0 &&
	    lex_next(&ahead, in->e) == 0 && !ahead.token.first &&
	    lex_is_mark(&ahead, "=")) {
		if (reading_end_set(in) != 0 ||
		    reading_name(in, "a name", &name) != 0 ||
		    reading_advance(in) != 0)
			return -1;
		return define_logit(in, name);
	}
	return read_set(in, RULE_SCORE);
}

static int
read_labels(struct reading *in)
{
	return read_set(in, RULE_SET);
}

static const struct {
	const char *word;
	int (*read)(struct reading *in);
} lines[] = {
	{ "as_of", read_as_of },
	{ "set", read_labels },
	{ "else", read_else },
	{ "tags", read_tags },
	{ "score", read_score },
	{ "let", define_let },
	{ "column", define_column },
	{ "tier", define_tier },
	{ "rfm", define_rfm },
	{ "events", define_events },
	{ "season", define_season },
	{ "lifecycle", lifecycle_read },
	{ "clv", define_clv },
	{ "themes", define_themes },
	{ "extract", define_extract },
};

/* The points of a clause of a score. */
static int
read_points(struct reading *in, struct rule_clause *c, struct str label)
{
	if (in->set->kind != RULE_SCORE || num_read(label, &c->points))
		return 0;
	return lex_fail(&in->l, in->e,
	    "the clauses of a score begin with points, such as 10 or -5");
}

/* A line that begins neither a rule nor a clause; hint, unless its first word
 * is nearly one that begins a rule. */
static int
hint_line(struct reading *in, struct str word, const char *hint)
{
	struct spelling near;

	spelling_begin(&near, word);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		spelling_offer(&near, str_of(lines[i].word));
	return near.best.p == NULL ? err_hint(in->e, "%s", hint)
				   : err_hint(in->e, "did you mean \"%.*s\"?",
					 (int)near.best.n, near.best.p);
}

static int
read_condition(struct reading *in, struct str label)
{
	struct rule_clause *c = add_clause(in, label);

	if (c == NULL || read_points(in, c, label) != 0 ||
	    reading_advance(in) != 0)
		return -1;
	if (!lex_is_mark(&in->l, ":")) {
		(void)reading_unexpected(in, "':' behind the label");
		return hint_line(in, label,
		    "a label of several words stands in double quotes");
	}
	if (reading_advance(in) != 0)
		return -1;
	c->at = in->l.token.at;
	if (parse_condition(
		&in->l, &in->r->memory, &in->r->names, &c->when, in->e) != 0)
		return -1;
	c->end = in->l.behind;
	return 0;
}

static int
read_clause(struct reading *in)
{
	static const char *const reserved[] = { "and", "or", "not" };
	struct str label = in->l.token.text;

	if (in->l.token.kind != LEX_LABEL && in->l.token.kind != LEX_TEXT)
		return reading_unexpected(in, "as_of, set, else or a label");
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
		if (!lex_is_word(&in->l, reserved[i]))
			continue;
		(void)lex_fail(
		    &in->l, in->e, "'%s' begins no line here", reserved[i]);
		return err_hint(in->e, "as a label it stands in double quotes");
	}
	if (label.n == 0)
		return lex_fail(&in->l, in->e, "the label is empty");
	if (in->set == NULL) {
		(void)lex_fail(&in->l, in->e, "a clause stands outside a set");
		return hint_line(in, label,
		    "a line before it: set NAME, the name of the column");
	}
	if (in->set->has_else)
		return lex_fail(
		    &in->l, in->e, "nothing follows else in its set");
	return read_condition(in, label);
}

static int
read_line(struct reading *in)
{
	if (!in->l.token.first) {
		(void)reading_unexpected(in, "and, or, or the end of the line");
		return parse_hint_end(&in->l, in->e);
	}
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		if (lex_is_word(&in->l, lines[i].word))
			return lines[i].read(in);
	}
	return read_clause(in);
}

int
rules_add(struct rules *r, struct source *source, struct err *e)
{
	struct reading in = { .r = r, .source = source, .e = e };

	r->read = source;
	reading_names(r);
	if (lex_open(&in.l, source, &r->memory, true, e) != 0)
		return -1;
	while (in.l.token.kind != LEX_END) {
		if (read_line(&in) != 0)
			return -1;
	}
	if (r->ncolumns == 0 && source == &r->source) {
		(void)lex_fail(&in.l, e, "there is no set");
		return err_hint(e, "set NAME, and below it Label : condition");
	}
	r->reading = NULL;
	return reading_end_set(&in);
}

int
rules_parse(struct rules *r, const char *name, struct str text, struct err *e)
{
	r->source.name = name;
	r->source.text = text;
	return rules_add(r, &r->source, e);
}

/* The one that stands behind the other; NULL stands before all. */
static struct rule *
later(struct rule *a, struct rule *b)
{
	const struct rule *r = a;

	while (r != NULL && r != b)
		r = r->next;
	return r == NULL ? a : b;
}

/* The last rule that n uses, or NULL. */
static struct rule *
last_used(const struct rules *r, const struct node *n)
{
	struct rule *last = r->first;

	while (last != NULL && n->fact != &last->fact)
		last = last->next;
	for (const struct node *of = n->first; of != NULL; of = of->next) {
		struct rule *other = last_used(r, of);

		if (other != NULL)
			last = last == NULL ? other : later(last, other);
	}
	return last;
}

/* Put the condition behind what it uses and before everything else. */
static int
place_condition(struct rules *r, struct rule *where, struct err *e)
{
	struct rule *last = last_used(r, where->value);
	struct rule **at = &r->first;

	for (; last != NULL; at = &(*at)->next) {
		if ((*at)->kind == RULE_TIER) {
			(void)source_fail(where->source, where->at, e,
			    "the condition uses what follows a tier");
			return err_hint(e, "a second cust-segment can choose "
					   "by its column");
		}
		if (*at == last)
			last = NULL;
	}
	where->next = *at;
	*at = where;
	if (where->next == NULL)
		r->last = where;
	r->where = where;
	return 0;
}

int
rules_keep(struct rules *r, struct source *source, struct err *e)
{
	struct rule *where = arena_array(&r->memory, 1, sizeof *where, e);

	if (where == NULL)
		return -1;
	reading_names(r);
	where->kind = RULE_LET;
	where->source = source;
	where->fact.condition = true;
	return parse_whole(source, &r->memory, &r->names, &where->value, e) != 0
		   ? -1
		   : place_condition(r, where, e);
}

const struct source *
rules_wrong(const struct rules *r, const struct source *other)
{
	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		if (rule->source->wrong)
			return rule->source;
	}
	if (r->read != NULL && r->read->wrong)
		return r->read;
	return other->wrong ? other : NULL;
}

void
rules_free(struct rules *r)
{
	for (struct rule *rule = r->first; rule != NULL; rule = rule->next) {
		buf_free(&rule->text);
		if (rule->tier != NULL)
			tier_free(rule->tier);
		if (rule->themes != NULL)
			themes_free(rule->themes);
		pattern_free(rule->pattern);
	}
	for (struct events *ev = r->events; ev != NULL; ev = ev->next)
		events_free(ev);
	if (r->clv != NULL)
		clv_free(r->clv);
	buf_free(&r->text);
	arena_free(&r->memory);
	memset(r, 0, sizeof *r);
}
