/* Probabilities, against values of R 4.2.2 and of the tables in the literature. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "stats/psi.h"
#include "stats/tail.h"

static void
assert_near(double got, double expected, double error)
{
	if (!(fabs(got - expected) <= error * fabs(expected)))
		print_error("got %.17g, expected %.17g\n", got, expected);
	assert_true(fabs(got - expected) <= error * fabs(expected));
}

static void
chi_square(void **state)
{
	(void)state;
	assert_near(tail_chi_square(3.841458820694124, 1), .05, 1e-12);
	assert_near(tail_chi_square(138.2898416, 9), 2.325287e-25, 1e-6);
	assert_near(tail_chi_square(.522366503358827, 1), .469833941, 1e-8);
	assert_near(
	    tail_chi_square(1184.596572, 2), exp(-1184.596572 / 2), 1e-12);
	assert_near(tail_chi_square(18.307038053275146, 10), .05, 1e-12);
	assert_true(tail_chi_square(0, 3) == 1);
}

static void
t_and_f(void **state)
{
	(void)state;
	assert_near(tail_t(2.228138851986273, 10), .05, 1e-11);
	assert_near(tail_t(-12.706204736174694, 1), .05, 1e-11);
	assert_near(tail_t(1, 1), .5, 1e-14);
	assert_near(tail_f(4.102821015, 2, 10), .05, 1e-8);
	/* With two groups F is the square of t. */
	assert_near(tail_f(18.4075 * 18.4075, 1, 4135.8),
	    tail_t(18.4075, 4135.8), 1e-9);
	assert_true(tail_t(37, 1e7) > 0 && tail_t(37, 1e7) < 1e-290);
}

static void
smirnov(void **state)
{
	(void)state;
	/* The table of Smirnov, 1948: 1.36 is .0505, .83 is .4963. */
	assert_near(tail_smirnov(1.36, 2, 2), .0494859, 1e-4);
	assert_near(tail_smirnov(.83, 2, 2), .4963, 2e-3);
	assert_near(tail_smirnov(.999, 2, 2), tail_smirnov(1.001, 2, 2), 1e-2);
	assert_true(tail_smirnov(0, 5, 5) == 1);
}

/* The example of the reference: 40/30/20/10 becomes 25/30/25/20. */
static void
stability(void **state)
{
	static const uint64_t before[] = { 40, 30, 20, 10, 0 };
	static const uint64_t after[] = { 25, 30, 25, 20, 0 };
	static const uint64_t gone[] = { 0, 0, 0, 0, 10 };

	(void)state;
	assert_near(psi_of(before, after, 5), .150972, 1e-5);
	assert_near(psi_of(after, before, 5), .150972, 1e-5);
	assert_true(psi_of(before, before, 5) == 0);
	assert_true(psi_of(before, gone, 5) > 2);
	assert_true(isnan(psi_of(before, gone, 4)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chi_square),
		cmocka_unit_test(t_and_f),
		cmocka_unit_test(smirnov),
		cmocka_unit_test(stability),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
