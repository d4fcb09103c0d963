/* What a run needs to know before the first record. */
#include "segment/apply.h"
#include "segment/clv.h"
#include "segment/events.h"
#include "segment/run.h"
#include "segment/tier.h"

#include "field/role.h"

struct events *
run_log(const struct rules *r)
{
	struct events *ev = r->events;

	while (ev != NULL && ev->file != NULL)
		ev = ev->next;
	return ev;
}

/* Read the file of the events. */
static int
read_events(struct events *ev, struct reader *in, struct err *e)
{
	const struct record *rec;
	int got;

	while ((got = reader_next(in, &rec, e)) == 1) {
		if (events_add(ev, rec, e) != 0)
			return e->code == ERR_RECORD ? reader_here(in, e) : -1;
	}
	return got != 0 ? -1 : events_sort(ev, e);
}

static int
open_events(struct run *x, struct events *ev, size_t memory, struct err *e)
{
	const struct run_options *o = x->options;
	struct reader_options how = *o->reader;
	struct reader *in;
	int result = -1;

	how.no_header = false;
	how.text = true;
	if (reader_open(&in, ev->file, &how, e) != 0)
		return -1;
	if (role_detect(reader_header(in), e) == 0 &&
	    events_know(
		ev, reader_header(in), x->rules, o->as_of, o->region, e) == 0 &&
	    events_open(ev, memory, o->tempdir, e) == 0)
		result = o->headers_only ? 0 : read_events(ev, in, e);
	reader_close(in);
	return result;
}

/* The only column of a stream made of events: their key. */
static int
make_customers(struct run *x, const struct header *h, struct err *e)
{
	const struct events *log = x->options->log;
	const struct str name = h->name[log->key_column];
	const struct record names = { .field = &name, .nfields = 1 };

	if (header_read(&x->customers, &names, e) != 0)
		return -1;
	x->customers.role[0] = h->role[log->key_column];
	x->header = &x->customers;
	return 0;
}

static int
all_events(struct run *x, const struct header *h, struct err *e)
{
	const struct run_options *o = x->options;
	size_t n = 0;

	for (struct events *ev = x->rules->events; ev != NULL; ev = ev->next)
		n++;
	for (struct events *ev = x->rules->events; ev != NULL; ev = ev->next) {
		size_t memory = o->memory / 4 / n;

		if (ev->file != NULL) {
			if (open_events(x, ev, memory, e) != 0)
				return -1;
			continue;
		}
		if (events_know(ev, h, x->rules, o->as_of, o->region, e) != 0 ||
		    events_open(ev, memory, o->tempdir, e) != 0 ||
		    make_customers(x, h, e) != 0)
			return -1;
	}
	return 0;
}

/* The column that says whose record it is. */
static int
find_key(struct run *x, struct err *e)
{
	const struct events *ev = x->rules->events;
	struct str name = str_of("customer_id");

	if (x->options->key != NULL)
		name = str_of(x->options->key);
	else if (ev != NULL)
		name = ev->key;
	x->rules->key_column = header_find(x->header, name, 0);
	if (x->rules->key_column == HEADER_NONE)
		x->rules->key_column = header_find_role(x->header, name, 0);
	if (x->rules->key_column == HEADER_NONE &&
	    (ev != NULL || x->options->key != NULL))
		return header_unknown(x->header, name, e);
	for (; ev != NULL && ev->next != NULL; ev = ev->next) {
		if (!str_equal(ev->key, ev->next->key))
			return source_fail(ev->next->source, ev->next->at, e,
			    "all events need the same key");
	}
	return 0;
}

static int
open_tiers(struct run *x, struct err *e)
{
	size_t n = 1;

	for (const struct rule *r = x->rules->first; r != NULL; r = r->next)
		n += r->tier != NULL;
	for (struct rule *r = x->rules->first; r != NULL; r = r->next) {
		if (r->tier != NULL &&
		    tier_open(r->tier, x->options->memory / 4 / n,
			x->options->tempdir, e) != 0)
			return -1;
	}
	return 0;
}

/* Which columns the rules look at. */
static int
list_slots(struct run *x, struct err *e)
{
	const struct slot *s;
	size_t n = x->header->n;

	x->field = arena_array(&x->memory, n + 1, sizeof *x->field, e);
	x->cut = arena_array(&x->memory, n + 1, sizeof *x->cut, e);
	x->slot = arena_array(&x->memory, n + 1, sizeof *x->slot, e);
	if (x->field == NULL || x->cut == NULL || x->slot == NULL)
		return -1;
	for (s = x->check.slots; s != NULL; s = s->next)
		x->slot[x->nslots++] = s->column;
	return 0;
}

int
run_open(struct run *x, struct rules *r, const struct header *h,
    const struct run_options *o, struct err *e)
{
	x->options = o;
	x->rules = r;
	x->header = h;
	x->rules->key_column = HEADER_NONE;
	if (all_events(x, h, e) != 0 || find_key(x, e) != 0)
		return -1;
	check_open(&x->check, x->header, o->as_of, &x->memory);
	x->check.region = o->region;
	eval_open(&x->eval, &x->check);
	if (open_tiers(x, e) != 0 || apply_check(r, &x->check, e) != 0 ||
	    list_slots(x, e) != 0)
		return -1;
	if (r->clv != NULL &&
	    clv_open(r->clv, o->memory / 2, o->threads, e) != 0)
		return -1;
	if (r->levels == 0)
		return 0;
	return held_open(&x->held, o->memory / 4, o->tempdir, e);
}
