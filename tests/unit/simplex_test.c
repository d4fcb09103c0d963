/* Minima of functions whose minima are known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "segment/simplex.h"

static double
rosenbrock(void *context, const double *x)
{
	double scale = *(const double *)context;

	return scale * (100 * pow(x[1] - x[0] * x[0], 2) + pow(1 - x[0], 2));
}

/* Its second derivatives are 2, 8 and 18. */
static double
bowl(void *context, const double *x)
{
	(void)context;
	return x[0] * x[0] + 4 * x[1] * x[1] + 9 * x[2] * x[2];
}

static double
nowhere(void *context, const double *x)
{
	(void)context;
	(void)x;
	return NAN;
}

static void
finds_a_valley(void **state)
{
	double scale = 1;
	struct simplex s = {
		.n = 2, .f = rosenbrock, .context = &scale, .x = { -1.2, 1 }
	};

	(void)state;
	assert_true(simplex_minimise(&s));
	assert_true(fabs(s.x[0] - 1) < 1e-5 && fabs(s.x[1] - 1) < 1e-5);
	assert_true(s.value < 1e-10 && s.slope < 1e-4 && s.curved);
}

static void
tells_the_shape(void **state)
{
	struct simplex s = { .n = 3, .f = bowl, .x = { 3, -2, 1 } };

	(void)state;
	assert_true(simplex_minimise(&s));
	assert_true(fabs(s.error[0] - sqrt(1 / 2.0)) < 1e-5);
	assert_true(fabs(s.error[1] - sqrt(1 / 8.0)) < 1e-5);
	assert_true(fabs(s.error[2] - sqrt(1 / 18.0)) < 1e-5);
}

static void
goes_on_to_a_larger_one(void **state)
{
	double scale = 1;
	struct simplex s = {
		.n = 2, .f = rosenbrock, .context = &scale, .x = { 0.9, 0.8 }
	};
	double error;

	(void)state;
	assert_true(simplex_minimise(&s));
	error = s.error[0];
	scale = 4;
	s.x[0] += 0.001;
	assert_true(simplex_refine(&s, scale));
	assert_true(fabs(s.x[0] - 1) < 1e-4);
	assert_true(fabs(s.error[0] - error / 2) < 1e-3 * error);
}

static void
says_when_there_is_none(void **state)
{
	struct simplex s = { .n = 2, .f = nowhere, .x = { 0, 0 } };

	(void)state;
	assert_false(simplex_minimise(&s));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_a_valley),
		cmocka_unit_test(tells_the_shape),
		cmocka_unit_test(goes_on_to_a_larger_one),
		cmocka_unit_test(says_when_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
