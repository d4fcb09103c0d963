/* Segments with what they need. */
#include "segment/tally_table.h"

#include <stdio.h>

/* The rule that tells the fact, or NULL. */
static const struct rule *
teller(const struct rules *r, const struct fact *f)
{
	const struct rule *rule = r->first;

	while (rule != NULL && &rule->fact != f)
		rule = rule->next;
	return rule;
}

static void look_at_rule(
    const struct rules *r, const struct rule *rule, const struct slot **least);

/* The slot filled least often of *least and those that n looks at, of equal ones
 * the first. */
static void
look_at(const struct rules *r, const struct node *n, const struct slot **least)
{
	const struct rule *rule = n->fact == NULL ? NULL : teller(r, n->fact);

	if (n->slot != NULL &&
	    (*least == NULL || n->slot->filled < (*least)->filled))
		*least = n->slot;
	if (rule != NULL)
		look_at_rule(r, rule, least);
	for (const struct node *of = n->first; of != NULL; of = of->next)
		look_at(r, of, least);
}

static void
look_at_rule(
    const struct rules *r, const struct rule *rule, const struct slot **least)
{
	if (rule->value != NULL)
		look_at(r, rule->value, least);
	for (const struct rule_clause *k = rule->clauses; k != NULL;
	     k = k->next) {
		if (k->when != NULL)
			look_at(r, k->when, least);
	}
}

/* What the clauses with this label look at. */
static const struct slot *
need_of(const struct rules *r, const struct rule *rule,
    const struct rule_segment *g)
{
	const struct slot *least = NULL;

	/* Customers are made of an order log: none lacks anything. */
	if (run_log(r) != NULL)
		return NULL;
	if (rule->value != NULL)
		look_at(r, rule->value, &least);
	for (const struct rule_clause *k = rule->clauses; k != NULL;
	     k = k->next) {
		if (k->segment == g && k->when != NULL)
			look_at(r, k->when, &least);
	}
	return least;
}

/* Never rounded up: 99.9 is not all. */
static int
put_row(const struct run *x, struct writer *w, struct str set,
    struct str segment, uint64_t records, const struct slot *need)
{
	char text[40];
	int n = 0;

	writer_field(w, set);
	writer_field(w, segment);
	writer_number(w, records);
	if (need != NULL && x->records > 0) {
		uint64_t tenths = (uint64_t)((double)need->filled /
					     (double)x->records * 1000);

		n = snprintf(text, sizeof text, "%llu.%llu",
		    (unsigned long long)(tenths / 10),
		    (unsigned long long)(tenths % 10));
	}
	writer_field(
	    w, need == NULL ? str_of("") : x->check.header->name[need->column]);
	writer_field(w, str_make(text, (size_t)n));
	return writer_end(w);
}

int
tally_table_write(const struct run *x, struct writer *w)
{
	static const char *const names[] = { "set", "segment", "records",
		"needs", "filled" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		writer_field(w, str_of(names[i]));
	if (writer_end(w) != 0)
		return -1;
	for (const struct rule *rule = x->rules->first; rule != NULL;
	     rule = rule->next) {
		if (!rule_has_segments(rule))
			continue;
		for (const struct rule_segment *g = rule->segments; g != NULL;
		     g = g->next) {
			if (put_row(x, w, rule->name, g->label, g->records,
				need_of(x->rules, rule, g)) != 0)
				return -1;
		}
		if (!rule->has_else && put_row(x, w, rule->name, str_of(""),
					   rule->unlabelled, NULL) != 0)
			return -1;
	}
	return 0;
}
