#include "stats/purchases_run.h"

#include <string.h>

#include "base/hash.h"
#include "field/text.h"
#include "stats/journey.h"
#include "stats/purchases.h"

struct run {
	struct stream *io;
	size_t amount, order; /* columns, or HEADER_NONE */
	struct journey journey;
	struct purchases purchases;
	struct buf value;
	/* The numbers of orders seen of a customer, a day and a rank. */
	struct buf seen;
	int32_t day;
	unsigned rank;
};

/* Records of an order stand together: its number has a rank, which is told by
 * its bytes; before the amount stand the length of the number and itself. */
static int
add_record(struct run *run, const struct record *rec, struct err *e)
{
	struct str amount = str_make(NULL, 0);
	struct str order = str_make(NULL, 0);
	unsigned rank = 0;
	uint32_t n;

	if (run->purchases.priced)
		amount = text_trim(rec->field[run->amount]);
	if (run->order != HEADER_NONE)
		order = text_trim(rec->field[run->order]);
	if (order.n > 0)
		rank = (unsigned)(hash_str(order, 0) & 0xff);
	n = (uint32_t)order.n;
	buf_clear(&run->value);
	if (buf_add(&run->value, str_make((const char *)&n, sizeof n), e) !=
		0 ||
	    buf_add(&run->value, order, e) != 0 ||
	    buf_add(&run->value, amount, e) != 0)
		return -1;
	return journey_add(&run->journey, rec, rank, buf_str(&run->value), e);
}

/* Has a record of that order been there?  1, 0 or -1; it has now. */
static int
is_seen(struct run *run, struct str number, struct err *e)
{
	size_t at = 0;

	while (at < run->seen.n) {
		uint32_t n;

		memcpy(&n, run->seen.p + at, sizeof n);
		if (str_equal(number, str_make(run->seen.p + at, sizeof n + n)))
			return 1;
		at += sizeof n + n;
	}
	return buf_add(&run->seen, number, e);
}

static int
take_event(struct run *run, const struct journey_event *event, struct err *e)
{
	struct purchases *p = &run->purchases;
	const char *value = event->value.p;
	uint32_t n;
	size_t before;
	int got = 0;

	memcpy(&n, value, sizeof n);
	before = sizeof n + n;
	if (event->begins || event->day != run->day || event->rank != run->rank)
		buf_clear(&run->seen);
	run->day = event->day;
	run->rank = event->rank;
	if (n > 0)
		got = is_seen(run, str_make(value, before), e);
	if (got == 1) {
		purchases_add_part(p, value + before, event->value.n - before);
		return 0;
	}
	return got != 0 ? -1
			: purchases_add(p, event->day, value + before,
			      event->value.n - before, e);
}

static int
tell(struct run *run, struct err *e)
{
	struct purchases *p = &run->purchases;
	struct journey *j = &run->journey;
	struct journey_event event;
	bool open = false;
	int got;

	if (purchases_open(p, j->first, j->last, e) != 0 ||
	    journey_sort(j, e) != 0)
		return -1;
	while ((got = journey_next(j, &event, e)) == 1) {
		if (open && event.begins && purchases_end_customer(p, e) != 0)
			return -1;
		open = true;
		if (take_event(run, &event, e) != 0)
			return -1;
	}
	if (got == 0 && open)
		got = purchases_end_customer(p, e);
	return got;
}

static int
purchases(
    struct run *run, const struct purchases_run_options *o, struct document *d)
{
	static const char *const amounts[] = { "amount", "total_spent", "price",
		NULL };
	static const char *const orders[] = { "order_id", NULL };
	struct stream *io = run->io;
	struct err *e = &io->err;
	const struct record *rec;
	int got;

	run->amount = journey_find(&io->header, amounts);
	run->order = journey_find(&io->header, orders);
	run->purchases.priced = run->amount != HEADER_NONE;
	if (journey_open(
		&run->journey, &io->header, o->memory, o->tempdir, e) != 0)
		return -1;
	while ((got = stream_next(io, &rec)) == 1) {
		if (add_record(run, rec, e) != 0)
			return -1;
	}
	if (got != 0 || tell(run, e) != 0)
		return -1;
	run->purchases.undated = run->journey.left_out;
	purchases_report(d, &run->purchases);
	return 0;
}

int
purchases_run(struct stream *io, const struct purchases_run_options *o,
    struct document *d)
{
	struct run run = { .io = io };
	int result = purchases(&run, o, d);

	journey_close(&run.journey);
	purchases_free(&run.purchases);
	buf_free(&run.value);
	buf_free(&run.seen);
	return result;
}
