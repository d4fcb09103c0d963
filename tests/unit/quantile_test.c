/* Exact quartiles, in memory and spilled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/quantile.h"

enum { PLENTY = 1 << 20, QUARTILES = 3 };

static const unsigned PERCENT[QUARTILES] = { 25, 50, 75 };

static void
add(struct quantile *q, double x, uint64_t times)
{
	struct err e;

	assert_int_equal(quantile_add(q, x, times, &e), 0);
}

static void
assert_quartiles(struct quantile *q, double q1, double median, double q3)
{
	double got[QUARTILES];
	struct err e;

	assert_int_equal(
	    quantile_find(q, QUANTILE_TYPE, PERCENT, QUARTILES, got, &e), 0);
	assert_true(got[0] == q1);
	assert_true(got[1] == median);
	assert_true(got[2] == q3);
	quantile_free(q);
}

static void
assert_quartiles_kept(struct quantile *q)
{
	double got[QUARTILES];
	struct err e;

	assert_int_equal(
	    quantile_find(q, QUANTILE_TYPE, PERCENT, QUARTILES, got, &e), 0);
}

/* R 4.2.2, quantile(1:n, type = 7). */
static void
small_numbers_of_values(void **state)
{
	static const double expected[][3] = { { 1, 1, 1 }, { 1.25, 1.5, 1.75 },
		{ 1.5, 2, 2.5 }, { 1.75, 2.5, 3.25 }, { 2, 3, 4 },
		{ 2.25, 3.5, 4.75 } };

	(void)state;
	for (int n = 1; n <= 6; n++) {
		struct quantile q = { .limit = PLENTY };

		for (int i = n; i > 0; i--)
			add(&q, i, 1);
		assert_quartiles(&q, expected[n - 1][0], expected[n - 1][1],
		    expected[n - 1][2]);
	}
}

static void
counts_are_values(void **state)
{
	struct quantile q = { .limit = PLENTY };

	(void)state;
	add(&q, 10, 1);
	add(&q, 20, 6);
	add(&q, 30, 2);
	assert_quartiles(&q, 20, 20, 20);
}

static void
below_zero(void **state)
{
	struct quantile q = { .limit = PLENTY };

	(void)state;
	add(&q, 1e300, 1);
	add(&q, -1e-300, 1);
	add(&q, 0, 1);
	add(&q, -0.0, 1);
	add(&q, -1e300, 1);
	assert_quartiles(&q, -1e-300, 0, 0);
}

/* Between .1 and .2 lies .15, not a neighbour of it. */
static void
decimals_stay_decimals(void **state)
{
	struct quantile q = { .limit = PLENTY };

	(void)state;
	add(&q, .1, 1);
	add(&q, .2, 1);
	assert_quartiles(&q, .125, .15, .175);
}

/* Of 2 4 4 5 7 9 the first quartile, by the definitions of the nine types. */
static void
types_differ(void **state)
{
	static const double expected[QUANTILE_TYPES] = { 4, 4, 4, 3, 4, 3.5, 4,
		23.0 / 6, 3.875 };
	static const unsigned quarter = 25;

	(void)state;
	for (unsigned type = 1; type <= QUANTILE_TYPES; type++) {
		struct quantile q = { .limit = PLENTY };
		double got;
		struct err e;

		add(&q, 2, 1);
		add(&q, 4, 2);
		add(&q, 5, 1);
		add(&q, 7, 1);
		add(&q, 9, 1);
		assert_int_equal(
		    quantile_find(&q, type, &quarter, 1, &got, &e), 0);
		assert_true(fabs(got - expected[type - 1]) < 1e-12);
		quantile_free(&q);
	}
}

static int
take(void *context, double x, uint64_t times, struct err *e)
{
	double *sum = context;

	(void)e;
	*sum += x * (double)times;
	return 0;
}

/* A second pass sees the same numbers. */
static void
all_once_more(void **state)
{
	static const size_t limits[] = { PLENTY, 16 };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct quantile q = { .limit = limits[i] };
		double sum = 0;
		struct err e;

		add(&q, 1.5, 2);
		add(&q, -8, 1);
		add(&q, 100, 3);
		assert_quartiles_kept(&q);
		assert_int_equal(quantile_each(&q, take, &sum, &e), 0);
		assert_true(sum == 295);
		quantile_free(&q);
	}
}

static void
fill(struct quantile *q)
{
	for (unsigned i = 0; i < 200003; i++) {
		unsigned v = i * 7919u % 200003u;

		add(q, (double)v / 8 - 5000, 1 + v % 3);
	}
}

static void
spilling_changes_nothing(void **state)
{
	struct quantile memory = { .limit = (size_t)16 * PLENTY };
	struct quantile spilled = { .limit = 1000 };
	double expected[QUARTILES];
	struct err e;

	(void)state;
	fill(&memory);
	fill(&spilled);
	assert_null(memory.spill);
	assert_non_null(spilled.spill);
	assert_int_equal(quantile_find(&memory, QUANTILE_TYPE, PERCENT,
			     QUARTILES, expected, &e),
	    0);
	quantile_free(&memory);
	assert_quartiles(&spilled, expected[0], expected[1], expected[2]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_numbers_of_values),
		cmocka_unit_test(counts_are_values),
		cmocka_unit_test(below_zero),
		cmocka_unit_test(decimals_stay_decimals),
		cmocka_unit_test(types_differ),
		cmocka_unit_test(all_once_more),
		cmocka_unit_test(spilling_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
