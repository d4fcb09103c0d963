/* A purchase is for the first source that touched its customer, for the last,
 * and in equal parts for all touches up to it. */
#include "stats/attribution_run.h"

#include <inttypes.h>

#include "field/text.h"
#include "record/select.h"
#include "stats/exact.h"
#include "stats/journey.h"
#include "stats/number.h"
#include "stats/outcome.h"

struct source {
	struct str name;
	uint64_t touches;
	uint64_t customers; /* that it touched first */
	uint64_t buyers;    /* of them, that bought */
	/* Revenue; that of parts: */
	struct exact *first, *last, *linear;
};

struct run {
	struct stream *io;
	size_t column, amount;
	bool has_outcome; /* else each record with an amount is a purchase */
	struct outcome outcome;
	struct journey journey;
	struct source source[ATTRIBUTION_SOURCES];
	size_t n;
	uint64_t customers;
	uint64_t unread; /* amounts */
	/* The customer under way: */
	uint64_t touched[ATTRIBUTION_SOURCES]; /* by each source */
	uint64_t touches;
	size_t first, last; /* sources; ATTRIBUTION_SOURCES: none yet */
	bool bought;
	struct arena memory;
};

static int
add_source(struct run *run, struct str name, struct err *e)
{
	struct source *s = &run->source[run->n];

	s->name = arena_copy(&run->memory, name, e);
	s->first = arena_array(&run->memory, 1, sizeof *s->first, e);
	s->last = arena_array(&run->memory, 1, sizeof *s->last, e);
	s->linear = arena_array(&run->memory, 1, sizeof *s->linear, e);
	if (s->name.p == NULL || s->first == NULL || s->last == NULL ||
	    s->linear == NULL)
		return -1;
	run->n++;
	return 0;
}

static int
find_source(struct run *run, struct str name, size_t *found, struct err *e)
{
	for (*found = 0; *found < run->n; ++*found) {
		if (str_equal(run->source[*found].name, name))
			return 0;
	}
	if (run->n == ATTRIBUTION_SOURCES)
		return err_set(e, ERR_USAGE, 0,
		    "there are more than %d sources", ATTRIBUTION_SOURCES);
	return add_source(run, name, e);
}

/* Which source is in the rank of the event, how much in its value: touches
 * without an amount come before purchases of the same day. */
static int
add_record(struct run *run, const struct record *rec, struct err *e)
{
	struct str name = text_trim(rec->field[run->column]);
	struct str amount = text_trim(rec->field[run->amount]);
	struct buf value = { 0 };
	size_t source = ATTRIBUTION_SOURCES;
	int result = 0;

	if (run->has_outcome &&
	    !str_equal(outcome_of(&run->outcome, rec), run->outcome.value))
		amount.n = 0;
	if (name.n > 0)
		result = find_source(run, name, &source, e);
	if (result == 0)
		result = buf_add_byte(&value, (char)source, e);
	if (result == 0)
		result = buf_add(&value, amount, e);
	if (result == 0)
		result = journey_add(
		    &run->journey, rec, amount.n > 0, buf_str(&value), e);
	buf_free(&value);
	return result;
}

static void
add_amount(struct exact *sum, const struct number *amount)
{
	if (amount->exact)
		exact_add(sum, amount->decimal, 1);
	else
		exact_add_double(sum, amount->value, 1);
}

/* Of an amount: all of it is added as it is written, a part is rounded once. */
static void
add_part(
    struct exact *sum, const struct number *amount, uint64_t part, uint64_t of)
{
	if (part == of)
		add_amount(sum, amount);
	else if (part > 0)
		exact_add_double(
		    sum, amount->value * (double)part / (double)of, 1);
}

static void
take_purchase(struct run *run, const struct number *amount)
{
	if (run->touches == 0)
		return;
	if (!run->bought)
		run->source[run->first].buyers++;
	run->bought = true;
	add_amount(run->source[run->first].first, amount);
	add_amount(run->source[run->last].last, amount);
	for (size_t i = 0; i < run->n; i++)
		add_part(run->source[i].linear, amount, run->touched[i],
		    run->touches);
}

static void
take_event(struct run *run, const struct journey_event *event)
{
	size_t source = (unsigned char)event->value.p[0];
	struct str amount = str_slice(event->value, 1, event->value.n);
	struct number v;

	if (source < ATTRIBUTION_SOURCES) {
		if (run->touches++ == 0) {
			run->first = source;
			run->source[source].customers++;
		}
		run->last = source;
		run->touched[source]++;
		run->source[source].touches++;
	}
	if (number_read(amount, &v))
		take_purchase(run, &v);
	else if (amount.n > 0)
		run->unread++;
}

static int
walk(struct run *run, struct err *e)
{
	struct journey_event event;
	int got;

	if (journey_sort(&run->journey, e) != 0)
		return -1;
	while ((got = journey_next(&run->journey, &event, e)) == 1) {
		if (event.begins) {
			run->customers++;
			memset(run->touched, 0, sizeof run->touched);
			run->touches = 0;
			run->bought = false;
		}
		take_event(run, &event);
	}
	return got;
}

static double
sum_of(const struct exact *sum)
{
	return sum->n > 0 ? exact_sum(sum) : 0;
}

/* Most linear revenue first; equal ones in byte order of their names. */
static bool
stands_before(const struct source *a, const struct source *b)
{
	double x = sum_of(a->linear);
	double y = sum_of(b->linear);

	if (x != y)
		return x > y;
	return str_compare(a->name, b->name) < 0;
}

static void
put_source(struct sheet *s, const struct source *x, uint64_t customers)
{
	sheet_text(s, x->name);
	sheet_count(s, x->touches);
	sheet_count(s, x->customers);
	sheet_share(s, x->customers, customers);
	sheet_share(s, x->buyers, x->customers);
	sheet_number(s, sum_of(x->first), 2);
	sheet_number(s, sum_of(x->last), 2);
	sheet_number(s, sum_of(x->linear), 2);
}

static void
report(struct document *d, const struct run *run, unsigned k)
{
	struct sheet *s;
	size_t small = 0;

	d->title = "Attribution";
	document_line(
	    d, "%" PRIu64 " customers, %zu sources", run->customers, run->n);
	s = document_sheet(d, "Sources", "sources");
	sheet_add_column(s, "source", SHEET_LEFT);
	sheet_add_column(s, "touches", SHEET_RIGHT);
	sheet_add_column(s, "customers", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT);
	sheet_add_column(s, "bought", SHEET_RIGHT);
	sheet_add_column(s, "first", SHEET_RIGHT);
	sheet_add_column(s, "last", SHEET_RIGHT);
	sheet_add_column(s, "linear", SHEET_RIGHT);
	for (size_t rank = 0; rank < run->n; rank++) {
		for (size_t i = 0; i < run->n; i++) {
			size_t before = 0;

			for (size_t m = 0; m < run->n; m++)
				before += stands_before(
				    &run->source[m], &run->source[i]);
			if (before != rank)
				continue;
			if (run->source[i].touches < k)
				small++;
			else
				put_source(s, &run->source[i], run->customers);
		}
	}
	if (small > 0)
		document_line(d, "left out, of fewer than %u touches each: %zu",
		    k, small);
	if (run->unread > 0)
		document_line(d,
		    "left out, amounts that are no plain numbers (see "
		    "cust-normalize): %" PRIu64,
		    run->unread);
	if (run->journey.left_out > 0)
		document_line(d,
		    "left out, records without customer or date "
		    "(YYYY-MM-DD, see cust-normalize): %" PRIu64,
		    run->journey.left_out);
}

static int
attribute(struct run *run, const struct attribution_run_options *o,
    struct document *d)
{
	static const char *const amounts[] = { "amount", "total_spent", "price",
		NULL };
	const struct header *h = &run->io->header;
	struct err *e = &run->io->err;
	const struct record *rec;
	int got;

	if (select_one(&run->column, str_of(o->by), NULL, h, e) != 0)
		return -1;
	run->has_outcome = o->outcome != NULL;
	if (run->has_outcome &&
	    outcome_read(&run->outcome, o->outcome, h, e) != 0)
		return -1;
	run->amount = journey_find(h, amounts);
	if (run->amount == HEADER_NONE) {
		(void)err_set(
		    e, ERR_USAGE, 0, "no column is known as the amount");
		return err_hint(e, "--schema tells which is");
	}
	if (journey_open(&run->journey, h, o->memory, o->tempdir, e) != 0)
		return -1;
	while ((got = stream_next(run->io, &rec)) == 1) {
		if (add_record(run, rec, e) != 0)
			return -1;
	}
	if (got != 0 || walk(run, e) != 0)
		return -1;
	report(d, run, o->k);
	return 0;
}

int
attribution_run(struct stream *io, const struct attribution_run_options *o,
    struct document *d)
{
	struct run run = { .io = io };
	int result = attribute(&run, o, d);

	journey_close(&run.journey);
	arena_free(&run.memory);
	return result;
}
