/* Reading and counting overlap: while the columns of one batch are counted,
 * job 0 fills the other.  What a thread finds does not depend on the others,
 * so that neither does the result. */
#include "stats/census.h"

#include "base/hash.h"
#include "record/spill.h"

enum {
	BATCH_BYTES = 1 << 20,
	BATCH_RECORDS = 8192,
	BATCH_FIELDS = 1 << 18,
	COLUMN = 4, /* bytes of the column in a spilled key */
};

/* The spill gets an eighth, the tallies the rest. */
static size_t
spill_memory(const struct census *c)
{
	return c->options.memory / 8;
}

static size_t
tally_memory(const struct census *c)
{
	return c->options.memory - spill_memory(c);
}

int
census_open(struct census *c, size_t ncolumns, const struct census_options *o,
    struct err *e)
{
	size_t records = BATCH_FIELDS / (ncolumns > 0 ? ncolumns : 1);
	size_t bytes;

	c->options = *o;
	if (c->options.memory < SPILL_MIN_MEMORY)
		c->options.memory = SPILL_MIN_MEMORY;
	bytes = c->options.memory / 16;
	c->ncolumns = ncolumns;
	if (ncolumns > UINT32_MAX)
		return err_memory(e, SIZE_MAX);
	if (records > BATCH_RECORDS)
		records = BATCH_RECORDS;
	if (records > bytes / 64)
		records = bytes / 64;
	if (bytes > BATCH_BYTES)
		bytes = BATCH_BYTES;
	if (records == 0)
		records = 1;
	c->seed = hash_seed();
	c->column = arena_array(&c->memory, ncolumns, sizeof *c->column, e);
	if (c->column == NULL)
		return -1;
	for (size_t i = 0; i < 2; i++) {
		if (batch_open(&c->batch[i], ncolumns, records, bytes, e) != 0)
			return -1;
	}
	return workers_open(&c->workers, o->threads, e);
}

/* Keep why a job failed; where several do, one of the reasons. */
static void
fail(struct census *c, const struct err *e)
{
	if (!__atomic_exchange_n(&c->failed, true, __ATOMIC_RELAXED))
		c->failure = *e;
}

static int
spill_column(struct census *c, size_t column, struct err *e)
{
	struct census_column *from = &c->column[column];
	struct buf key = { 0 };
	struct str value;
	uint64_t count;
	size_t at = 0;
	int result = 0;

	if (c->spill == NULL &&
	    spill_open(&c->spill, spill_memory(c), c->options.tempdir, e) != 0)
		return -1;
	tally_close(&from->tally);
	for (int shift = 24; shift >= 0 && result == 0; shift -= 8)
		result = buf_add_byte(&key, (char)(column >> shift), e);
	while (result == 0 && tally_next(&from->tally, &at, &value, &count)) {
		key.n = COLUMN;
		result = buf_add(&key, value, e);
		if (result == 0)
			result = spill_add(c->spill, buf_str(&key),
			    str_make((const char *)&count, sizeof count), e);
	}
	buf_free(&key);
	tally_free(&from->tally);
	from->spilled = true;
	return result;
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

/* Spill the largest tallies until at least `bytes` are free. */
static int
free_bytes(struct census *c, size_t bytes, struct err *e)
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
		if (spill_column(c, i, e) != 0)
			return -1;
	}
	return 0;
}

/* Before b is counted: when it might not fit, halve what there is. */
static int
make_room(struct census *c, const struct batch *b, struct err *e)
{
	size_t held = 0;
	size_t total = 0;

	for (size_t i = 0; i < c->ncolumns; i++) {
		struct tally *t = &c->column[i].tally;

		if (tally_is_full(t, b->n, b->bytes.n) &&
		    spill_column(c, i, e) != 0)
			return -1;
		held += tally_cost(t);
		total += tally_cost(t) + tally_growth(t, b->n);
	}
	if (total <= tally_memory(c))
		return 0;
	return free_bytes(c, held / 2, e);
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
	if (tally_batch(&c->column[job - 1].tally, b, job - 1, c->seed, &e) !=
	    0)
		fail(c, &e);
}

int
census_count(struct census *c, census_fill *fill, void *context, struct err *e)
{
	c->fill = fill;
	c->context = context;
	c->got = fill(context, &c->batch[0]);
	for (c->current = 0; c->got >= 0; c->current = 1 - c->current) {
		struct batch *b = &c->batch[c->current];

		if (b->n == 0)
			return 0;
		if (make_room(c, b, e) != 0)
			return -1;
		workers_run(c->workers, count_job, c, c->ncolumns + 1);
		if (c->failed) {
			*e = c->failure;
			return -1;
		}
		c->records += b->n;
		batch_clear(b);
	}
	return -1;
}

/* The profile of a column whose tally is in memory. */
static int
profile_column(struct census *c, size_t column, struct err *e)
{
	struct tally *t = &c->column[column].tally;
	struct profile_work w = { 0 };
	struct str value;
	uint64_t count;
	size_t at = 0;
	int result = 0;

	/* Numbers take the place of the slots. */
	w.quantile.limit =
	    t->slots.n + spill_memory(c) / workers_count(c->workers);
	w.quantile.directory = c->options.tempdir;
	tally_close(t);
	while (result == 0 && tally_next(t, &at, &value, &count))
		result = profile_add(&c->profile[column], &w, value, count, e);
	tally_free(t);
	if (result == 0)
		result = profile_end(&c->profile[column], &w, e);
	profile_work_free(&w);
	return result;
}

static void
profile_job(void *context, size_t column)
{
	struct census *c = context;
	struct err e;

	if (!c->column[column].spilled && profile_column(c, column, &e) != 0)
		fail(c, &e);
}

/* Entries coming out of the spill, equal ones next to each other. */
struct merge {
	struct buf key; /* column and value that are being counted */
	uint64_t count;
	struct profile_work work;
};

static size_t
column_of(struct str key)
{
	size_t column = 0;

	for (size_t i = 0; i < COLUMN; i++)
		column = column << 8 | (unsigned char)key.p[i];
	return column;
}

/* The value of m is complete; `next` is the key behind it, p NULL at the end
 * of all. */
static int
end_value(struct census *c, struct merge *m, struct str next, struct err *e)
{
	struct str key = buf_str(&m->key);
	struct profile *p;

	if (key.n == 0)
		return 0;
	p = &c->profile[column_of(key)];
	if (profile_add(
		p, &m->work, str_slice(key, COLUMN, key.n), m->count, e) != 0)
		return -1;
	if (next.p != NULL && column_of(next) == column_of(key))
		return 0;
	if (profile_end(p, &m->work, e) != 0)
		return -1;
	profile_work_free(&m->work);
	m->work = (struct profile_work){ 0 };
	return 0;
}

static int
merge_spilled(struct census *c, struct merge *m, struct err *e)
{
	struct str key;
	struct str value;
	uint64_t count;
	int got;

	while ((got = spill_next(c->spill, &key, &value, e)) == 1) {
		memcpy(&count, value.p, sizeof count);
		if (str_equal(key, buf_str(&m->key))) {
			m->count += count;
			continue;
		}
		if (end_value(c, m, key, e) != 0)
			return -1;
		m->work.quantile.limit = spill_memory(c) / 2;
		m->work.quantile.directory = c->options.tempdir;
		m->count = count;
		buf_clear(&m->key);
		if (buf_add(&m->key, key, e) != 0)
			return -1;
	}
	return got == 0 ? end_value(c, m, str_make(NULL, 0), e) : -1;
}

static int
profile_spilled(struct census *c, struct err *e)
{
	struct merge m = { 0 };
	int result = merge_spilled(c, &m, e);

	profile_work_free(&m.work);
	buf_free(&m.key);
	return result;
}

int
census_profile(struct census *c, struct profile *profile, struct err *e)
{
	c->profile = profile;
	for (size_t i = 0; i < c->ncolumns; i++) {
		profile[i].records = c->records;
		if (c->column[i].spilled && spill_column(c, i, e) != 0)
			return -1;
	}
	if (c->spill != NULL && spill_sort(c->spill, e) != 0)
		return -1;
	workers_run(c->workers, profile_job, c, c->ncolumns);
	if (c->failed) {
		*e = c->failure;
		return -1;
	}
	return c->spill == NULL ? 0 : profile_spilled(c, e);
}

void
census_close(struct census *c)
{
	for (size_t i = 0; c->column != NULL && i < c->ncolumns; i++)
		tally_free(&c->column[i].tally);
	for (size_t i = 0; i < 2; i++)
		batch_free(&c->batch[i]);
	if (c->spill != NULL)
		spill_close(c->spill);
	workers_close(c->workers);
	arena_free(&c->memory);
}
