/* Handing over, by several threads: column by column what is in memory, spill
 * by spill what is not. */
#include "base/hash.h"
#include "base/ordered.h"
#include "record/spill.h"
#include "stats/census_state.h"

int
census_spill_column(struct census *c, size_t column, struct err *e)
{
	const struct census_taker *taker = &c->taker;
	struct census_column *from = &c->column[column];
	struct spill **spill = &c->spill[column % c->nspills];
	struct buf key = { 0 };
	struct str value;
	char bytes[CENSUS_COLUMN];
	uint64_t count;
	size_t at = 0;
	int result;

	if (*spill == NULL &&
	    spill_open(spill, census_spill_memory(c) / c->nspills,
		c->options.tempdir, e) != 0)
		return -1;
	tally_close(&from->tally);
	ordered_put(bytes, column, sizeof bytes);
	result = buf_add(&key, str_make(bytes, sizeof bytes), e);
	while (result == 0 && tally_next(&from->tally, &at, &value, &count)) {
		key.n = CENSUS_COLUMN;
		if (taker->observe != NULL)
			result =
			    taker->observe(taker->context, column, value, e);
		if (result == 0)
			result = buf_add(&key, value, e);
		if (result == 0)
			result = spill_add(*spill, buf_str(&key),
			    str_make((const char *)&count, sizeof count), e);
	}
	buf_free(&key);
	tally_free(&from->tally);
	from->spilled = true;
	return result;
}

/* Show the values that memory has to the taker, then let it begin. */
static int
begin_column(struct census *c, size_t column, size_t memory, bool in_parts,
    struct err *e)
{
	const struct census_taker *taker = &c->taker;
	const struct tally *t = &c->column[column].tally;
	struct str value;
	uint64_t count;
	size_t at = 0;

	while (taker->observe != NULL && tally_next(t, &at, &value, &count)) {
		if (taker->observe(taker->context, column, value, e) != 0)
			return -1;
	}
	return taker->begin(taker->context, column, memory, in_parts, e);
}

static int
take_column(struct census *c, size_t column, struct err *e)
{
	const struct census_taker *taker = &c->taker;
	struct tally *t = &c->column[column].tally;
	struct str value;
	uint64_t count;
	size_t at = 0;
	int result = 0;

	while (result == 0 && tally_next(t, &at, &value, &count))
		result = taker->take(taker->context, column, value, count, e);
	tally_free(t);
	return result;
}

int
census_part_column(struct census *c, size_t column, struct err *e)
{
	struct census_column *from = &c->column[column];

	tally_close(&from->tally);
	if (!from->parted && begin_column(c, column, 0, true, e) != 0)
		return -1;
	from->parted = true;
	return take_column(c, column, e);
}

/* A column that is in memory, all of it. */
static int
tell_column(struct census *c, size_t column, struct err *e)
{
	const struct census_taker *taker = &c->taker;
	struct census_column *from = &c->column[column];
	/* Numbers take the place of the slots. */
	size_t memory = from->tally.slots.n +
			census_spill_memory(c) / workers_count(c->workers);

	tally_close(&from->tally);
	if ((!from->parted && begin_column(c, column, memory, false, e) != 0) ||
	    take_column(c, column, e) != 0)
		return -1;
	return taker->end(taker->context, column, e);
}

static void
tell_job(void *context, size_t column)
{
	struct census *c = context;
	struct err e;

	if (!c->column[column].spilled && tell_column(c, column, &e) != 0)
		census_fail(c, &e);
}

/* Entries coming out of a spill, equal ones next to each other. */
struct telling {
	struct census *census;
	struct buf key; /* column and value that are being counted */
	uint64_t count;
	bool open; /* the key is one */
	size_t column;
	bool begun; /* that column */
};

static size_t
column_of(struct str key)
{
	return (size_t)ordered_get(key.p, CENSUS_COLUMN);
}

static int
end_column(struct telling *t, struct err *e)
{
	const struct census_taker *taker = &t->census->taker;

	if (!t->begun)
		return 0;
	t->begun = false;
	return taker->end(taker->context, t->column, e);
}

/* The value under way has all its count. */
static int
tell_value(struct telling *t, struct err *e)
{
	struct census *c = t->census;
	struct str key = buf_str(&t->key);

	if (!t->open)
		return 0;
	if (!t->begun || column_of(key) != t->column) {
		if (end_column(t, e) != 0)
			return -1;
		t->column = column_of(key);
		t->begun = true;
		if (c->taker.begin(c->taker.context, t->column,
			census_spill_memory(c) / c->nspills / 2, false, e) != 0)
			return -1;
	}
	return c->taker.take(c->taker.context, t->column,
	    str_slice(key, CENSUS_COLUMN, key.n), t->count, e);
}

static int
tell_entries(struct telling *t, struct spill *spill, struct err *e)
{
	struct str key;
	struct str value;
	int got;

	if (spill_sort(spill, e) != 0)
		return -1;
	while ((got = spill_next(spill, &key, &value, e)) == 1) {
		uint64_t count;

		memcpy(&count, value.p, sizeof count);
		if (t->open && str_equal(key, buf_str(&t->key))) {
			t->count += count;
			continue;
		}
		if (tell_value(t, e) != 0)
			return -1;
		t->open = true;
		t->count = count;
		buf_clear(&t->key);
		if (buf_add(&t->key, key, e) != 0)
			return -1;
	}
	if (got != 0 || tell_value(t, e) != 0)
		return -1;
	return end_column(t, e);
}

static void
spilled_job(void *context, size_t spill)
{
	struct census *c = context;
	struct telling t = { .census = c };
	struct err e;

	if (c->spill[spill] != NULL &&
	    tell_entries(&t, c->spill[spill], &e) != 0)
		census_fail(c, &e);
	buf_free(&t.key);
}

/* A column without any value is never met in the spill. */
static int
tell_empty(struct census *c, size_t column, struct err *e)
{
	const struct census_taker *taker = &c->taker;

	if (taker->begin(taker->context, column, 0, false, e) != 0)
		return -1;
	return taker->end(taker->context, column, e);
}

int
census_end(struct census *c, struct err *e)
{
	bool sorted = c->options.sorted;

	for (size_t i = 0; i < c->ncolumns; i++) {
		struct census_column *column = &c->column[i];

		if (column->parted)
			continue;
		if (sorted && !column->spilled && column->tally.distinct == 0 &&
		    tell_empty(c, i, e) != 0)
			return -1;
		if ((column->spilled || sorted) &&
		    census_spill_column(c, i, e) != 0)
			return -1;
	}
	workers_run(c->workers, tell_job, c, c->ncolumns);
	workers_run(c->workers, spilled_job, c, c->nspills);
	if (!c->failed)
		return 0;
	*e = c->failure;
	return -1;
}
