#include "link/intake.h"

enum {
	RECORDS = 4096,
	BYTES = 1 << 20, /* of values in a batch */
	TOGETHER = 256,  /* values of a column that are taken at once */
};

int
intake_open(struct intake *x, struct trait *trait, size_t ntraits,
    struct workers *w, struct err *e)
{
	struct err *failed;

	x->trait = trait;
	x->ntraits = ntraits;
	x->workers = w;
	if (buf_reserve(&x->failed, ntraits * sizeof *failed, e) != 0)
		return -1;
	failed = (struct err *)(void *)x->failed.p;
	for (size_t k = 0; k < ntraits; k++)
		failed[k].code = ERR_NONE;
	return 0;
}

/* The value of trait k in record i. */
static struct str
value_of(const struct intake *x, size_t i, size_t k)
{
	const uint32_t *end = (const uint32_t *)(const void *)x->going.ends.p +
			      i * x->ntraits + k;
	const uint32_t from = i + k == 0 ? 0 : end[-1];

	return str_make(x->going.text.p + from, *end - from);
}

/* Number the values of trait k. */
static void
number_one(void *context, size_t k)
{
	const struct intake *x = context;
	struct err *e = (struct err *)(void *)x->failed.p + k;
	struct trait *t = &x->trait[k];
	const size_t n = x->going.n;
	struct str value[TOGETHER];

	if (buf_reserve(&t->raw_of, n * sizeof(uint32_t), e) != 0)
		return;
	for (size_t from = 0; from < n; from += TOGETHER) {
		const size_t some = n - from < TOGETHER ? n - from : TOGETHER;

		for (size_t i = 0; i < some; i++)
			value[i] = value_of(x, from + i, k);
		if (dictionary_add_all(&t->raw, value, some,
			(uint32_t *)(void *)(t->raw_of.p + t->raw_of.n),
			e) != 0)
			return;
		t->raw_of.n += some * sizeof(uint32_t);
	}
}

static int
wait_for_workers(struct intake *x, struct err *e)
{
	const struct err *failed =
	    (const struct err *)(const void *)x->failed.p;

	if (!x->busy)
		return 0;
	x->busy = false;
	workers_end(x->workers);
	for (size_t k = 0; k < x->ntraits; k++) {
		if (failed[k].code == ERR_NONE)
			continue;
		*e = failed[k];
		return -1;
	}
	return 0;
}

/* Hand what has come to the workers when they are done with what went before. */
static int
hand_over(struct intake *x, struct err *e)
{
	const struct intake_batch gone = x->going;

	if (wait_for_workers(x, e) != 0)
		return -1;
	x->going = x->coming;
	x->coming = gone;
	buf_clear(&x->coming.text);
	buf_clear(&x->coming.ends);
	x->coming.n = 0;
	x->busy = true;
	workers_begin(x->workers, number_one, x, x->ntraits);
	return 0;
}

int
intake_add(struct intake *x, const struct str *field, struct err *e)
{
	struct intake_batch *b = &x->coming;

	for (size_t k = 0; k < x->ntraits; k++) {
		uint32_t end;

		if (buf_add(&b->text, field[x->trait[k].column], e) != 0)
			return -1;
		end = (uint32_t)b->text.n;
		if (buf_add(&b->ends, str_make((const char *)&end, sizeof end),
			e) != 0)
			return -1;
	}
	b->n++;
	return b->n < RECORDS && b->text.n < BYTES ? 0 : hand_over(x, e);
}

int
intake_finish(struct intake *x, struct err *e)
{
	int result = x->coming.n == 0 ? 0 : hand_over(x, e);

	if (result == 0)
		result = wait_for_workers(x, e);
	intake_close(x);
	return result;
}

static void
free_batch(struct intake_batch *b)
{
	buf_free(&b->text);
	buf_free(&b->ends);
	b->n = 0;
}

void
intake_close(struct intake *x)
{
	if (x->busy)
		workers_end(x->workers);
	x->busy = false;
	free_batch(&x->coming);
	free_batch(&x->going);
	buf_free(&x->failed);
}
