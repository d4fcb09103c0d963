/* Rounds of jobs: write what the last round made, read what the next will need,
 * and judge the records at hand, a stretch of them a job.  So there are two
 * sets of records and two of texts; a round swaps them. */
#include "normalize/lanes.h"

#include "base/workers.h"
#include "record/hold.h"

enum {
	RECORDS = 1024, /* of a round */
	BYTES = 256 * 1024,
	LANES = 4, /* for each thread, so that none waits long for another */
};

/* A stretch of the records at hand. */
struct share {
	struct lane lane;
	struct lane_text text[2];
	struct str *field; /* of the record at hand */
	int result;
	struct err err;
};

struct round {
	const struct lanes_options *o;
	struct stream *io;
	struct workers *workers;
	struct share *share;
	size_t nshares;
	struct hold hold[2];
	unsigned now;  /* which of the two is judged */
	uint64_t done; /* records judged in earlier rounds */
	int got;       /* how reading went: 1 there is more, 0 the end, -1 */
	int written;   /* 0, or -1: the writer knows why */
	struct arena memory;
};

static int
open_round(struct round *x, size_t threads)
{
	const struct lanes_options *o = x->o;
	struct err *e = &x->io->err;

	x->nshares = threads > 1 ? LANES * threads : 1;
	x->share = arena_array(&x->memory, x->nshares, sizeof *x->share, e);
	if (x->share == NULL)
		return -1;
	for (size_t i = 0; i < x->nshares; i++) {
		struct share *s = &x->share[i];

		s->field = arena_array(
		    &x->memory, o->work.header->n, sizeof *s->field, e);
		if (s->field == NULL || lane_open(&s->lane, &o->work, e) != 0)
			return -1;
	}
	return 0;
}

static void
close_round(struct round *x)
{
	workers_close(x->workers);
	for (size_t i = 0; x->share != NULL && i < x->nshares; i++) {
		lane_close(&x->share[i].lane);
		lane_text_close(&x->share[i].text[0]);
		lane_text_close(&x->share[i].text[1]);
	}
	hold_close(&x->hold[0]);
	hold_close(&x->hold[1]);
	arena_free(&x->memory);
}

static void
read_records(struct round *x, struct hold *hold)
{
	struct stream *io = x->io;
	const struct record *rec;

	hold_clear(hold);
	while (x->got == 1 && !hold_is_full(hold)) {
		x->got = stream_next(io, &rec);
		if (x->got == 1 &&
		    hold_add(hold, rec, reader_file(io->in), &io->err) != 0)
			x->got = -1;
	}
}

static void
judge(struct round *x, size_t i)
{
	const struct hold *hold = &x->hold[x->now];
	struct share *s = &x->share[i];
	struct lane_text *text = &s->text[x->now];
	size_t to = hold->n * (i + 1) / x->nshares;

	lane_text_clear(text);
	for (size_t k = hold->n * i / x->nshares; k < to && s->result == 0;
	     k++) {
		struct record rec;
		const char *file = hold_get(hold, k, &rec, s->field);

		s->result = lane_judge(&s->lane, &rec, x->done + k, &s->err);
		if (s->result == 0)
			s->result =
			    lane_write(&s->lane, &rec, file, text, &s->err);
		text->cut = s->result != 0;
	}
}

/* The texts of one of the two sets, up to a stretch that failed. */
static void
write_texts(struct round *x, unsigned which)
{
	for (size_t i = 0; i < x->nshares && x->written == 0; i++) {
		const struct lane_text *t = &x->share[i].text[which];

		if (t->n > 0)
			x->written =
			    writer_text(x->io->out, buf_str(&t->records.text));
		if (x->written == 0 && t->changes.text.n > 0)
			x->written = writer_text(
			    x->o->changes, buf_str(&t->changes.text));
		if (t->cut)
			break;
	}
}

enum { WRITE, READ, JUDGE };

static void
work(void *context, size_t job)
{
	struct round *x = context;

	if (job == WRITE)
		write_texts(x, !x->now);
	else if (job == READ)
		read_records(x, &x->hold[!x->now]);
	else
		judge(x, job - JUDGE);
}

/* What the round has come to, where it went wrong first.  0 or -1. */
static int
look_back(struct round *x)
{
	struct stream *io = x->io;

	if (x->written != 0) {
		io->err = *writer_error(io->out);
		if (io->err.code == ERR_NONE)
			io->err = *writer_error(x->o->changes);
		return -1;
	}
	for (size_t i = 0; i < x->nshares; i++) {
		const struct share *s = &x->share[i];

		io->counts.out += s->text[x->now].n;
		if (s->result != 0) {
			io->err = s->err;
			return -1;
		}
	}
	return 0;
}

static void
run_jobs(struct round *x)
{
	size_t jobs = JUDGE + x->nshares;

	if (x->workers != NULL) {
		workers_run(x->workers, work, x, jobs);
		return;
	}
	for (size_t i = 0; i < jobs; i++)
		work(x, i);
}

/* Threads only where there is more than one round. */
static int
begin(struct round *x)
{
	const struct lanes_options *o = x->o;
	struct err *e = &x->io->err;
	size_t threads = 1;

	for (size_t i = 0; i < 2; i++)
		if (hold_open(
			&x->hold[i], o->work.header->n, RECORDS, BYTES, e) != 0)
			return -1;
	x->got = 1;
	read_records(x, &x->hold[0]);
	if (x->got == 1 && o->threads != 1) {
		if (workers_open(&x->workers, o->threads, e) != 0)
			return -1;
		threads = workers_count(x->workers);
	}
	return open_round(x, threads);
}

static int
run_rounds(struct round *x)
{
	int result = 0;

	if (begin(x) != 0)
		return -1;
	while (result == 0 && x->hold[x->now].n > 0) {
		run_jobs(x);
		result = look_back(x);
		x->done += x->hold[x->now].n;
		x->now = !x->now;
	}
	write_texts(x, !x->now);
	if (result == 0 && x->written != 0)
		result = look_back(x);
	return result == 0 && x->got == 0 ? 0 : -1;
}

/* What a lane has counted and kept. */
static int
join(struct lanes_result *result, struct normalize *rules,
    const struct lane *lane, struct err *e)
{
	normalize_join(rules, &lane->rules);
	result->changed += lane->changed;
	return samples_join(&result->samples, &lane->samples, e);
}

int
lanes_run(const struct lanes_options *o, struct normalize *rules,
    struct stream *io, struct lanes_result *result)
{
	struct round x = { .o = o, .io = io };
	int got = run_rounds(&x);

	for (size_t i = 0; got == 0 && i < x.nshares; i++)
		got = join(result, rules, &x.share[i].lane, &io->err);
	close_round(&x);
	return got;
}

/* The record that cannot be read in the column where the rules say. */
static int
refuse(const struct normalize *z, struct stream *io, bool fail)
{
	const char *column = io->header.name[z->flagged].p;
	const char *why = z->column[z->flagged].why;

	if (!fail)
		return stream_reject(io, column, why);
	(void)err_set(&io->err, ERR_USAGE, 0, "%s", why);
	(void)err_in_column(&io->err, column, strlen(column));
	return reader_here(io->in, &io->err);
}

static int
pass(const struct lanes_options *o, const struct lane_text *text,
    struct stream *io)
{
	struct str changes = buf_str(&text->changes.text);

	if (changes.n > 0 && writer_text(o->changes, changes) != 0) {
		io->err = *writer_error(o->changes);
		return -1;
	}
	return stream_pass_run(io, buf_str(&text->records.text), text->n);
}

/* One record, all the way. */
static int
take(const struct lanes_options *o, struct lane *lane, const struct record *rec,
    uint64_t place, struct lane_text *text, struct stream *io, bool fail)
{
	lane_text_clear(text);
	if (lane_judge(lane, rec, place, &io->err) != 0)
		return -1;
	if (lane->rules.flagged != HEADER_NONE)
		return refuse(&lane->rules, io, fail);
	if (lane_write(lane, rec, reader_file(io->in), text, &io->err) != 0)
		return -1;
	return pass(o, text, io);
}

int
lanes_run_strict(const struct lanes_options *o, struct normalize *rules,
    struct stream *io, bool fail, struct lanes_result *result)
{
	uint64_t place = 0;
	struct lane lane = { .changed = 0 };
	struct lane_text text = { .n = 0 };
	const struct record *rec;
	int got = lane_open(&lane, &o->work, &io->err) == 0 ? 1 : -1;

	while (got == 1 && (got = stream_next(io, &rec)) == 1)
		got =
		    take(o, &lane, rec, place++, &text, io, fail) == 0 ? 1 : -1;
	if (got == 0)
		got = join(result, rules, &lane, &io->err);
	lane_close(&lane);
	lane_text_close(&text);
	return got;
}
