#include "stats/purchases_run.h"

#include "field/text.h"
#include "stats/journey.h"
#include "stats/purchases.h"

struct run {
	struct stream *io;
	size_t amount;
	struct journey journey;
	struct purchases purchases;
};

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
		if (purchases_add(
			p, event.day, event.value.p, event.value.n, e) != 0)
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
	struct stream *io = run->io;
	struct err *e = &io->err;
	const struct record *rec;
	int got;

	run->amount = journey_find(&io->header, amounts);
	run->purchases.priced = run->amount != HEADER_NONE;
	if (journey_open(
		&run->journey, &io->header, o->memory, o->tempdir, e) != 0)
		return -1;
	while ((got = stream_next(io, &rec)) == 1) {
		struct str amount = str_make(NULL, 0);

		if (run->purchases.priced)
			amount = text_trim(rec->field[run->amount]);
		if (journey_add(&run->journey, rec, 0, amount, e) != 0)
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
	return result;
}
