/* extract VALUE =~ /PATTERN/: a column for each named group. */
#include "base/pattern.h"
#include "segment/define.h"

/* The value and the pattern, as the condition that they look like. */
static int
read_match(struct reading *in, struct node **match)
{
	size_t at;

	if (reading_end_set(in) != 0 || reading_advance(in) != 0)
		return -1;
	in->set = NULL;
	if (reading_line_ended(in))
		return reading_unexpected(in, "a value");
	at = in->l.token.at;
	if (reading_value(in, true, match) != 0)
		return -1;
	if ((*match)->kind == NODE_MATCH && !(*match)->negated)
		return 0;
	(void)source_fail(in->source, at, in->e, "extract takes one pattern");
	return err_hint(in->e, "extract VALUE =~ /order (?<number>\\d+)/");
}

/* A rule of the name of group i. */
static int
add_group(struct reading *in, struct pattern *p, size_t i, struct node *match)
{
	struct str name =
	    arena_copy(&in->r->memory, pattern_group_name(p, i), in->e);
	struct rule *rule;

	if (name.p == NULL)
		return -1;
	if (rules_find(in->r, name) != NULL)
		return source_fail(in->source, match->at, in->e,
		    "there is a rule of the name of a group");
	rule = reading_add(in, i == 0 ? RULE_EXTRACT : RULE_BEHIND, name);
	if (rule == NULL)
		return -1;
	rule->at = match->at;
	rule->fact.type = NODE_OPEN;
	rule->value = i == 0 ? match->first : NULL;
	rule->pattern = i == 0 ? p : NULL;
	return 0;
}

int
define_extract(struct reading *in)
{
	struct node *match;
	struct pattern *p;

	if (read_match(in, &match) != 0)
		return -1;
	if (pattern_compile(&p, match->text, match->ignore_case, in->e) != 0) {
		struct err reason = *in->e;

		return in->e->code == ERR_MEMORY
			   ? -1
			   : source_fail(in->source, match->at, in->e, "%s",
				 reason.reason);
	}
	if (pattern_groups(p) == 0) {
		pattern_free(p);
		(void)source_fail(in->source, match->at, in->e,
		    "no group of the pattern has a name");
		return err_hint(in->e,
		    "what (?<number>\\d+) finds becomes the column number");
	}
	for (size_t i = 0; i < pattern_groups(p); i++) {
		if (add_group(in, p, i, match) != 0) {
			/* The first rule owns it. */
			if (i == 0)
				pattern_free(p);
			return -1;
		}
	}
	return 0;
}
