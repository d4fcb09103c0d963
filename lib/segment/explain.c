/* Clauses with what they looked at. */
#include "segment/explain.h"

#include <stdio.h>

#include "expr/fact.h"
#include "segment/aggregate.h"
#include "segment/events.h"
#include "segment/labels.h"

int
explain_header(struct writer *w)
{
	static const char *const names[] = { "rule", "clause", "result",
		"label", "condition", "values" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		writer_field(w, str_of(names[i]));
	return writer_end(w);
}

/* What the fact is called: a name of the rules, or the aggregate as written. */
static struct str
fact_name(const struct rules *r, const struct fact *f)
{
	if (f->name.n > 0)
		return f->name;
	for (const struct events *ev = r->events; ev != NULL; ev = ev->next) {
		for (const struct aggregate *a = ev->aggregates; a != NULL;
		     a = a->next) {
			if (&a->fact == f)
				return a->text;
		}
	}
	return str_make("", 0);
}

/* name=value, once. */
static int
add_value(struct buf *out, struct str name, struct str value, struct err *e)
{
	size_t from = out->n;
	struct str made;

	if ((from > 0 && buf_add(out, str_of("; "), e) != 0) ||
	    buf_add(out, name, e) != 0 || buf_add_byte(out, '=', e) != 0 ||
	    buf_add(out, value, e) != 0)
		return -1;
	made = str_slice(buf_str(out), from, out->n);
	if (from > 0 && memmem(out->p, from, made.p + 2, made.n - 2) != NULL)
		out->n = from;
	return 0;
}

/* What n looks at. */
static int
add_values(const struct rules *r, const struct header *h,
    const struct record *rec, const struct node *n, struct buf *out,
    struct err *e)
{
	char digits[NUM_TEXT];
	int result = 0;

	if (n->kind == NODE_COLUMN)
		result = add_value(out, h->name[n->slot->column],
		    rec->field[n->slot->column], e);
	else if (n->fact != NULL)
		result = add_value(out, fact_name(r, n->fact),
		    labels_text(n->fact, digits), e);
	for (const struct node *of = n->first; of != NULL && result == 0;
	     of = of->next)
		result = add_values(r, h, rec, of, out, e);
	return result;
}

static int
put(struct writer *w, const struct rule *rule, struct str clause,
    const char *result, struct str label, struct str condition,
    struct str values)
{
	writer_field(w, rule->name);
	writer_field(w, clause);
	writer_field(w, str_of(result));
	writer_field(w, label);
	writer_field(w, condition);
	writer_field(w, values);
	return writer_end(w);
}

static const char *
result_of(const struct rule *rule, const struct rule_clause *k)
{
	if (rule->kind == RULE_SET && k == rule->won)
		return "won";
	switch (k->is) {
	case EVAL_TRUE:
		return k->when == NULL ? "not needed" : "true";
	case EVAL_FALSE:
		return k->when == NULL ? "not needed" : "false";
	default:
		return "unknown";
	}
}

static int
put_clause(const struct rule *rule, const struct rule_clause *k,
    struct writer *w, const struct buf *values)
{
	char digits[24];
	struct str number = str_make(
	    digits, (size_t)snprintf(digits, sizeof digits, "%zu", k->number));

	return put(w, rule, k->when == NULL ? str_of("else") : number,
	    result_of(rule, k), k->segment->label,
	    str_slice(rule->source->text, k->at, k->end), buf_str(values));
}

int
explain_record(const struct rules *r, const struct header *h,
    const struct record *rec, struct writer *w, struct buf *values,
    struct err *e)
{
	char digits[NUM_TEXT];

	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		if (rule == r->where)
			continue;
		for (const struct rule_clause *k = rule->clauses; k != NULL;
		     k = k->next) {
			buf_clear(values);
			if ((k->when != NULL && add_values(r, h, rec, k->when,
						    values, e) != 0) ||
			    put_clause(rule, k, w, values) != 0)
				return -1;
		}
		if (rule->clauses != NULL)
			continue;
		buf_clear(values);
		if ((rule->value != NULL &&
			add_values(r, h, rec, rule->value, values, e) != 0) ||
		    put(w, rule, str_of(""),
			rule->fact.known ? "is" : "unknown",
			labels_text(&rule->fact, digits), str_of(""),
			buf_str(values)) != 0)
			return -1;
	}
	return 0;
}
