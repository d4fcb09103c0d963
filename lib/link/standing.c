#include "link/standing.h"

enum {
	OTHERS = 64,    /* of a cluster that an entry is held against */
	PART = 1 << 12, /* entries of one job */
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

static void
find_one(const struct finding *f, struct compare_memo *memo, uint32_t x)
{
	struct standing_entry *one =
	    (struct standing_entry *)(void *)f->s->entries.p + x;
	size_t n;
	const uint32_t *member =
	    standing_members(f->s, cluster_of(f->k, x), &n);
	const size_t step = n / OTHERS + 1;
	double sum = 0;
	size_t seen = 0;

	one->with = x;
	one->best = 0;
	if ((corpus_facts(f->w->c, x) & CORPUS_SEVERAL) != 0)
		one->best = (float)weight_pair(f->w, memo, x, x);
	one->mean = one->best;
	for (size_t i = 0; i < n; i++) {
		double weight;

		if (member[i] == x || i % step != 0)
			continue;
		weight = weight_pair(f->w, memo, x, member[i]);
		sum += weight;
		if (one->with == x || (float)weight > one->best) {
			one->best = (float)weight;
			one->with = member[i];
		}
		seen++;
	}
	if (seen > 0)
		one->mean = (float)(sum / (double)seen);
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
	for (uint32_t x = from; x < n && x - from < PART; x++)
		find_one(f, &memo, x);
	compare_memo_close(&memo);
	e->code = ERR_NONE;
}

int
standing_find(struct standing *s, const struct cluster *k,
    const struct weight *w, struct workers *workers, struct err *e)
{
	const uint32_t n = w->c->n;
	const size_t jobs = (n + (size_t)PART - 1) / PART;
	struct finding f = { s, k, w, { NULL, 0, 0 } };
	int result = 0;

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
