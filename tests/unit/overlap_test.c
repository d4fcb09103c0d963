/* Combinations of sources against a count of them in an array. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "merge/overlap.h"

static void
add(struct overlap *o, const size_t *source, size_t n)
{
	struct err e;

	assert_int_equal(overlap_add(o, source, n, &e), 0);
}

static void
expect(struct overlap *o, const size_t *source, size_t n, uint64_t keys)
{
	const size_t *got;
	uint64_t got_keys;
	size_t got_n;
	struct err e;

	assert_int_equal(overlap_next(o, &got, &got_n, &got_keys, &e), 1);
	assert_int_equal(got_n, n);
	assert_memory_equal(got, source, n * sizeof *source);
	assert_int_equal(got_keys, keys);
}

static void
expect_end(struct overlap *o)
{
	const size_t *source;
	uint64_t keys;
	size_t n;
	struct err e;

	assert_int_equal(overlap_next(o, &source, &n, &keys, &e), 0);
}

static void
open_overlap(struct overlap *o)
{
	struct err e;

	memset(o, 0, sizeof *o);
	assert_int_equal(overlap_open(o, 1 << 20, NULL, &e), 0);
}

static void
nothing_gives_nothing(void **state)
{
	struct overlap o;
	struct err e;

	(void)state;
	open_overlap(&o);
	assert_int_equal(overlap_sort(&o, &e), 0);
	expect_end(&o);
	overlap_close(&o);
	open_overlap(&o);
	add(&o, &(size_t){ 3 }, 1);
	overlap_close(&o);
}

/* Most keys first; then as lists of sources are sorted, the shorter before
 * what continues it. */
static void
the_order_is_that_of_the_sources(void **state)
{
	const size_t list[] = { 0, 1, 2, 300 };
	const size_t gap[] = { 0, 2 };
	struct overlap o;
	struct err e;

	(void)state;
	open_overlap(&o);
	add(&o, list + 3, 1);
	add(&o, list + 3, 1);
	add(&o, list + 1, 1);
	add(&o, list, 3);
	add(&o, gap, 2);
	add(&o, list, 1);
	add(&o, list, 4);
	add(&o, list, 2);
	assert_int_equal(overlap_sort(&o, &e), 0);
	expect(&o, list + 3, 1, 2);
	expect(&o, list, 1, 1);
	expect(&o, list, 2, 1);
	expect(&o, list, 3, 1);
	expect(&o, list, 4, 1);
	expect(&o, gap, 2, 1);
	expect(&o, list + 1, 1, 1);
	expect_end(&o);
	overlap_close(&o);
}

enum { SOURCES = 15, KINDS = 1 << SOURCES };

/* More combinations than the table holds, each many times. */
static void
many_combinations_are_counted_exactly(void **state)
{
	uint64_t *count = calloc(KINDS, sizeof *count);
	uint64_t last = UINT64_MAX, keys;
	uint32_t random = 1;
	const size_t *got;
	struct overlap o;
	struct err e;
	size_t n, seen = 0;

	(void)state;
	assert_non_null(count);
	open_overlap(&o);
	for (size_t i = 0; i < 200000; i++) {
		size_t source[SOURCES], kind;

		random = random * 1664525 + 1013904223;
		kind = random >> 8 & (KINDS - 1);
		if (kind % 3 == 0)
			kind = 1 + kind % 5;
		n = 0;
		for (size_t k = 0; k < SOURCES; k++)
			if (kind >> k & 1)
				source[n++] = k;
		count[kind]++;
		add(&o, source, n);
	}
	assert_int_equal(overlap_sort(&o, &e), 0);
	while (overlap_next(&o, &got, &n, &keys, &e) == 1) {
		size_t kind = 0;

		for (size_t k = 0; k < n; k++)
			kind |= (size_t)1 << got[k];
		assert_int_equal(keys, count[kind]);
		assert_true(keys <= last);
		last = keys;
		count[kind] = 0;
		seen++;
	}
	assert_true(seen > 10000);
	for (size_t i = 0; i < KINDS; i++)
		assert_int_equal(count[i], 0);
	overlap_close(&o);
	free(count);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_gives_nothing),
		cmocka_unit_test(the_order_is_that_of_the_sources),
		cmocka_unit_test(many_combinations_are_counted_exactly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
