#include "link/standing.h"

enum {
	OTHERS = 64,    /* of a cluster that an entry is held against */
	PART = 1 << 14, /* entries of one job */
};

struct finding {
	struct standing *s;
	const struct cluster *k;
	const struct weight *w;
	struct buf failed; /* struct err a job */
};

static uint32_t *
numbers(const struct buf *b)
{
	return (uint32_t *)(void *)b->p;
}

const uint32_t *
standing_members(const struct standing *s, uint32_t root, size_t *n)
{
	const uint32_t *ends = numbers(&s->ends);

	*n = ends[root + 1] - ends[root];
	return numbers(&s->members) + ends[root];
}

/* Entries cluster by cluster; that of root i begins at ends[i]. */
static int
list_members(
    struct standing *s, const struct cluster *k, uint32_t n, struct err *e)
{
	uint32_t *ends;

	if (buf_reserve(&s->ends, (n + (size_t)2) * sizeof *ends, e) != 0 ||
	    buf_reserve(&s->members, n * sizeof *ends, e) != 0)
		return -1;
	ends = numbers(&s->ends);
	memset(ends, 0, (n + (size_t)2) * sizeof *ends);
	/* Counted two places on, they end up one place on. */
	for (uint32_t i = 0; i < n; i++)
		ends[cluster_of(k, i) + 2]++;
	for (uint32_t i = 1; i < n + 2; i++)
		ends[i] += ends[i - 1];
	for (uint32_t i = 0; i < n; i++)
		numbers(&s->members)[ends[cluster_of(k, i) + 1]++] = i;
	return 0;
}

static struct standing_entry *
entry_of(const struct finding *f, uint32_t x)
{
	return (struct standing_entry *)(void *)f->s->entries.p + x;
}

/* Until another one of its cluster is met; its mean is the sum so far. */
static void
begin(
    const struct finding *f, struct compare_memo *memo, uint32_t x, double *sum)
{
	struct standing_entry *one = entry_of(f, x);

	one->with = x;
	one->best = 0;
	if ((corpus_facts(f->w->c, x) & CORPUS_SEVERAL) != 0)
		one->best = (float)weight_pair(f->w, memo, x, x);
	one->mean = one->best;
	*sum = 0;
}

static void
meet(struct standing_entry *one, uint32_t x, uint32_t other, double weight,
    double *sum)
{
	*sum += weight;
	if (one->with == x || (float)weight > one->best) {
		one->best = (float)weight;
		one->with = other;
	}
}

/* Each of them with each other one. */
static void
find_all(const struct finding *f, struct compare_memo *memo,
    const uint32_t *member, size_t n)
{
	double sum[OTHERS];

	for (size_t i = 0; i < n; i++)
		begin(f, memo, member[i], &sum[i]);
	for (size_t i = 0; i + 1 < n; i++) {
		for (size_t j = i + 1; j < n; j++) {
			const uint32_t x = member[i], y = member[j];
			const double weight = weight_pair(f->w, memo, x, y);

			meet(entry_of(f, x), x, y, weight, &sum[i]);
			meet(entry_of(f, y), y, x, weight, &sum[j]);
		}
	}
	for (size_t i = 0; i < n && n > 1; i++)
		entry_of(f, member[i])->mean =
		    (float)(sum[i] / (double)(n - 1));
}

/* Each of many with some of them. */
static void
find_some(const struct finding *f, struct compare_memo *memo,
    const uint32_t *member, size_t n)
{
	const size_t step = n / OTHERS + 1;

	for (size_t i = 0; i < n; i++) {
		const uint32_t x = member[i];
		struct standing_entry *one = entry_of(f, x);
		size_t seen = 0;
		double sum;

		begin(f, memo, x, &sum);
		for (size_t j = 0; j < n; j += step) {
			if (j == i)
				continue;
			meet(one, x, member[j],
			    weight_pair(f->w, memo, x, member[j]), &sum);
			seen++;
		}
		one->mean = (float)(sum / (double)seen);
	}
}

static void
find_part(void *context, size_t job)
{
	struct finding *f = context;
	struct err *e = (struct err *)(void *)f->failed.p + job;
	const uint32_t n = f->w->c->n;
	const uint32_t from = (uint32_t)(job * PART);
	struct compare_memo memo;

	if (compare_memo_open(&memo, e) != 0)
		return;
	for (uint32_t x = from; x < n && x - from < PART; x++) {
		const uint32_t *member;
		size_t count;

		if (cluster_of(f->k, x) != x)
			continue;
		member = standing_members(f->s, x, &count);
		if (count < OTHERS)
			find_all(f, &memo, member, count);
		else
			find_some(f, &memo, member, count);
	}
	compare_memo_close(&memo);
	e->code = ERR_NONE;
}

int
standing_find(struct standing *s, const struct cluster *k,
    const struct weight *w, struct workers *workers, struct err *e)
{
	const uint32_t n = w->c->n;
	const size_t jobs = (n + (size_t)PART - 1) / PART;
	struct finding f = { s, k, w, { 0 } };
	int result = 0;

	s->entries = s->members = s->ends = buf_in(w->c->room);
	if (list_members(s, k, n, e) != 0 ||
	    buf_reserve(&s->entries, n * sizeof(struct standing_entry), e) !=
		0 ||
	    buf_reserve(&f.failed, jobs * sizeof *e, e) != 0)
		return -1;
	workers_run(workers, find_part, &f, jobs);
	for (size_t i = 0; i < jobs && result == 0; i++) {
		const struct err *failed =
		    (const struct err *)(const void *)f.failed.p + i;

		if (failed->code != ERR_NONE) {
			*e = *failed;
			result = -1;
		}
	}
	buf_free(&f.failed);
	return result;
}

void
standing_release(struct standing *s)
{
	buf_free(&s->members);
	buf_free(&s->ends);
}

void
standing_free(struct standing *s)
{
	standing_release(s);
	buf_free(&s->entries);
}
