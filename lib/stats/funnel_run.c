/* A customer reaches a stage on the first day on or behind that of the stage
 * before it. */
#include "stats/funnel_run.h"

#include <inttypes.h>

#include "field/text.h"
#include "stats/journey.h"

struct stage {
	struct str name;
	uint64_t customers;
	struct buf days; /* int32_t, from the stage before, of each customer */
};

struct run {
	struct stream *io;
	size_t event;
	struct stage stage[FUNNEL_STAGES];
	size_t n;
	struct journey journey;
	size_t reached;  /* stages of the customer under way */
	int32_t day;     /* of the last of them */
	uint64_t others; /* events that are no stage */
};

static int
read_stages(struct run *run, const char *text, struct err *e)
{
	struct str rest = str_of(text);

	while (rest.n > 0) {
		const char *end = memchr(rest.p, '>', rest.n);
		size_t n = end == NULL ? rest.n : (size_t)(end - rest.p);
		struct str name = text_trim(str_make(rest.p, n));

		if (run->n == FUNNEL_STAGES || name.n == 0)
			break;
		run->stage[run->n++].name = name;
		rest = str_slice(rest, end == NULL ? n : n + 1, rest.n);
	}
	if (rest.n == 0 && run->n >= 2)
		return 0;
	(void)err_set(
	    e, ERR_USAGE, 0, "a funnel has 2 to %d stages", FUNNEL_STAGES);
	return err_hint(e, "for example --funnel 'visit>cart>order'");
}

static int
add_record(struct run *run, const struct record *rec, struct err *e)
{
	struct str event = text_trim(rec->field[run->event]);

	for (size_t i = 0; i < run->n; i++) {
		if (str_equal(event, run->stage[i].name))
			return journey_add(&run->journey, rec, (unsigned)i,
			    str_make(NULL, 0), e);
	}
	run->others++;
	return 0;
}

static int
take_event(struct run *run, const struct journey_event *event, struct err *e)
{
	struct stage *stage = &run->stage[run->reached];
	int32_t days = event->day - run->day;

	if (run->reached == run->n || event->rank != run->reached)
		return 0;
	if (run->reached > 0 &&
	    buf_add(&stage->days, str_make((const char *)&days, sizeof days),
		e) != 0)
		return -1;
	stage->customers++;
	run->reached++;
	run->day = event->day;
	return 0;
}

static int
walk(struct run *run, struct err *e)
{
	struct journey_event event;
	int got;

	if (journey_sort(&run->journey, e) != 0)
		return -1;
	while ((got = journey_next(&run->journey, &event, e)) == 1) {
		if (event.begins)
			run->reached = 0;
		if (take_event(run, &event, e) != 0)
			return -1;
	}
	return got;
}

static void
put_median(struct sheet *s, struct buf *days)
{
	double median;

	if (journey_median(days, &median))
		sheet_number(s, median, -1);
	else
		sheet_none(s);
}

static void
report(struct document *d, struct run *run)
{
	struct sheet *s = document_sheet(d, "Funnel", "funnel");

	d->title = "Funnel";
	sheet_add_column(s, "stage", SHEET_LEFT);
	sheet_add_column(s, "customers", SHEET_RIGHT);
	sheet_add_column(s, "of the first", SHEET_RIGHT | SHEET_BAR);
	sheet_add_column(s, "step", SHEET_RIGHT);
	sheet_add_column(s, "lost", SHEET_RIGHT);
	sheet_add_column(s, "median days", SHEET_RIGHT);
	for (size_t i = 0; i < run->n; i++) {
		struct stage *stage = &run->stage[i];
		uint64_t before = run->stage[i > 0 ? i - 1 : 0].customers;

		sheet_text(s, stage->name);
		sheet_count(s, stage->customers);
		sheet_share(s, stage->customers, run->stage[0].customers);
		sheet_share(s, stage->customers, before);
		sheet_count(s, before - stage->customers);
		put_median(s, &stage->days);
	}
	if (run->others > 0)
		document_line(d, "other events: %" PRIu64, run->others);
	if (run->journey.left_out > 0)
		document_line(d,
		    "left out, records without customer or date "
		    "(YYYY-MM-DD, see cust-normalize): %" PRIu64,
		    run->journey.left_out);
}

static int
funnel(struct run *run, const struct funnel_run_options *o, struct document *d)
{
	static const char *const events[] = { "event", "status", "order_status",
		NULL };
	const struct header *h = &run->io->header;
	struct err *e = &run->io->err;
	const struct record *rec;
	int got;

	if (read_stages(run, o->stages, e) != 0)
		return -1;
	run->event = journey_find(h, events);
	if (run->event == HEADER_NONE) {
		(void)err_set(
		    e, ERR_USAGE, 0, "no column is known as the event");
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
	report(d, run);
	return 0;
}

int
funnel_run(
    struct stream *io, const struct funnel_run_options *o, struct document *d)
{
	struct run run = { .io = io };
	int result = funnel(&run, o, d);

	for (size_t i = 0; i < FUNNEL_STAGES; i++)
		buf_free(&run.stage[i].days);
	journey_close(&run.journey);
	return result;
}
