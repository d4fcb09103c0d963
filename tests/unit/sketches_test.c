/* The sketches: what they promise, over a hundred seeds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "base/hash.h"
#include "stats/heavy.h"
#include "stats/hll.h"
#include "stats/kll.h"

enum { SEEDS = 100, VALUES = 50000 };

static struct hll
hll_of(uint64_t seed, unsigned values)
{
	struct hll s = { { 0 } };

	for (unsigned i = 0; i < values; i++) {
		struct str v = str_make((const char *)&i, sizeof i);

		hll_add(&s, hash_str(v, seed));
	}
	return s;
}

/* The standard error over all seeds is the one promised, or less. */
static void
distinct_values_are_near(void **state)
{
	double squares = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct hll s = hll_of(seed, VALUES);
		double off = hll_estimate(&s) / VALUES - 1;

		squares += off * off;
		assert_true(fabs(off) < 4 * HLL_ERROR);
	}
	assert_true(sqrt(squares / SEEDS) < 1.15 * HLL_ERROR);
}

static void
few_distinct_values_are_nearer(void **state)
{
	struct hll none = { { 0 } };
	struct hll few = hll_of(1, 100);

	(void)state;
	assert_true(hll_estimate(&none) == 0);
	assert_true(fabs(hll_estimate(&few) - 100) < 2);
}

/* A permutation of 0 ... VALUES - 1. */
static double
value_of(unsigned i, uint64_t seed)
{
	return (double)((i * UINT64_C(7919) + seed * 104729) % VALUES);
}

static void
assert_quantiles(const struct kll *s, unsigned *missed)
{
	static const unsigned percent[] = { 5, 25, 50, 75, 95 };
	double got[5];
	struct err e;

	assert_int_equal(kll_quantiles(s, percent, 5, got, &e), 0);
	for (size_t k = 0; k < 5; k++) {
		double rank = got[k] / VALUES - percent[k] / 100.0;

		*missed += fabs(rank) > KLL_RANK_ERROR;
	}
}

static void
put_together(struct kll *all, const struct kll *s)
{
	struct err e;

	for (size_t level = 0; level < s->levels; level++) {
		const struct buf *b = &s->level[level];

		for (size_t i = 0; i < b->n / sizeof(double); i++) {
			double x;

			memcpy(&x, b->p + i * sizeof x, sizeof x);
			assert_int_equal(kll_take_level(all, x, level, &e), 0);
		}
	}
}

/* Of 500 quantiles few are further off than 1.33 % of the rank. */
static void
quantiles_are_near(void **state)
{
	unsigned missed = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct kll s = { .coin = seed * UINT64_C(0x9e3779b97f4a7c15) };
		struct err e;

		for (unsigned i = 0; i < VALUES; i++)
			assert_int_equal(
			    kll_add(&s, value_of(i, seed), 1, &e), 0);
		assert_true(s.n == VALUES);
		assert_quantiles(&s, &missed);
		kll_free(&s);
	}
	assert_true(missed <= 5);
}

/* Nor of three parts that are put together. */
static void
quantiles_of_parts_are_near(void **state)
{
	unsigned missed = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct kll all = { .n = 0 };
		struct err e;

		for (unsigned part = 0; part < 3; part++) {
			struct kll s = { .coin = 3 * seed + part };

			for (unsigned i = part; i < VALUES; i += 3)
				assert_int_equal(
				    kll_add(&s, value_of(i, seed), 1, &e), 0);
			put_together(&all, &s);
			kll_free(&s);
		}
		assert_true(all.n == VALUES);
		assert_quantiles(&all, &missed);
		kll_free(&all);
	}
	assert_true(missed <= 5);
}

/* Registers of parts are those of the whole, and only such can be. */
static void
registers_of_parts_add_up(void **state)
{
	struct hll whole = hll_of(1, 1000);
	struct hll part = hll_of(1, 600);

	(void)state;
	for (size_t i = 0; i < HLL_REGISTERS; i++)
		assert_true(hll_take_rank(&part, i, whole.rank[i]));
	assert_memory_equal(&part, &whole, sizeof whole);
	assert_false(hll_take_rank(&part, 0, 64 - HLL_BITS + 2));
	assert_false(hll_take_rank(&part, HLL_REGISTERS, 1));
}

/* One value that stands for half of all does not narrow the rest. */
static void
weights_count(void **state)
{
	static const unsigned percent[] = { 25, 49, 75 };
	struct kll s = { .n = 0 };
	double got[3];
	struct err e;

	(void)state;
	assert_int_equal(kll_add(&s, -1, VALUES, &e), 0);
	for (unsigned i = 0; i < VALUES; i++)
		assert_int_equal(kll_add(&s, value_of(i, 1), 1, &e), 0);
	assert_int_equal(kll_quantiles(&s, percent, 3, got, &e), 0);
	assert_true(got[0] == -1);
	assert_true(got[1] <= .02 * VALUES);
	assert_true(fabs(got[2] / VALUES - .5) < 3 * KLL_RANK_ERROR);
	kll_free(&s);
}

/* A few frequent values among many rare ones. */
static void
frequent_values_are_found(void **state)
{
	struct heavy s = { .lost = 0 };
	struct str value;
	uint64_t count;
	size_t at = 0;
	unsigned found = 0;
	struct err e;

	(void)state;
	for (unsigned i = 0; i < 200000; i++) {
		char text[24];
		int n = i % 2 == 0
			    ? snprintf(text, sizeof text, "often %u", i % 10)
			    : snprintf(text, sizeof text, "rare %u", i);

		assert_int_equal(
		    heavy_add(&s, str_make(text, (size_t)n), 1, &e), 0);
	}
	assert_int_equal(heavy_end(&s, &e), 0);
	assert_true(s.tally.distinct <= HEAVY_COUNTERS);
	assert_true(s.lost <= 200000 / HEAVY_COUNTERS);
	while (tally_next(&s.tally, &at, &value, &count)) {
		if (!str_starts(value, str_of("often")))
			continue;
		found++;
		assert_true(count <= 20000 && count + s.lost >= 20000);
	}
	assert_int_equal(found, 5);
	heavy_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distinct_values_are_near),
		cmocka_unit_test(few_distinct_values_are_nearer),
		cmocka_unit_test(quantiles_are_near),
		cmocka_unit_test(quantiles_of_parts_are_near),
		cmocka_unit_test(registers_of_parts_add_up),
		cmocka_unit_test(weights_count),
		cmocka_unit_test(frequent_values_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
