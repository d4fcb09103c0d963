/* Counts collected from clauses, segments, columns, events. */
#include "segment/audit.h"

#include <stdio.h>

#include "segment/events.h"
#include "segment/tier.h"

/* About "rule:part". */
static int
count_part(struct count_list *counts, const char *name, struct str rule,
    struct str part, uint64_t value, struct buf *of, struct err *e)
{
	buf_clear(of);
	if (buf_add(of, rule, e) != 0 || buf_add_byte(of, ':', e) != 0 ||
	    buf_add(of, part, e) != 0 || buf_add_byte(of, '\0', e) != 0)
		return -1;
	return count_add(counts, name, of->p, value, e);
}

static struct str
clause_name(const struct rule_clause *k, char number[24])
{
	if (k->when == NULL)
		return str_of("else");
	return str_make(number, (size_t)snprintf(number, 24, "%zu", k->number));
}

static int
count_clause(struct count_list *counts, const struct rule *rule,
    const struct rule_clause *k, struct buf *of, struct err *e)
{
	char number[24];
	struct str name = clause_name(k, number);

	if (count_part(counts, "clause_tested", rule->name, name, k->tested, of,
		e) != 0 ||
	    count_part(counts, "clause_won", rule->name, name, k->won, of, e) !=
		0)
		return -1;
	return count_part(
	    counts, "clause_unknown", rule->name, name, k->unknown, of, e);
}

static int
count_rule(struct count_list *counts, const struct rule *rule, struct buf *of,
    struct err *e)
{
	if (rule_has_segments(rule)) {
		for (const struct rule_segment *g = rule->segments; g != NULL;
		     g = g->next) {
			if (count_part(counts, "segment_records", rule->name,
				g->label, g->records, of, e) != 0)
				return -1;
		}
		if (count_part(counts, "segment_records", rule->name,
			str_of(""), rule->unlabelled, of, e) != 0)
			return -1;
	}
	for (const struct rule_clause *k = rule->clauses; k != NULL;
	     k = k->next) {
		if (count_clause(counts, rule, k, of, e) != 0)
			return -1;
	}
	return 0;
}

/* Figures of columns that are zero say nothing and are left out. */
static int
count_slots(const struct check *c, struct count_list *counts, struct err *e)
{
	for (const struct slot *s = c->slots; s != NULL; s = s->next) {
		const struct count figures[] = {
			{ .name = "not_a_number", .value = s->not_number },
			{ .name = "not_a_date", .value = s->not_date },
			{ .name = "date_in_the_future", .value = s->future },
			{ .name = "pattern_at_its_limit", .value = s->limit },
		};
		const char *of = c->header->name[s->column].p;

		for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
			if (figures[i].value > 0 &&
			    count_add(counts, figures[i].name, of,
				figures[i].value, e) != 0)
				return -1;
		}
	}
	return 0;
}

static int
count_all(const struct count *figures, size_t n, struct count_list *counts,
    struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (count_add(counts, figures[i].name, figures[i].of,
			figures[i].value, e) != 0)
			return -1;
	}
	return 0;
}

static int
count_totals(const struct run *x, struct count_list *counts, struct err *e)
{
	struct count f[] = {
		{ .name = "records_left_out",
		    .value = x->where[EVAL_FALSE] + x->where[EVAL_UNKNOWN] },
		{ .name = "fields_not_a_number", .value = 0 },
		{ .name = "fields_not_a_date", .value = 0 },
		{ .name = "dates_in_the_future", .value = 0 },
		{ .name = "patterns_at_their_limit", .value = x->eval.limits },
		{ .name = "results_too_large", .value = x->eval.too_large },
	};

	for (const struct slot *s = x->check.slots; s != NULL; s = s->next) {
		f[1].value += s->not_number;
		f[2].value += s->not_date;
		f[3].value += s->future;
	}
	return count_all(f, sizeof f / sizeof *f, counts, e);
}

static int
count_events(const struct events *ev, struct count_list *counts, struct err *e)
{
	struct count f[] = {
		{ .name = "events_read", .value = ev->counts.read },
		{ .name = "events_without_key", .value = ev->counts.keyless },
		{ .name = "events_without_date", .value = ev->counts.undated },
		{ .name = "events_in_the_future", .value = ev->counts.future },
		{ .name = "events_of_nobody", .value = ev->counts.strangers },
		{ .name = "event_values_not_a_number", .value = 0 },
	};
	char name[100];

	(void)snprintf(name, sizeof name, "%.*s", (int)ev->name.n, ev->name.p);
	for (size_t i = 0; i < sizeof f / sizeof *f; i++)
		f[i].of = name;
	for (const struct aggregate *a = ev->aggregates; a != NULL; a = a->next)
		f[5].value += a->not_number;
	return count_all(f, sizeof f / sizeof *f, counts, e);
}

int
audit_count(const struct run *x, struct count_list *counts, struct err *e)
{
	struct buf of = { 0 };
	int result = count_totals(x, counts, e);

	for (const struct rule *rule = x->rules->first;
	     rule != NULL && result == 0; rule = rule->next) {
		if (rule->tier != NULL && rule->tier->unknown > 0)
			result =
			    count_part(counts, "tier_value_unknown", rule->name,
				str_of(""), rule->tier->unknown, &of, e);
		if (result == 0)
			result = count_rule(counts, rule, &of, e);
	}
	buf_free(&of);
	if (result == 0)
		result = count_slots(&x->check, counts, e);
	for (const struct events *ev = x->rules->events;
	     ev != NULL && result == 0; ev = ev->next)
		result = count_events(ev, counts, e);
	return result;
}

static int
put_clause(
    struct writer *w, const struct rule *rule, const struct rule_clause *k)
{
	char number[24];

	writer_field(w, rule->name);
	writer_field(w, clause_name(k, number));
	writer_field(w, k->segment->label);
	writer_number(w, k->tested);
	writer_number(w, k->held);
	writer_number(w, k->unknown);
	writer_number(w, k->won);
	writer_field(w, str_slice(rule->source->text, k->at, k->end));
	return writer_end(w);
}

int
audit_table(const struct rules *r, struct writer *w)
{
	static const char *const names[] = { "rule", "clause", "label",
		"tested", "true", "unknown", "won", "condition" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		writer_field(w, str_of(names[i]));
	if (writer_end(w) != 0)
		return -1;
	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		for (const struct rule_clause *k = rule->clauses; k != NULL;
		     k = k->next) {
			if (put_clause(w, rule, k) != 0)
				return -1;
		}
	}
	return 0;
}
