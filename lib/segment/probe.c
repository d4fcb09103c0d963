/* Every combination of values is put before every clause. */
#include "segment/probe.h"

#include <inttypes.h>
#include <stdio.h>

#include "expr/fact.h"
#include "segment/probe_values.h"

enum { COMBINATIONS = 200000 };

/* What is found about a set. */
struct probe {
	const struct rule *set;
	struct probe_values values;
	struct eval eval;
	struct record record;
	struct str *field;
	size_t at[PROBE_VARIABLES]; /* the value each variable has now */
	unsigned free_is;           /* a bit for each free condition */
	bool *fires, *wins;         /* by clause, from 0 */
	uint64_t combinations, open, several;
	struct buf open_codes, several_codes;
	struct err *e;
};

/* n with the values there are now: what it would be in a record. */
static enum eval_truth
truth(struct probe *p, const struct node *n)
{
	size_t bit = probe_values_free(&p->values, n);
	bool or = n->kind == NODE_OR;
	enum eval_truth all = or ? EVAL_FALSE : EVAL_TRUE;

	if (bit < p->values.nfree)
		return (p->free_is >> bit & 1) != 0 ? EVAL_TRUE : EVAL_FALSE;
	if (n->kind == NODE_NOT) {
		all = truth(p, n->first);
		return all == EVAL_UNKNOWN ? all
		       : all == EVAL_TRUE  ? EVAL_FALSE
					   : EVAL_TRUE;
	}
	if (n->kind != NODE_AND && ! or)
		return eval_condition(&p->eval, n);
	for (const struct node *of = n->first; of != NULL; of = of->next) {
		enum eval_truth t = truth(p, of);

		if (t == (or ? EVAL_TRUE : EVAL_FALSE))
			return t;
		if (t == EVAL_UNKNOWN)
			all = t;
	}
	return all;
}

/* Give the variables the values chosen. */
static void
choose(struct probe *p)
{
	for (size_t i = 0; i < p->values.n; i++) {
		struct probe_variable *v = &p->values.variable[i];
		struct str s = v->value[p->at[i]];
		struct fact *f = v->fact;
		struct date d;

		if (v->slot != NULL) {
			p->field[v->slot->column] = s;
			continue;
		}
		f->known = s.n > 0;
		f->text = s;
		if (f->type == NODE_AS_NUMBER)
			(void)num_read(s, &f->number);
		else if (f->type == NODE_AS_DATE && date_read_iso(s, &d))
			f->day = date_to_days(d);
	}
	eval_record(&p->eval, &p->record);
}

/* The next combination; false behind the last. */
static bool
next(struct probe *p)
{
	for (size_t i = p->values.n; i-- > 0;) {
		if (++p->at[i] < p->values.variable[i].n)
			return true;
		p->at[i] = 0;
	}
	return ++p->free_is < 1U << p->values.nfree;
}

/* Are all variables scores, and nothing is free? */
static bool
is_codes(const struct probe *p)
{
	for (size_t i = 0; i < p->values.n; i++) {
		if (p->values.variable[i].tier == NULL)
			return false;
	}
	return p->values.n > 0 && p->values.nfree == 0;
}

/* The code of this combination: the scores in the order of their rules. */
static int
add_code(struct probe *p, const struct rules *r, struct buf *out)
{
	if (!is_codes(p))
		return 0;
	if (out->n > 0 && buf_add_byte(out, ' ', p->e) != 0)
		return -1;
	for (const struct rule *rule = r->first; rule != NULL;
	     rule = rule->next) {
		for (size_t i = 0; i < p->values.n; i++) {
			const struct probe_variable *v = &p->values.variable[i];

			if (v->tier == rule &&
			    buf_add(out, v->value[p->at[i]], p->e) != 0)
				return -1;
		}
	}
	return 0;
}

/* Put the combination before every clause. */
static int
try(struct probe *p, const struct rules *r)
{
	size_t held = 0;
	size_t i = 0;

	choose(p);
	for (const struct rule_clause *k = p->set->clauses; k != NULL;
	     k = k->next, i++) {
		bool yes = k->when == NULL ? held == 0
					   : truth(p, k->when) == EVAL_TRUE;

		if (yes && k->when != NULL)
			p->fires[i] = true;
		if (yes && held == 0)
			p->wins[i] = true;
		held += yes && k->when != NULL;
	}
	p->combinations++;
	p->open += held == 0;
	p->several += held > 1;
	if (held == 0 && add_code(p, r, &p->open_codes) != 0)
		return -1;
	return held > 1 ? add_code(p, r, &p->several_codes) : 0;
}

/* One finding; before the first the names. */
static int
put(struct writer *w, struct str set, const char *finding, struct str clause,
    struct str detail)
{
	static const char *const names[] = { "set", "finding", "clause",
		"detail" };

	if (writer_bytes(w) == 0) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			writer_field(w, str_of(names[i]));
		if (writer_end(w) != 0)
			return -1;
	}
	writer_field(w, set);
	writer_field(w, str_of(finding));
	writer_field(w, clause);
	writer_field(w, detail);
	return writer_end(w);
}

static int
put_codes(struct probe *p, struct writer *w, const char *finding, uint64_t n,
    const struct buf *codes)
{
	struct buf text = { 0 };
	char counts[64];
	int length = snprintf(counts, sizeof counts,
	    "%" PRIu64 " of %" PRIu64 " codes: ", n, p->combinations);
	int result = -1;

	if (n == 0)
		return 0;
	if (buf_add(&text, str_make(counts, (size_t)length), p->e) == 0 &&
	    buf_add(&text, buf_str(codes), p->e) == 0)
		result =
		    put(w, p->set->name, finding, str_of(""), buf_str(&text));
	buf_free(&text);
	return result;
}

/* The findings of a set. */
static int
report(struct probe *p, struct writer *w)
{
	size_t i = 0;

	for (const struct rule_clause *k = p->set->clauses; k != NULL;
	     k = k->next, i++) {
		char number[24];
		struct str clause = str_make(number,
		    (size_t)snprintf(number, sizeof number, "%zu", k->number));

		if (p->wins[i])
			continue;
		if (k->when == NULL)
			clause = str_of("else");
		if (put(w, p->set->name, "never", clause,
			str_of(k->when == NULL || p->fires[i]
				   ? "clauses before it take all of it"
				   : "its condition is never true")) != 0)
			return -1;
	}
	if (!is_codes(p))
		return 0;
	if (put_codes(p, w, "uncovered", p->open, &p->open_codes) != 0)
		return -1;
	return put_codes(p, w, "overlap", p->several, &p->several_codes);
}

/* How many combinations there are; false: too many. */
static bool
is_small(const struct probe *p)
{
	uint64_t n = 1;

	for (size_t i = 0; i < p->values.n && n <= COMBINATIONS; i++)
		n *= p->values.variable[i].n;
	n <<= p->values.nfree;
	return n <= COMBINATIONS && !p->values.too_many;
}

static int
prepare(struct probe *p, const struct run *x, struct arena *memory)
{
	size_t n = p->set->nclauses;

	p->values.memory = memory;
	p->fires = arena_array(memory, n + 1, sizeof *p->fires, p->e);
	p->wins = arena_array(memory, n + 1, sizeof *p->wins, p->e);
	p->field =
	    arena_array(memory, x->header->n + 1, sizeof *p->field, p->e);
	if (p->fires == NULL || p->wins == NULL || p->field == NULL)
		return -1;
	p->record.field = p->field;
	p->record.nfields = x->header->n;
	eval_open(&p->eval, &x->check);
	/* Other evaluations of these slots must not be taken for ours. */
	p->eval.number = x->eval.number + ((uint64_t)1 << 62);
	for (const struct rule_clause *k = p->set->clauses; k != NULL;
	     k = k->next) {
		if (k->when != NULL &&
		    probe_values_add(&p->values, x->rules, k->when, p->e) != 0)
			return -1;
	}
	return probe_values_fill(&p->values, p->e);
}

static int
probe_set(const struct run *x, const struct rule *set, struct writer *w,
    uint64_t evaluations, struct err *e)
{
	struct arena memory = { 0 };
	struct probe p = { .set = set, .e = e };
	int result = prepare(&p, x, &memory);

	p.eval.number += evaluations;
	if (result == 0 && is_small(&p)) {
		do
			result = try(&p, x->rules);
		while (result == 0 && next(&p));
		if (result == 0)
			result = report(&p, w);
	}
	eval_close(&p.eval);
	buf_free(&p.open_codes);
	buf_free(&p.several_codes);
	arena_free(&memory);
	return result;
}

int
probe_write(const struct run *x, struct writer *w, struct err *e)
{
	uint64_t sets = 0;

	for (const struct rule *rule = x->rules->first; rule != NULL;
	     rule = rule->next) {
		if (rule->kind == RULE_SET &&
		    probe_set(x, rule, w, sets++ * COMBINATIONS, e) != 0)
			return -1;
	}
	return 0;
}
