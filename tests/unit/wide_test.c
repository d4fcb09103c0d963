/* Whole numbers far wider than a machine word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "stats/wide.h"

static struct wide
number(uint64_t v)
{
	struct wide w = { { v } };

	return w;
}

static void
assert_same(const struct wide *a, const struct wide *b)
{
	assert_memory_equal(a, b, sizeof *a);
}

static void
carries_and_borrows_run_through(void **state)
{
	struct wide a = number(UINT64_MAX);
	struct wide zero = { { 0 } };

	(void)state;
	wide_add_at(&a, 1, 0);
	assert_true(a.limb[0] == 0 && a.limb[1] == 1);
	wide_subtract_at(&a, 1, 64);
	assert_same(&a, &zero);
	wide_subtract_at(&a, 1, 0);
	assert_true(wide_is_negative(&a));
	for (size_t i = 0; i < WIDE_LIMBS; i++)
		assert_true(a.limb[i] == UINT64_MAX);
	wide_negate(&a);
	assert_true(a.limb[0] == 1 && !wide_is_negative(&a));
}

static void
a_value_is_added_at_any_bit(void **state)
{
	(void)state;
	for (size_t bit = 0; bit < 300; bit++) {
		struct wide a = { { 0 } };
		struct wide b = number(0xDEADBEEF12345678);

		wide_add_at(&a, 0xDEADBEEF12345678, bit);
		wide_shift(&b, bit);
		assert_same(&a, &b);
		wide_subtract_at(&a, 0xDEADBEEF12345678, bit);
		assert_true(a.limb[bit / 64] == 0 && a.limb[bit / 64 + 1] == 0);
	}
}

static void
products_agree_with_repeated_steps(void **state)
{
	struct wide a = number(1);
	struct wide b = number(1);
	struct wide product;

	(void)state;
	/* 7^300 * 7^200 = 7^500 */
	for (int i = 0; i < 300; i++)
		wide_multiply(&a, 7);
	for (int i = 0; i < 200; i++)
		wide_multiply(&b, 7);
	wide_product(&product, &a, &b);
	for (int i = 0; i < 200; i++)
		wide_multiply(&a, 7);
	assert_same(&product, &a);
}

static void
a_negative_square_is_positive(void **state)
{
	struct wide a = { { 0 } };
	struct wide square;
	struct wide expected = number(UINT64_C(123456789) * 123456789);

	(void)state;
	wide_subtract_at(&a, 123456789, 0);
	wide_product(&square, &a, &a);
	assert_same(&square, &expected);
}

static void
differences_go_below_zero(void **state)
{
	struct wide a = number(5);
	struct wide b = number(9);
	struct wide four = number(4);

	(void)state;
	wide_subtract(&a, &b);
	assert_true(wide_is_negative(&a));
	wide_negate(&a);
	assert_same(&a, &four);
	wide_add(&a, &b);
	assert_true(a.limb[0] == 13);
}

/* Every double quotient of small numbers is what the processor says. */
static void
ratios_are_correctly_rounded(void **state)
{
	(void)state;
	for (uint64_t n = 0; n < 200; n++) {
		for (uint64_t d = 1; d < 200; d++) {
			double got = (double)wide_ratio(number(n), number(d));

			assert_true(got == (double)n / (double)d);
		}
	}
}

static void
a_ratio_of_giants_is_exact(void **state)
{
	struct wide a = number(3);
	struct wide b = number(4);

	(void)state;
	wide_shift(&a, 4000);
	wide_shift(&b, 3990);
	assert_true(wide_ratio(a, b) == 768);
	assert_true(wide_ratio(b, a) == 1 / 768.0L ||
		    (double)wide_ratio(b, a) == 1 / 768.0);
}

/* 2^53 + 1 lies half way between two doubles; anything more rounds up. */
static void
what_is_cut_off_still_decides(void **state)
{
	struct wide a = number((UINT64_C(1) << 53) + 1);
	struct wide one = number(1);

	(void)state;
	assert_true((double)wide_ratio(a, one) == 9007199254740992.0);
	wide_shift(&a, 500);
	wide_add_at(&a, 1, 0);
	wide_shift(&one, 500);
	assert_true((double)wide_ratio(a, one) == 9007199254740994.0);
}

static void
roots_are_correctly_rounded(void **state)
{
	(void)state;
	for (uint64_t n = 0; n < 2000; n++) {
		double got = (double)wide_root(number(n), number(1));

		assert_true(got == sqrt((double)n));
		got = (double)wide_root(number(n), number(64));
		assert_true(got == sqrt((double)n / 64));
	}
}

static void
roots_of_giants_and_dwarfs(void **state)
{
	struct wide a = number(9);
	struct wide b = number(16);

	(void)state;
	wide_shift(&a, 4400);
	wide_shift(&b, 200);
	assert_true(wide_root(a, b) == ldexpl(3, 2098));
	a = number(9);
	wide_shift(&b, 2000);
	assert_true(wide_root(a, b) == ldexpl(3, -1102));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(carries_and_borrows_run_through),
		cmocka_unit_test(a_value_is_added_at_any_bit),
		cmocka_unit_test(products_agree_with_repeated_steps),
		cmocka_unit_test(a_negative_square_is_positive),
		cmocka_unit_test(differences_go_below_zero),
		cmocka_unit_test(ratios_are_correctly_rounded),
		cmocka_unit_test(a_ratio_of_giants_is_exact),
		cmocka_unit_test(what_is_cut_off_still_decides),
		cmocka_unit_test(roots_are_correctly_rounded),
		cmocka_unit_test(roots_of_giants_and_dwarfs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
