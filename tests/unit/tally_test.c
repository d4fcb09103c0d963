/* How often each value occurs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "stats/tally.h"

static void
add(struct tally *t, struct str value, uint64_t times, uint64_t seed)
{
	struct err e;

	assert_int_equal(tally_add(t, value, times, seed, &e), 0);
}

/* The count of `value`, by going through all. */
static uint64_t
count_of(const struct tally *t, struct str value)
{
	struct str v;
	uint64_t count;
	uint64_t found = 0;
	size_t at = 0;

	while (tally_next(t, &at, &v, &count)) {
		if (str_equal(v, value))
			found += count;
	}
	return found;
}

static void
nothing_was_counted(void **state)
{
	struct tally t = { .distinct = 0 };
	struct str v;
	uint64_t count;
	size_t at = 0;

	(void)state;
	assert_false(tally_next(&t, &at, &v, &count));
	assert_int_equal(tally_cost(&t), 0);
	tally_free(&t);
}

/* Values that begin alike, of all lengths around the borders of comparison. */
static void
every_length_is_told_apart(void **state)
{
	static char text[300];
	struct tally t = { .distinct = 0 };

	(void)state;
	memset(text, 'x', sizeof text);
	for (size_t n = 1; n < sizeof text; n++)
		add(&t, str_make(text, n), n, 1);
	for (size_t n = 1; n < sizeof text; n++) {
		/* Differs from the plain one in its middle byte only. */
		text[n / 2] = 'y';
		add(&t, str_make(text, n), 1000 + n, 1);
		assert_true(count_of(&t, str_make(text, n)) == 1000 + n);
		text[n / 2] = 'x';
		assert_true(count_of(&t, str_make(text, n)) == n);
	}
	assert_true(t.distinct == 2 * (sizeof text - 1));
	tally_free(&t);
}

static void
long_values_and_nul(void **state)
{
	static char text[70000];
	struct tally t = { .distinct = 0 };

	(void)state;
	for (size_t n = 65530; n < 65540; n++)
		add(&t, str_make(text, n), n, 7);
	add(&t, str_make(text, 1), 3, 7);
	for (size_t n = 65530; n < 65540; n++)
		assert_true(count_of(&t, str_make(text, n)) == n);
	assert_true(count_of(&t, str_make(text, 1)) == 3);
	assert_true(t.distinct == 11);
	tally_free(&t);
}

static void
counts_beyond_32_bits(void **state)
{
	struct tally t = { .distinct = 0 };
	uint64_t most = (UINT64_C(1) << 48) - 1;

	(void)state;
	add(&t, str_of("a"), UINT32_MAX, 1);
	add(&t, str_of("a"), 1, 1);
	add(&t, str_of("b"), most, 1);
	assert_true(count_of(&t, str_of("a")) == UINT64_C(1) << 32);
	assert_true(count_of(&t, str_of("b")) == most);
	tally_free(&t);
}

/* Whatever the seed, growing loses and doubles nothing. */
static void
many_values(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 4; seed++) {
		struct tally t = { .distinct = 0 };
		struct str v;
		uint64_t count;
		uint64_t sum = 0;
		size_t seen = 0;
		size_t at = 0;

		for (unsigned i = 0; i < 60000; i++) {
			char text[16];
			int n = snprintf(text, sizeof text, "%u", i % 20000);

			add(&t, str_make(text, (size_t)n), 1, seed);
		}
		while (tally_next(&t, &at, &v, &count)) {
			sum += count;
			seen++;
			assert_true(count == 3);
		}
		assert_true(t.distinct == 20000);
		assert_int_equal(seen, 20000);
		assert_true(sum == 60000);
		tally_free(&t);
	}
}

static void
growth_is_foretold(void **state)
{
	struct tally t = { .distinct = 0 };

	(void)state;
	for (unsigned i = 0; i < 5000; i++) {
		char text[16];
		int n = snprintf(text, sizeof text, "%u", i);
		size_t slots = t.slots.n;
		size_t growth = tally_growth(&t, 1);

		add(&t, str_make(text, (size_t)n), 1, 9);
		assert_true(
		    t.slots.n == slots ? growth == 0 : growth == t.slots.n);
	}
	assert_true(tally_growth(&t, 1 << 20) >= 8u << 20);
	assert_false(tally_is_full(&t, 8192, 1 << 20));
	assert_true(tally_is_full(&t, 8192, (size_t)1 << 35));
	assert_true(tally_is_full(&t, (size_t)1 << 31, 1));
	tally_free(&t);
}

static void
a_batch_counts_its_column(void **state)
{
	static const size_t column[] = { 0, 1 };
	struct batch b = { 0 };
	struct tally t = { .distinct = 0 };
	struct err e;

	(void)state;
	assert_int_equal(batch_open(&b, 2, 1000, 1 << 20, &e), 0);
	for (unsigned i = 0; i < 1000; i++) {
		char text[16];
		int n = snprintf(text, sizeof text, "%u", i % 7);
		struct str field[2] = { str_make(text, (size_t)n),
			i % 10 == 0 ? str_of("") : str_of("same") };
		struct record r = { .field = field, .nfields = 2 };

		assert_int_equal(batch_add(&b, &r, column, &e), 0);
	}
	assert_int_equal(tally_batch(&t, &b, 0, 5, &e), 0);
	assert_true(t.distinct == 7);
	assert_true(count_of(&t, str_of("0")) == 143);
	assert_true(count_of(&t, str_of("6")) == 142);
	tally_free(&t);
	/* Empty values are not counted. */
	assert_int_equal(tally_batch(&t, &b, 1, 5, &e), 0);
	assert_true(t.distinct == 1);
	assert_true(count_of(&t, str_of("same")) == 900);
	tally_free(&t);
	batch_free(&b);
}

static void
entries_outlive_the_slots(void **state)
{
	struct tally t = { .distinct = 0 };

	(void)state;
	add(&t, str_of("x"), 4, 1);
	tally_close(&t);
	assert_true(count_of(&t, str_of("x")) == 4);
	tally_free(&t);
	add(&t, str_of("y"), 5, 1);
	assert_true(t.distinct == 1);
	assert_true(count_of(&t, str_of("x")) == 0);
	assert_true(count_of(&t, str_of("y")) == 5);
	tally_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_was_counted),
		cmocka_unit_test(every_length_is_told_apart),
		cmocka_unit_test(long_values_and_nul),
		cmocka_unit_test(counts_beyond_32_bits),
		cmocka_unit_test(many_values),
		cmocka_unit_test(growth_is_foretold),
		cmocka_unit_test(a_batch_counts_its_column),
		cmocka_unit_test(entries_outlive_the_slots),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
