#include "stats/tail.h"

#include <float.h>
#include <math.h>

enum { STEPS = 100000 }; /* at most, of a series or a fraction */

static const double least = DBL_MIN / DBL_EPSILON;

static double
log_gamma(double x)
{
	int sign;

	return lgamma_r(x, &sign);
}

/* Lower incomplete gamma, as a share of all: a series, for x < a + 1. */
static double
gamma_below(double a, double x)
{
	double term = 1 / a;
	double sum = term;

	for (int n = 1; n < STEPS && fabs(term) > fabs(sum) * DBL_EPSILON;
	     n++) {
		term *= x / (a + n);
		sum += term;
	}
	return sum * exp(a * log(x) - x - log_gamma(a));
}

/* Upper incomplete gamma: a continued fraction, for x >= a + 1, by the method
 * of W.J. Lentz, 1976. */
static double
gamma_above(double a, double x)
{
	double b = x + 1 - a;
	double c = 1 / least;
	double d = 1 / b;
	double h = d;

	for (int n = 1; n < STEPS; n++) {
		double an = -n * (n - a);
		double step;

		b += 2;
		d = an * d + b;
		d = 1 / (fabs(d) < least ? least : d);
		c = b + an / c;
		c = fabs(c) < least ? least : c;
		step = d * c;
		h *= step;
		if (fabs(step - 1) < DBL_EPSILON)
			break;
	}
	return h * exp(a * log(x) - x - log_gamma(a));
}

double
tail_chi_square(double x, double df)
{
	double a = df / 2;
	double half = x / 2;

	if (!(x > 0))
		return 1;
	return half < a + 1 ? 1 - gamma_below(a, half) : gamma_above(a, half);
}

/* The continued fraction of the incomplete beta function. */
static double
beta_fraction(double a, double b, double x)
{
	double c = 1;
	double d = 1 - (a + b) * x / (a + 1);
	double h;

	d = 1 / (fabs(d) < least ? least : d);
	h = d;
	for (int m = 1; m < STEPS; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x /
			     ((a + 2 * m) * (a + 2 * m + 1));
		double step;

		d = 1 + even * d;
		d = 1 / (fabs(d) < least ? least : d);
		c = 1 + even / c;
		c = fabs(c) < least ? least : c;
		h *= d * c;
		d = 1 + odd * d;
		d = 1 / (fabs(d) < least ? least : d);
		c = 1 + odd / c;
		c = fabs(c) < least ? least : c;
		step = d * c;
		h *= step;
		if (fabs(step - 1) < DBL_EPSILON)
			break;
	}
	return h;
}

/* The incomplete beta function as a share of all; y is 1 - x, known better than
 * it could be computed. */
static double
beta_below(double a, double b, double x, double y)
{
	double front;

	if (x <= 0 || y <= 0)
		return x <= 0 ? 0 : 1;
	front = exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) +
		    a * log(x) + b * log(y));
	if (x < (a + 1) / (a + b + 2))
		return front * beta_fraction(a, b, x) / a;
	return 1 - front * beta_fraction(b, a, y) / b;
}

double
tail_t(double t, double df)
{
	double square = t * t;

	return beta_below(
	    df / 2, .5, df / (df + square), square / (df + square));
}

double
tail_f(double x, double df1, double df2)
{
	if (!(x > 0))
		return 1;
	return beta_below(
	    df2 / 2, df1 / 2, df2 / (df2 + df1 * x), df1 * x / (df2 + df1 * x));
}

double
tail_smirnov(double d, double n, double m)
{
	double lambda = d * sqrt(n * m / (n + m));
	double sum = 0;

	/* Near 0 the other form of the series. */
	if (lambda < 1) {
		double v = 0;

		for (int k = 1; k < 40 && lambda > 0; k++) {
			double odd = 2 * k - 1;

			v += exp(
			    -odd * odd * M_PI * M_PI / (8 * lambda * lambda));
		}
		return lambda > 0 ? 1 - sqrt(2 * M_PI) / lambda * v : 1;
	}
	for (int k = 1; k < 40; k++)
		sum +=
		    (k % 2 == 1 ? 1 : -1) * exp(-2.0 * k * k * lambda * lambda);
	return 2 * sum;
}
