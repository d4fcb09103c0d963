/* The passes over the records. */
#include "segment/run.h"

#include "record/pack.h"
#include "record/quote.h"
#include "segment/apply.h"
#include "segment/clv.h"
#include "segment/events.h"
#include "segment/tier.h"

/* Must all records be seen before the first can be written? */
static bool
holds(const struct run *x)
{
	return x->rules->levels > 0;
}

/* Show the values of this record to the tiers that are made in this pass. */
static int
show_tiers(struct run *x, unsigned level, struct err *e)
{
	for (struct rule *rule = x->rules->first; rule != NULL;
	     rule = rule->next) {
		struct tier *t = rule->tier;
		struct num value;

		if (t == NULL || t->settled || rule->level != level)
			continue;
		if (!apply_value(rule, &x->eval, &value))
			t->unknown++;
		else if (tier_add(t, value, x->rules->key, e) != 0)
			return -1;
	}
	return 0;
}

/* The model, where there is one, is of the customers of this level. */
static bool
makes_model(const struct run *x, unsigned level)
{
	return x->rules->clv != NULL && !x->rules->clv->settled && level == 1;
}

static int
settle_tiers(struct run *x, unsigned level, struct err *e)
{
	for (struct rule *rule = x->rules->first; rule != NULL;
	     rule = rule->next) {
		struct tier *t = rule->tier;

		if (t != NULL && !t->settled && rule->level == level &&
		    tier_settle(t, e) != 0)
			return -1;
	}
	return makes_model(x, level) ? clv_settle(x->rules->clv, e) : 0;
}

/* Judge the record under evaluation as far as can be in this pass. */
static enum run_result
judge(struct run *x, unsigned level, struct err *e)
{
	struct rule *where = x->rules->where;
	int got = apply_rules(x->rules, &x->eval, level, e);

	if (got < 0)
		return RUN_FAILED;
	if (where != NULL && where->level == level)
		x->where[got == 0             ? EVAL_LIMIT
			 : !where->fact.known ? EVAL_UNKNOWN
			 : where->fact.holds  ? EVAL_TRUE
					      : EVAL_FALSE]++;
	if (got == 0)
		return RUN_LIMIT;
	if (got == APPLY_LEFT_OUT)
		return RUN_LEFT_OUT;
	if (makes_model(x, level) && clv_add(x->rules->clv, e) != 0)
		return RUN_FAILED;
	return show_tiers(x, level, e) != 0 ? RUN_FAILED : RUN_TAKEN;
}

static enum run_result
put(struct run *x, const struct record *rec, struct err *e)
{
	apply_count(x->rules);
	return x->options->put(x->options->context, rec, e) == 0 ? RUN_TAKEN
								 : RUN_FAILED;
}

/* Keep the record of the stream. */
static enum run_result
hold(struct run *x, const struct record *rec, struct err *e)
{
	struct held_record r = { .number = x->records };

	buf_clear(&x->text);
	buf_clear(&x->fields);
	if (quote_record(&x->text, rec, x->options->delimiter, e) != 0 ||
	    pack_add(&x->fields, rec->field, x->slot, x->nslots, e) != 0)
		return RUN_FAILED;
	r.key = x->rules->key;
	r.text = buf_str(&x->text);
	r.fields = buf_str(&x->fields);
	eval_uncount(&x->eval);
	return held_add(&x->held, &r, x->rules->events != NULL, e) == 0
		   ? RUN_TAKEN
		   : RUN_FAILED;
}

static enum run_result
take_event(struct run *x, const struct record *rec, struct err *e)
{
	if (events_add(x->options->log, rec, e) == 0)
		return RUN_TAKEN;
	return e->code == ERR_RECORD ? RUN_LIMIT : RUN_FAILED;
}

static void
count_filled(struct run *x, const struct record *rec)
{
	for (struct slot *s = x->check.slots; s != NULL; s = s->next)
		s->filled += rec->field[s->column].n > 0;
}

enum run_result
run_take(struct run *x, const struct record *rec, struct err *e)
{
	enum run_result got;

	x->records++;
	if (x->options->log != NULL)
		return take_event(x, rec, e);
	/* Without a column for it, all that the record says is its key. */
	x->rules->key = x->rules->key_column != HEADER_NONE
			    ? rec->field[x->rules->key_column]
			: rec->raw.p != NULL ? rec->raw
					     : str_make("", 0);
	count_filled(x, rec);
	eval_record(&x->eval, rec);
	got = judge(x, 0, e);
	if (got != RUN_TAKEN)
		return got;
	return holds(x) ? hold(x, rec, e) : put(x, rec, e);
}

/* The record held becomes the one under evaluation. */
static void
show(struct run *x, const struct held_record *r)
{
	struct str facts = r->facts;

	if (x->nslots > 0)
		pack_cut(r->fields, x->cut, x->nslots);
	for (size_t i = 0; i < x->nslots; i++)
		x->field[x->slot[i]] = x->cut[i];
	x->shown = (struct record){ .field = x->field,
		.nfields = x->header->n,
		.raw = r->text,
		.delimiter = x->options->delimiter };
	for (struct events *ev = x->rules->events; ev != NULL && facts.n > 0;
	     ev = ev->next) {
		for (struct aggregate *a = ev->aggregates; a != NULL;
		     a = a->next) {
			if (!aggregate_kind_is_of_all(a->kind))
				held_cut_fact(&facts, &a->fact);
		}
	}
	x->rules->key = r->key;
	eval_record(&x->eval, &x->shown);
}

/* One record in a pass behind the first; in the last one it goes out. */
static int
pass_record(struct run *x, const struct held_record *r, unsigned level,
    bool last, struct err *e)
{
	enum run_result got = judge(x, level, e);

	if (got == RUN_LIMIT) {
		(void)err_set(e, ERR_RECORD, 0, "a pattern reached its limit");
		return err_hint(e, "where all records must be seen, this ends "
				   "the run");
	}
	if (got == RUN_LEFT_OUT)
		return 0;
	if (got == RUN_TAKEN && last)
		got = put(x, &x->shown, e);
	if (got == RUN_TAKEN && !last) {
		eval_uncount(&x->eval);
		return held_add(&x->next, r, false, e);
	}
	return got == RUN_FAILED ? -1 : 0;
}

/* Those kept in a pass are what the next one reads. */
static int
turn_over(struct run *x, struct err *e)
{
	struct held done = x->held;

	x->held = x->next;
	x->next = done;
	held_close(&x->next);
	return held_sort(&x->held, e);
}

static int
open_next(struct run *x, struct err *e)
{
	return held_open(
	    &x->next, x->options->memory / 4, x->options->tempdir, e);
}

/* What the events of the record's customer come to, into x->facts. */
static int
pack_facts(struct run *x, struct err *e)
{
	buf_clear(&x->facts);
	for (struct events *ev = x->rules->events; ev != NULL; ev = ev->next) {
		for (struct aggregate *a = ev->aggregates; a != NULL;
		     a = a->next) {
			if (!aggregate_kind_is_of_all(a->kind) &&
			    held_pack_fact(&x->facts, &a->fact, e) != 0)
				return -1;
		}
	}
	return 0;
}

/* Nobody's events are not known. */
static void
forget_facts(struct run *x)
{
	for (struct events *ev = x->rules->events; ev != NULL; ev = ev->next) {
		for (struct aggregate *a = ev->aggregates; a != NULL;
		     a = a->next)
			a->fact.known = false;
	}
}

static int
ask_events(struct run *x, struct str key, struct err *e)
{
	int result = 0;

	if (key.n == 0) {
		forget_facts(x);
		return 0;
	}
	buf_clear(&x->fields);
	if (events_key(&x->fields, key, e) != 0)
		return -1;
	for (struct events *ev = x->rules->events; ev != NULL && result == 0;
	     ev = ev->next)
		result = events_tell(ev, buf_str(&x->fields), e);
	return result;
}

/* The second pass: the records in the order of their keys meet their events. */
static int
join(struct run *x, struct err *e)
{
	struct held_record r;
	int got;

	if (open_next(x, e) != 0)
		return -1;
	while ((got = held_next(&x->held, &r, e)) == 1) {
		r.facts.n = 0;
		show(x, &r);
		if (ask_events(x, r.key, e) != 0 || pack_facts(x, e) != 0)
			return -1;
		r.facts = buf_str(&x->facts);
		if (pass_record(x, &r, 1, false, e) != 0)
			return -1;
	}
	return got;
}

/* The same where the events themselves tell who there is. */
static int
list_customers(struct run *x, struct err *e)
{
	struct events *log = x->options->log;
	struct held_record r = { .number = 0 };
	int got;

	if (open_next(x, e) != 0)
		return -1;
	for (;;) {
		buf_clear(&x->fields);
		buf_clear(&x->text);
		got = events_next(log, &x->fields, e);
		if (got != 1)
			return got;
		r.key = buf_str(&x->fields);
		if (quote_fields(
			&x->text, &r.key, 1, x->options->delimiter, e) != 0 ||
		    pack_facts(x, e) != 0)
			return -1;
		r.number++;
		r.text = buf_str(&x->text);
		r.facts = buf_str(&x->facts);
		buf_clear(&x->packed);
		if (pack_add(&x->packed, &r.key, x->slot, x->nslots, e) != 0)
			return -1;
		r.fields = buf_str(&x->packed);
		show(x, &r);
		if (pass_record(x, &r, 1, false, e) != 0)
			return -1;
	}
}

static int
meet_events(struct run *x, struct err *e)
{
	int result = 0;

	if (x->options->log != NULL)
		result = events_sort(x->options->log, e) != 0
			     ? -1
			     : list_customers(x, e);
	else
		result = held_sort(&x->held, e) != 0 ? -1 : join(x, e);
	for (struct events *ev = x->rules->events; ev != NULL && result == 0;
	     ev = ev->next)
		result = events_end(ev, e);
	if (result == 0)
		result = settle_tiers(x, 1, e);
	return result == 0 ? turn_over(x, e) : -1;
}

static int
pass(struct run *x, unsigned level, bool last, struct err *e)
{
	struct held_record r;
	int got;

	if (!last && open_next(x, e) != 0)
		return -1;
	while ((got = held_next(&x->held, &r, e)) == 1) {
		show(x, &r);
		if (pass_record(x, &r, level, last, e) != 0)
			return -1;
	}
	if (got != 0 || last)
		return got;
	return settle_tiers(x, level, e) != 0 ? -1 : turn_over(x, e);
}

int
run_finish(struct run *x, struct err *e)
{
	unsigned level = 1;
	unsigned last = x->rules->levels;

	if (!holds(x))
		return 0;
	if (settle_tiers(x, 0, e) != 0)
		return -1;
	if (x->rules->events != NULL) {
		if (meet_events(x, e) != 0)
			return -1;
		level = 2;
		last = last < 2 ? 2 : last;
	} else if (held_sort(&x->held, e) != 0) {
		return -1;
	}
	for (; level <= last; level++) {
		if (pass(x, level, level == last, e) != 0)
			return -1;
	}
	return 0;
}

void
run_close(struct run *x)
{
	held_close(&x->held);
	held_close(&x->next);
	check_free(&x->check);
	eval_close(&x->eval);
	buf_free(&x->text);
	buf_free(&x->fields);
	buf_free(&x->facts);
	buf_free(&x->packed);
	header_free(&x->customers);
	arena_free(&x->memory);
}
