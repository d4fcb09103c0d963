/* Reading and counting overlap: while the columns of one batch are counted,
 * job 0 fills the other.  What a thread finds does not depend on the others,
 * so that neither does the result. */
#include "stats/census.h"

#include "base/hash.h"
#include "record/spill.h"
#include "stats/census_state.h"

enum {
	BATCH_BYTES = 1 << 20,
	BATCH_RECORDS = 8192,
	BATCH_FIELDS = 1 << 18,
	UNSEEN = 1 << 16, /* bytes added before room is made */
};

static size_t
tally_memory(const struct census *c)
{
	return c->options.memory - census_spill_memory(c);
}

static int
open_batches(struct census *c, struct err *e)
{
	size_t fields = c->ncolumns + c->options.extra;
	size_t records = BATCH_FIELDS / (fields > 0 ? fields : 1);
	size_t bytes = c->options.memory / 16;

	if (records > BATCH_RECORDS)
		records = BATCH_RECORDS;
	if (records > bytes / 64)
		records = bytes / 64;
	if (bytes > BATCH_BYTES)
		bytes = BATCH_BYTES;
	if (records == 0)
		records = 1;
	for (size_t i = 0; i < 2; i++) {
		if (batch_open(&c->batch[i], fields, records, bytes, e) != 0)
			return -1;
	}
	return 0;
}

int
census_open(struct census **c, size_t ncolumns, const struct census_options *o,
    const struct census_taker *taker, struct err *e)
{
	struct arena memory = { 0 };
	struct census *made;

	if (ncolumns > UINT32_MAX)
		return err_memory(e, SIZE_MAX);
	made = arena_array(&memory, 1, sizeof *made, e);
	if (made == NULL)
		return -1;
	made->options = *o;
	if (made->options.memory < SPILL_MIN_MEMORY)
		made->options.memory = SPILL_MIN_MEMORY;
	made->taker = *taker;
	made->ncolumns = ncolumns;
	made->seed = hash_seed();
	made->column = arena_array(&memory, ncolumns, sizeof *made->column, e);
	made->memory = memory;
	*c = made;
	if (made->column == NULL || open_batches(made, e) != 0 ||
	    workers_open(&made->workers, o->threads, e) != 0)
		return -1;
	made->nspills = workers_count(made->workers);
	if (made->nspills > CENSUS_SPILLS)
		made->nspills = CENSUS_SPILLS;
	if (o->sorted)
		made->nspills = 1;
	return 0;
}

uint64_t
census_records(const struct census *c)
{
	return c->records;
}

void
census_fail(struct census *c, const struct err *e)
{
	if (!__atomic_exchange_n(&c->failed, true, __ATOMIC_RELAXED))
		c->failure = *e;
}

/* What the tallies of at least `cost` bytes have in all. */
static size_t
bytes_from(const struct census *c, size_t cost)
{
	size_t total = 0;

	for (size_t i = 0; i < c->ncolumns; i++) {
		size_t bytes = tally_cost(&c->column[i].tally);

		if (bytes >= cost)
			total += bytes;
	}
	return total;
}

/* The largest tallies are due, until at least `bytes` will be free. */
static void
choose_due(struct census *c, size_t bytes)
{
	size_t low = 1; /* tallies from this size on are enough */
	size_t high = tally_memory(c) + bytes + 1;
	size_t freed = 0;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (bytes_from(c, middle) >= bytes)
			low = middle;
		else
			high = middle;
	}
	for (size_t i = 0; i < c->ncolumns && freed < bytes; i++) {
		size_t cost = tally_cost(&c->column[i].tally);

		if (cost < low)
			continue;
		freed += cost;
		c->column[i].due = true;
	}
}

static void
part_job(void *context, size_t column)
{
	struct census *c = context;
	struct err e;

	if (c->column[column].due && census_part_column(c, column, &e) != 0)
		census_fail(c, &e);
}

/* The columns that are due and share a spill. */
static void
spill_job(void *context, size_t spill)
{
	struct census *c = context;
	struct err e;

	for (size_t i = spill; i < c->ncolumns; i += c->nspills) {
		if (!c->column[i].due || census_spill_column(c, i, &e) == 0)
			continue;
		census_fail(c, &e);
		return;
	}
}

static int
take_failure(const struct census *c, struct err *e)
{
	if (!c->failed)
		return 0;
	*e = c->failure;
	return -1;
}

/* Empty the columns that are due. */
static int
empty_due(struct census *c, struct err *e)
{
	if (c->options.in_parts)
		workers_run(c->workers, part_job, c, c->ncolumns);
	else
		workers_run(c->workers, spill_job, c, c->nspills);
	for (size_t i = 0; i < c->ncolumns; i++)
		c->column[i].due = false;
	return take_failure(c, e);
}

/* Before `values` of so many bytes are counted in each column: when they might
 * not fit, halve what there is. */
static int
make_room(struct census *c, size_t values, size_t bytes, struct err *e)
{
	size_t held = 0;
	size_t total = 0;
	bool due = false;

	for (size_t i = 0; i < c->ncolumns; i++) {
		struct tally *t = &c->column[i].tally;

		c->column[i].due = tally_is_full(t, values, bytes);
		due |= c->column[i].due;
		held += tally_cost(t);
		total += tally_cost(t) + tally_growth(t, values);
	}
	if (total > tally_memory(c))
		choose_due(c, held / 2);
	else if (!due)
		return 0;
	return empty_due(c, e);
}

static void
count_job(void *context, size_t job)
{
	struct census *c = context;
	const struct batch *b = &c->batch[c->current];
	struct err e;

	if (job == 0) {
		if (c->got == 1)
			c->got = c->fill(c->context, &c->batch[1 - c->current]);
		return;
	}
	if ((c->taker.look != NULL &&
		c->taker.look(c->taker.context, job - 1, b, &e) != 0) ||
	    tally_batch(&c->column[job - 1].tally, b, job - 1, c->seed, &e) !=
		0)
		census_fail(c, &e);
}

int
census_count(struct census *c, census_fill *fill, void *context, struct err *e)
{
	c->fill = fill;
	c->context = context;
	batch_clear(&c->batch[0]);
	c->got = fill(context, &c->batch[0]);
	for (c->current = 0; c->got >= 0; c->current = 1 - c->current) {
		struct batch *b = &c->batch[c->current];

		if (b->n == 0)
			return 0;
		if (make_room(c, b->n, b->bytes.n, e) != 0)
			return -1;
		workers_run(c->workers, count_job, c, c->ncolumns + 1);
		if (take_failure(c, e) != 0)
			return -1;
		c->records += b->n;
		batch_clear(b);
	}
	return -1;
}

int
census_add(struct census *c, size_t column, struct str value, uint64_t times,
    struct err *e)
{
	struct tally *t = &c->column[column].tally;

	/* Looking at all columns is dear: now and then, and when one grows. */
	c->unseen += value.n + sizeof times;
	if (c->unseen > UNSEEN || tally_growth(t, 1) > 0 ||
	    tally_is_full(t, 1, value.n)) {
		c->unseen = 0;
		if (make_room(c, 1, value.n, e) != 0)
			return -1;
	}
	return tally_add(t, value, times, c->seed, e);
}

void
census_close(struct census *c)
{
	struct arena memory;

	if (c == NULL)
		return;
	for (size_t i = 0; c->column != NULL && i < c->ncolumns; i++)
		tally_free(&c->column[i].tally);
	for (size_t i = 0; i < 2; i++)
		batch_free(&c->batch[i]);
	for (size_t i = 0; i < CENSUS_SPILLS; i++) {
		if (c->spill[i] != NULL)
			spill_close(c->spill[i]);
	}
	workers_close(c->workers);
	memory = c->memory;
	arena_free(&memory);
}
