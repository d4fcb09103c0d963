/* Exact sums and products. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "expr/decimal.h"

static struct num
number(const char *text)
{
	struct num v;

	assert_true(num_read(str_of(text), &v));
	return v;
}

static void
sum_is(const char *a, const char *b, const char *sum)
{
	struct num result;

	assert_true(decimal_add(number(a), number(b), &result));
	assert_int_equal(num_compare(result, number(sum)), 0);
	assert_true(decimal_add(number(b), number(a), &result));
	assert_int_equal(num_compare(result, number(sum)), 0);
}

static void
product_is(const char *a, const char *b, const char *product)
{
	struct num result;

	assert_true(decimal_multiply(number(a), number(b), &result));
	assert_int_equal(num_compare(result, number(product)), 0);
	assert_true(decimal_multiply(number(b), number(a), &result));
	assert_int_equal(num_compare(result, number(product)), 0);
}

static void
sums(void **state)
{
	(void)state;
	sum_is("0.1", "0.2", "0.3");
	sum_is("1", "-1", "0");
	sum_is("1000000", "0.000001", "1000000.000001");
	sum_is("999999999999999998", "1", "999999999999999999");
	sum_is("0.000000000000000001", "0", "0.000000000000000001");
	/* Zeros at the end make room. */
	sum_is(
	    "10000000000000000", "0.50000000000000000", "10000000000000000.5");
}

static void
products(void **state)
{
	(void)state;
	product_is("1.5", "-2", "-3");
	product_is("0.1", "0.1", "0.01");
	product_is("0.0000000001", "0.10000000000", "0.00000000001");
	product_is("1000000000", "100000000", "100000000000000000");
	product_is("0", "999999999999999999", "0");
}

static void
what_is_not_exact_is_refused(void **state)
{
	struct num most = { INT64_MAX, 0 };
	struct num least = { INT64_MIN, 0 };
	struct num result;

	(void)state;
	assert_false(decimal_add(most, number("1"), &result));
	assert_false(
	    decimal_add(number("999999999999999999"), number("0.01"), &result));
	assert_false(decimal_multiply(most, number("2"), &result));
	assert_false(decimal_multiply(
	    number("0.000000000000000001"), number("0.1"), &result));
	assert_false(decimal_negate(least, &result));
	assert_true(decimal_negate(most, &result));
	assert_true(result.unscaled == -INT64_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums),
		cmocka_unit_test(products),
		cmocka_unit_test(what_is_not_exact_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
