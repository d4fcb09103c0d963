/* Counts collected from clauses, segments and columns. */
#include "segment/audit.h"

#include <stdio.h>

enum { TOTALS = 5, OF_SLOT = 4, OF_CLAUSE = 3 };

static void
add(struct audit *a, const char *name, const char *of, uint64_t value)
{
	struct audit_figure f = { name, of, value };

	a->figure[a->n++] = f;
}

/* "set:part" in `memory`; NULL when there is none. */
static const char *
joined(struct str set, struct str part, struct arena *memory, struct err *e)
{
	char *text = arena_array(memory, set.n + part.n + 2, 1, e);

	if (text == NULL)
		return NULL;
	memcpy(text, set.p, set.n);
	text[set.n] = ':';
	if (part.n > 0)
		memcpy(text + set.n + 1, part.p, part.n);
	return text;
}

static int
take_set(struct audit *a, const struct rules_set *s, struct arena *memory,
    struct err *e)
{
	char number[24];
	const char *of;

	for (const struct rules_segment *g = s->segments; g != NULL;
	     g = g->next) {
		of = joined(s->name, g->label, memory, e);
		if (of == NULL)
			return -1;
		add(a, "segment_records", of, g->records);
	}
	of = joined(s->name, str_of(""), memory, e);
	if (of == NULL)
		return -1;
	add(a, "segment_records", of, s->unlabelled);
	for (const struct rules_clause *k = s->clauses; k != NULL;
	     k = k->next) {
		(void)snprintf(number, sizeof number, "%zu", k->number);
		of = joined(s->name, str_of(k->when == NULL ? "else" : number),
		    memory, e);
		if (of == NULL)
			return -1;
		add(a, "clause_tested", of, k->tested);
		add(a, "clause_won", of, k->won);
		add(a, "clause_unknown", of, k->unknown);
	}
	return 0;
}

/* Figures of columns that are zero say nothing and are left out. */
static void
take_slots(struct audit *a, const struct check *c)
{
	for (const struct slot *s = c->slots; s != NULL; s = s->next) {
		const char *of = c->header->name[s->column].p;

		if (s->not_number > 0)
			add(a, "not_a_number", of, s->not_number);
		if (s->not_date > 0)
			add(a, "not_a_date", of, s->not_date);
		if (s->future > 0)
			add(a, "date_in_the_future", of, s->future);
		if (s->limit > 0)
			add(a, "pattern_at_its_limit", of, s->limit);
	}
}

static void
take_totals(struct audit *a, const struct eval *v)
{
	uint64_t number = 0, date = 0, future = 0, limit = 0;

	for (const struct slot *s = v->check->slots; s != NULL; s = s->next) {
		number += s->not_number;
		date += s->not_date;
		future += s->future;
		limit += s->limit;
	}
	add(a, "fields_not_a_number", NULL, number);
	add(a, "fields_not_a_date", NULL, date);
	add(a, "dates_in_the_future", NULL, future);
	add(a, "patterns_at_their_limit", NULL, limit);
	add(a, "results_too_large", NULL, v->too_large);
}

int
audit_take(struct audit *a, const struct rules *r, const struct eval *v,
    struct arena *memory, struct err *e)
{
	size_t most = TOTALS;

	for (const struct slot *s = v->check->slots; s != NULL; s = s->next)
		most += OF_SLOT;
	/* A clause has at most one segment of its own. */
	most += r->nclauses * (OF_CLAUSE + 1) + r->nsets;
	a->n = 0;
	a->figure = arena_array(memory, most, sizeof *a->figure, e);
	if (a->figure == NULL)
		return -1;
	take_totals(a, v);
	for (const struct rules_set *s = r->sets; s != NULL; s = s->next) {
		if (take_set(a, s, memory, e) != 0)
			return -1;
	}
	take_slots(a, v->check);
	return 0;
}
