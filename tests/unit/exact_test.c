/* Mean and standard deviation from exact sums. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <math.h>

#include "base/str.h"
#include "stats/exact.h"

static void
add(struct exact *s, const char *text, uint64_t times)
{
	struct num v;

	assert_true(num_read(str_of(text), &v));
	exact_add(s, v, times);
}

static void
scales_mix(void **state)
{
	struct exact s = { 0 };

	(void)state;
	add(&s, "1", 1);
	add(&s, "0.1", 1);
	add(&s, "0.01", 1);
	add(&s, "-0.11", 1);
	assert_true(s.n == 4);
	assert_true(exact_mean(&s) == 0.25);
}

/* NumAcc4 of NIST's StRD: 10000000.2 once, then .1 and .3 five hundred times;
 * the differences stand in the last of nine digits. */
static void
close_values_keep_their_spread(void **state)
{
	struct exact s = { 0 };

	(void)state;
	add(&s, "10000000.2", 1);
	add(&s, "10000000.1", 500);
	add(&s, "10000000.3", 500);
	assert_true(exact_mean(&s) == 10000000.2);
	assert_true(exact_sd(&s) == 0.1);
}

static void
equal_values_do_not_spread(void **state)
{
	struct exact s = { 0 };

	(void)state;
	add(&s, "0.1", 3);
	assert_true(exact_mean(&s) == 0.1);
	assert_true(exact_sd(&s) == 0);
}

static void
the_largest_sums_fit(void **state)
{
	struct exact s = { 0 };

	(void)state;
	add(&s, "999999999999999999", UINT64_MAX / 2);
	add(&s, "-999999999999999999", UINT64_MAX / 2);
	add(&s, "0.000000000000000001", 1);
	assert_true(
	    fabs(exact_mean(&s) - 1e-18 / 18446744073709551615.0) < 1e-50);
	assert_true(fabs(exact_sd(&s) / 1e18 - 1) < 1e-15);
}

static void
doubles_are_summed_exactly(void **state)
{
	struct exact s = { 0 };

	(void)state;
	exact_add_double(&s, 1e300, 1);
	exact_add_double(&s, 1, 1);
	exact_add_double(&s, -1e300, 1);
	exact_add_double(&s, 3, 1);
	assert_true(exact_mean(&s) == 1);
}

static void
the_ends_of_the_range(void **state)
{
	struct exact s = { 0 };
	struct exact small = { 0 };

	(void)state;
	exact_add_double(&s, DBL_MAX, 7);
	assert_true(exact_mean(&s) == DBL_MAX);
	assert_true(exact_sd(&s) == 0);
	exact_add_double(&small, 5e-324, 1000);
	exact_add_double(&small, 0, 1000);
	exact_add_double(&small, -0.0, 1);
	exact_add_double(&small, 1.5e-323, 1000);
	assert_true(exact_mean(&small) == 5e-324);
}

/* Decimals and doubles in one column: .5 is both. */
static void
decimals_and_doubles_agree(void **state)
{
	struct exact both = { 0 };
	struct exact decimals = { 0 };

	(void)state;
	for (int i = 0; i < 40; i++) {
		struct num v = { 25 * (i - 11), 2 };

		exact_add(&decimals, v, (uint64_t)i + 1);
		if (i % 2 == 0)
			exact_add(&both, v, (uint64_t)i + 1);
		else
			exact_add_double(
			    &both, 0.25 * (i - 11), (uint64_t)i + 1);
	}
	assert_true(exact_mean(&both) == exact_mean(&decimals));
	assert_true(exact_sd(&both) == exact_sd(&decimals));
}

static void
order_and_weights_do_not_matter(void **state)
{
	static const char *const values[] = { "3.7", "-12", "0.125", "99999.01",
		"7", "-0.3333333333" };
	struct exact once = { 0 };
	struct exact again = { 0 };

	(void)state;
	for (size_t i = 0; i < 6; i++)
		add(&once, values[i], 5);
	for (int turn = 0; turn < 5; turn++) {
		for (size_t i = 6; i-- > 0;)
			add(&again, values[i], 1);
	}
	assert_memory_equal(&once, &again, sizeof once);
}

static struct num
decimal(int64_t unscaled, uint8_t scale)
{
	struct num v = { unscaled, scale };

	return v;
}

static void
assert_sum(const struct exact *s, const char *expected)
{
	struct buf text = { 0 };
	struct err e;

	assert_true(exact_is_decimal(s));
	assert_int_equal(exact_write_sum(s, &text, &e), 0);
	assert_true(str_is(buf_str(&text), expected));
	buf_free(&text);
}

static void
sums_have_all_digits(void **state)
{
	struct exact s = { 0 };

	(void)state;
	exact_add(&s, decimal(10, 2), 3);
	assert_sum(&s, "0.30");
	exact_add(&s, decimal(-1, 0), 1);
	assert_sum(&s, "-0.70");
	exact_add(&s, decimal(999999999999999999, 0), UINT64_C(1) << 60);
	assert_sum(&s, "1152921504606846974847078495393153023.30");
	exact_add(&s, decimal(1, 18), 1);
	assert_sum(
	    &s, "1152921504606846974847078495393153023.300000000000000001");
	exact_add_double(&s, 1e300, 1);
	assert_false(exact_is_decimal(&s));
	assert_true(exact_sum(&s) == 1e300);
}

/* 0 0 0 1, and the same a thousand times as large and as often. */
static void
shapes_do_not_depend_on_the_unit(void **state)
{
	struct exact small = { 0 };
	struct exact large = { 0 };
	double skewness[2];
	double kurtosis[2];

	(void)state;
	exact_add(&small, decimal(0, 0), 3);
	exact_add(&small, decimal(-1, 3), 1);
	exact_add(&large, decimal(0, 0), 3000);
	exact_add(&large, decimal(-1000, 0), 1000);
	assert_true(exact_shape(&small, &skewness[0], &kurtosis[0]));
	assert_true(exact_shape(&large, &skewness[1], &kurtosis[1]));
	assert_true(fabs(skewness[0] + 2 / sqrt(3)) < 1e-15);
	assert_true(fabs(kurtosis[0] + 2.0 / 3) < 1e-15);
	assert_true(skewness[0] == skewness[1] && kurtosis[0] == kurtosis[1]);
}

static void
some_have_no_shape(void **state)
{
	struct exact s = { 0 };
	double skewness;
	double kurtosis;

	(void)state;
	exact_add(&s, decimal(7, 0), 5);
	assert_false(exact_shape(&s, &skewness, &kurtosis));
	exact_add_double(&s, 1e-30, 1);
	assert_false(exact_shape(&s, &skewness, &kurtosis));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scales_mix),
		cmocka_unit_test(close_values_keep_their_spread),
		cmocka_unit_test(equal_values_do_not_spread),
		cmocka_unit_test(the_largest_sums_fit),
		cmocka_unit_test(doubles_are_summed_exactly),
		cmocka_unit_test(the_ends_of_the_range),
		cmocka_unit_test(decimals_and_doubles_agree),
		cmocka_unit_test(order_and_weights_do_not_matter),
		cmocka_unit_test(sums_have_all_digits),
		cmocka_unit_test(shapes_do_not_depend_on_the_unit),
		cmocka_unit_test(some_have_no_shape),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
