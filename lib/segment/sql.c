/* The query and what stands for facts in it. */
#include "segment/sql.h"

#include "expr/fact.h"
#include "segment/aggregate.h"
#include "segment/events.h"
#include "segment/sql_node.h"
#include "segment/tier.h"

/* "events"."column" of the events' table, which is called e. */
static int
event_column(struct sql *q, const struct events *ev, size_t column)
{
	return sql_text(q, "e.") != 0 ? -1
				      : sql_name(q, ev->header.name[column]);
}

/* What is selected: count(*), sum(e."amount") ... */
static int
selected(struct sql *q, const struct aggregate *a, const struct node *n)
{
	static const char *const before[] = { "count(*)", "COALESCE(sum(",
		"avg(", "min(", "max(", "min(", "max(", "count(DISTINCT " };
	const struct events *ev = a->events;
	bool ends = a->kind == AGGREGATE_FIRST || a->kind == AGGREGATE_LAST;
	size_t column = ev->date_column;

	if (a->kind > AGGREGATE_DISTINCT || (ends && a->field != HEADER_NONE) ||
	    a->season != NULL)
		return sql_refuse(q, n, "this aggregate");
	if (sql_text(q, before[a->kind]) != 0)
		return -1;
	if (a->kind == AGGREGATE_COUNT)
		return 0;
	if (a->field != HEADER_NONE)
		column = ev->field[a->field];
	if (event_column(q, ev, column) != 0)
		return -1;
	return sql_text(q, a->kind == AGGREGATE_SUM ? "), 0)" : ")");
}

static int
aggregate(struct sql *q, const struct aggregate *a, const struct node *n)
{
	const struct events *ev = a->events;
	struct sql inner = *q;

	inner.h = &ev->header;
	inner.alias = "e.";
	if (sql_text(q, "(SELECT ") != 0 || selected(q, a, n) != 0 ||
	    sql_text(q, " FROM ") != 0 || sql_name(q, ev->name) != 0 ||
	    sql_text(q, " AS e WHERE ") != 0 ||
	    event_column(q, ev, ev->key_column) != 0 ||
	    sql_text(q, " = ") != 0 || sql_text(q, q->alias) != 0 ||
	    sql_name(q, q->h->name[q->r->key_column]) != 0 ||
	    sql_text(q, " AND ") != 0 ||
	    event_column(q, ev, ev->date_column) != 0 ||
	    sql_text(q, " <= ") != 0 || sql_day(q, a->to) != 0)
		return -1;
	if (a->from > INT32_MIN + 1 &&
	    (sql_text(q, " AND ") != 0 ||
		event_column(q, ev, ev->date_column) != 0 ||
		sql_text(q, " >= ") != 0 || sql_day(q, a->from) != 0))
		return -1;
	if (a->where != NULL &&
	    (sql_text(q, " AND ") != 0 || sql_node(&inner, a->where) != 0))
		return -1;
	return sql_text(q, ")");
}

/* Of events of nobody there are none; of a record without a key nothing is
 * known. */
static int
aggregate_of_key(struct sql *q, const struct aggregate *a, const struct node *n)
{
	bool counts = a->kind == AGGREGATE_COUNT || a->kind == AGGREGATE_SUM ||
		      a->kind == AGGREGATE_DISTINCT;

	if (!counts)
		return aggregate(q, a, n);
	if (sql_text(q, "CASE WHEN ") != 0 || sql_text(q, q->alias) != 0 ||
	    sql_name(q, q->h->name[q->r->key_column]) != 0 ||
	    sql_text(q, " IS NOT NULL THEN ") != 0 || aggregate(q, a, n) != 0)
		return -1;
	return sql_text(q, " END");
}

static const struct aggregate *
aggregate_of(const struct rules *r, const struct fact *f)
{
	for (const struct events *ev = r->events; ev != NULL; ev = ev->next) {
		for (const struct aggregate *a = ev->aggregates; a != NULL;
		     a = a->next) {
			if (&a->fact == f)
				return a;
		}
	}
	return NULL;
}

static int rule_value(struct sql *q, const struct rule *rule);

int
sql_fact(struct sql *q, const struct node *n)
{
	const struct aggregate *a = aggregate_of(q->r, n->fact);

	if (a != NULL)
		return aggregate_of_key(q, a, n);
	for (const struct rule *rule = q->r->first; rule != NULL;
	     rule = rule->next) {
		if (&rule->fact != n->fact)
			continue;
		if (rule->kind == RULE_TIER || rule->kind == RULE_CODE)
			return sql_refuse(q, n, "a tier");
		return sql_text(q, "(") != 0 || rule_value(q, rule) != 0
			   ? -1
			   : sql_text(q, ")");
	}
	return sql_refuse(q, n, "this");
}

/* CASE WHEN ... THEN ... ELSE ... END */
static int
set_value(struct sql *q, const struct rule *rule)
{
	if (sql_text(q, "CASE") != 0)
		return -1;
	for (const struct rule_clause *k = rule->clauses; k != NULL;
	     k = k->next) {
		if (k->when == NULL) {
			if (sql_text(q, "\n    ELSE ") != 0)
				return -1;
		} else if (sql_text(q, "\n    WHEN ") != 0 ||
			   sql_node(q, k->when) != 0 ||
			   sql_text(q, " THEN ") != 0) {
			return -1;
		}
		if (sql_literal(q, k->segment->label) != 0)
			return -1;
	}
	return sql_text(q, "\n  END");
}

/* Has a label more than one clause? */
static bool
repeats(const struct rule *r)
{
	size_t segments = 0;

	for (const struct rule_segment *g = r->segments; g != NULL; g = g->next)
		segments++;
	return segments < r->nclauses;
}

/* Each clause for itself: labels joined, points added. */
static int
every_clause(struct sql *q, const struct rule *rule)
{
	bool tags = rule->kind == RULE_TAGS;
	const char *mark = tags ? ",\n    " : "\n    + ";

	if (tags && (rule->has_else || repeats(rule)))
		return sql_refuse(
		    q, rule->clauses->when, "tags that repeat, or have else");
	if (sql_text(q, tags ? "NULLIF(concat_ws('|'" : "0") != 0)
		return -1;
	for (const struct rule_clause *k = rule->clauses; k != NULL;
	     k = k->next) {
		if (sql_text(q, mark) != 0 || sql_text(q, "CASE WHEN ") != 0 ||
		    sql_node(q, k->when) != 0 || sql_text(q, " THEN ") != 0 ||
		    (tags ? sql_literal(q, k->segment->label)
			  : buf_add(q->out, k->segment->label, q->e)) != 0 ||
		    sql_text(q, tags ? " END" : " ELSE 0 END") != 0)
			return -1;
	}
	return sql_text(q, tags ? "), '')" : "");
}

static int
rule_value(struct sql *q, const struct rule *rule)
{
	struct source *outer = q->source;
	int result;

	q->source = rule->source;
	switch (rule->kind) {
	case RULE_SET:
		result = set_value(q, rule);
		break;
	case RULE_TAGS:
	case RULE_SCORE:
		result = every_clause(q, rule);
		break;
	case RULE_LET:
	case RULE_COLUMN:
		result = sql_node(q, rule->value);
		break;
	default:
		result = source_fail(rule->source, rule->at, q->e,
		    "this rule has no form in SQL that says the same");
		break;
	}
	if (result == 0)
		q->source = outer;
	return result;
}

int
sql_write(struct buf *out, const struct rules *r, const struct header *h,
    struct str table, struct err *e)
{
	struct sql q = { out, r, h, "t.", NULL, e };

	if (sql_text(&q, "SELECT t.*") != 0)
		return -1;
	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		if (rule->kind == RULE_LET)
			continue;
		if (sql_text(&q, ",\n  ") != 0 || rule_value(&q, rule) != 0 ||
		    sql_text(&q, " AS ") != 0 || sql_name(&q, rule->name) != 0)
			return -1;
	}
	if (sql_text(&q, "\nFROM ") != 0 || sql_name(&q, table) != 0 ||
	    sql_text(&q, " AS t") != 0)
		return -1;
	if (r->where != NULL &&
	    (sql_text(&q, "\nWHERE ") != 0 || rule_value(&q, r->where) != 0))
		return -1;
	return sql_text(&q, "\n");
}
