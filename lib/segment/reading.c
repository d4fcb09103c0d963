/* Tokens of a rules file, taken with what must follow. */
#include "segment/reading.h"

#include "expr/build.h"
#include "expr/parse.h"
#include "segment/aggregate_read.h"

int
reading_advance(struct reading *in)
{
	return lex_next(&in->l, in->e);
}

bool
reading_line_ended(const struct reading *in)
{
	return in->l.token.kind == LEX_END || in->l.token.first;
}

int
reading_unexpected(struct reading *in, const char *what)
{
	struct str shown = lex_show(&in->l);

	return lex_fail(&in->l, in->e, "expected %s, not '%.*s'", what,
	    (int)shown.n, shown.p);
}

int
reading_is_name(struct reading *in, const char *what, struct str *name)
{
	enum lex_kind kind = in->l.token.kind;

	if (reading_line_ended(in) ||
	    (kind != LEX_LABEL && kind != LEX_TEXT && kind != LEX_WORD))
		return reading_unexpected(in, what);
	if (in->l.token.text.n == 0)
		return lex_fail(&in->l, in->e, "%s is empty", what);
	*name = in->l.token.text;
	return 0;
}

int
reading_name(struct reading *in, const char *what, struct str *name)
{
	return lex_next_label(&in->l, in->e) != 0
		   ? -1
		   : reading_is_name(in, what, name);
}

int
reading_mark(struct reading *in, const char *mark)
{
	if (reading_line_ended(in) || !lex_is_mark(&in->l, mark))
		return reading_unexpected(in, *mark == ',' ? "a comma" : mark);
	return reading_advance(in);
}

int
reading_word(struct reading *in, const char *word)
{
	if (reading_line_ended(in) || !lex_is_word(&in->l, word))
		return reading_unexpected(in, word);
	return reading_advance(in);
}

int
reading_end_line(struct reading *in)
{
	if (reading_advance(in) != 0)
		return -1;
	if (reading_line_ended(in))
		return 0;
	(void)reading_unexpected(in, "the end of the line");
	return err_hint(
	    in->e, "a label of several words stands in double quotes");
}

int
reading_end_set(struct reading *in)
{
	if (in->set == NULL || in->set->clauses != NULL)
		return 0;
	return reading_unexpected(in, "a clause of the set, Label : condition");
}

struct rule *
reading_add(struct reading *in, enum rule_kind kind, struct str name)
{
	struct rule *rule;

	for (rule = in->r->first; rule != NULL; rule = rule->next) {
		if (!str_equal(rule->name, name))
			continue;
		(void)lex_fail(&in->l, in->e, "there is a %s of this name",
		    rule->kind == RULE_SET ? "set" : "rule");
		return NULL;
	}
	rule = arena_array(&in->r->memory, 1, sizeof *rule, in->e);
	if (rule == NULL)
		return NULL;
	rule->kind = kind;
	rule->name = rule->fact.name = name;
	rule->source = in->source;
	rule->at = in->l.token.at;
	if (in->r->last == NULL)
		in->r->first = rule;
	else
		in->r->last->next = rule;
	in->r->last = rule;
	in->r->ncolumns += kind != RULE_LET;
	in->r->reading = rule;
	in->set = NULL;
	return rule;
}

int
reading_value(struct reading *in, bool either, struct node **n)
{
	if (parse_either(&in->l, &in->r->memory, &in->r->names, n, in->e) != 0)
		return -1;
	if (either || (*n)->kind >= NODE_COLUMN)
		return 0;
	return source_fail(in->source, (*n)->at, in->e,
	    "a condition stands where a value is needed");
}

static struct fact *
find(void *context, struct str name)
{
	const struct rules *r = context;
	struct rule *rule = rules_find(r, name);

	return rule == NULL || rule == r->reading ? NULL : &rule->fact;
}

static void
offer(void *context, struct spelling *near)
{
	const struct rules *r = context;

	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next)
		spelling_offer(near, rule->name);
	aggregate_kind_offer(near);
}

void
reading_names(struct rules *r)
{
	r->names = (struct names){ r, find, aggregate_read, offer };
}
