/* Models of buying, where the published parameters are given. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

#include "segment/purchase.h"

static const double bgnbd[] = { 0.2425967, 4.413659, 0.7929869, 2.426164 };
static const double pareto[] = { 0.5534, 10.5776, 0.6062, 11.6679 };
static const double spend[] = { 6.25, 3.74, 15.44 };

static const struct purchase_history often = { 26, 30.857143, 31, 1 };
static const struct purchase_history twice = { 2, 30.428571, 38.857143, 1 };
static const struct purchase_history never = { 0, 0, 38.857143, 1 };
static const struct purchase_history brand_new = { 0, 0, 0, 1 };

static void
near(double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		fail_msg("%.7f is not %.7f", got, want);
}

static double
expected(enum purchase_model model, const double *p,
    const struct purchase_history *h, double t)
{
	return purchase_expected(model, p, h, purchase_alive(model, p, h), t);
}

static void
customers_of_the_papers(void **state)
{
	(void)state;
	near(expected(PURCHASE_BGNBD, bgnbd, &often, 52), 25.757, 0.002);
	near(purchase_alive(PURCHASE_BGNBD, bgnbd, &often), 0.96885, 1e-5);
	near(expected(PURCHASE_PARETO, pareto, &often, 52), 25.456, 0.005);
	near(purchase_alive(PURCHASE_PARETO, pareto, &often), 0.997874, 1e-4);
	near(expected(PURCHASE_BGNBD, bgnbd, &twice, 39), 1.226, 0.0005);
	near(expected(PURCHASE_BGNBD, bgnbd, &brand_new, 52), 1.444004, 1e-4);
	near(expected(PURCHASE_PARETO, pareto, &brand_new, 52), 1.473434, 5e-4);
}

static void
who_never_came_back(void **state)
{
	(void)state;
	assert_true(purchase_alive(PURCHASE_BGNBD, bgnbd, &never) == 1);
	assert_true(purchase_alive(PURCHASE_PARETO, pareto, &never) < 1);
	near(expected(PURCHASE_BGNBD, bgnbd, &never, 0), 0, 1e-12);
}

static void
extremes_stay_finite(void **state)
{
	const struct purchase_history much = { 10000, 701, 701, 1 };
	const struct purchase_history today = { 3, 40, 40, 1 };
	const enum purchase_model models[] = { PURCHASE_BGNBD,
		PURCHASE_PARETO };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const double *p = i == 0 ? bgnbd : pareto;
		double more = expected(models[i], p, &much, 52);

		assert_true(isfinite(purchase_loss(models[i], p, &much, 1, 1)));
		assert_true(more > 100 && more < 1000);
		assert_true(
		    isfinite(purchase_loss(models[i], p, &today, 1, 1)));
		assert_true(purchase_alive(models[i], p, &today) > 0.5);
		assert_true(
		    isfinite(purchase_loss(models[i], p, &brand_new, 1, 1)));
	}
}

static void
equal_parameters_of_pareto(void **state)
{
	/* alpha = beta is where the two forms of the formula meet. */
	const double below[] = { 0.5, 10, 0.6, 10.000001 };
	const double equal[] = { 0.5, 10, 0.6, 10 };

	(void)state;
	near(purchase_loss(PURCHASE_PARETO, below, &twice, 1, 1),
	    purchase_loss(PURCHASE_PARETO, equal, &twice, 1, 1), 1e-5);
}

static void
spending(void **state)
{
	(void)state;
	near(purchase_spend_expected(spend, 2, 22.35), 24.66, 0.005);
	near(purchase_spend_expected(spend, 1, 11.77), 18.91, 0.01);
	near(purchase_spend_expected(spend, 7, 73.74), 71.46, 0.01);
	/* Of somebody new: the mean of all. */
	near(purchase_spend_expected(spend, 0, 0), 35.17, 0.05);
}

/* Probabilities of all histories of three chances: they are all there is. */
static void
chances(void **state)
{
	static const double p[] = { 1.2, 0.75, 0.65, 2.8 };
	static const struct purchase_history h[] = { { 0, 0, 3, 1 },
		{ 1, 1, 3, 1 }, { 1, 2, 3, 1 }, { 2, 2, 3, 1 }, { 1, 3, 3, 1 },
		{ 2, 3, 3, 1 }, { 3, 3, 3, 1 } };
	/* Of x in tx chances, the last one taken: how many orders there are. */
	static const double orders[] = { 1, 1, 1, 1, 1, 2, 1 };
	double sum = 0;

	(void)state;
	for (size_t i = 0; i < sizeof h / sizeof *h; i++)
		sum += orders[i] *
		       exp(-purchase_loss(PURCHASE_BGBB, p, &h[i], 1, 1));
	near(sum, 1, 1e-12);
}

/* Where the formulas have holes, the value is that beside them. */
static void
holes(void **state)
{
	static const double one[] = { 0.3, 4, 1, 2.5 };
	static const double beside[] = { 0.3, 4, 1.0001, 2.5 };

	(void)state;
	near(expected(PURCHASE_BGNBD, one, &twice, 52),
	    expected(PURCHASE_BGNBD, beside, &twice, 52), 1e-4);
	near(expected(PURCHASE_PARETO, one, &twice, 52),
	    expected(PURCHASE_PARETO, beside, &twice, 52), 1e-3);
}

static void
steps_take_a_part(void **state)
{
	const struct purchase_history h[] = { never, twice, often };
	double all = purchase_loss(PURCHASE_BGNBD, bgnbd, h, 3, 1);
	double some = purchase_loss(PURCHASE_BGNBD, bgnbd, h, 3, 2);

	(void)state;
	near(all - some, purchase_loss(PURCHASE_BGNBD, bgnbd, &twice, 1, 1),
	    1e-9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(customers_of_the_papers),
		cmocka_unit_test(who_never_came_back),
		cmocka_unit_test(extremes_stay_finite),
		cmocka_unit_test(equal_parameters_of_pareto),
		cmocka_unit_test(spending),
		cmocka_unit_test(chances),
		cmocka_unit_test(holes),
		cmocka_unit_test(steps_take_a_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
