/* All in logarithms. */
#include "segment/purchase.h"

#include <math.h>
#include <stdbool.h>

enum { TERMS = 20000 };

/* log(e^a + e^b) */
static double
log_add(double a, double b)
{
	double high = fmax(a, b);

	return isinf(high) ? high : high + log1p(exp(fmin(a, b) - high));
}

/* log(e^a - e^b), a >= b */
static double
log_subtract(double a, double b)
{
	return a + log(-expm1(fmin(b - a, 0)));
}

/* The series of 2F1(a, b; c; z), 0 <= z < 1. */
static double
hypergeometric(double a, double b, double c, double z)
{
	double term = 1;
	double sum = 1;

	for (int n = 0; n < TERMS; n++) {
		term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
		sum += term;
		if (fabs(term) < 1e-16 * fabs(sum))
			break;
	}
	return sum;
}

/* lgamma without its global sign; all arguments here are positive. */
static double
log_gamma(double x)
{
	int sign;

	return lgamma_r(x, &sign);
}

/* The part of the logarithm that is the same for all who bought x times. */
static double
bgnbd_shape(const double *p, double x)
{
	double r = p[0], alpha = p[1], a = p[2], b = p[3];

	return log_gamma(r + x) - log_gamma(r) + r * log(alpha) +
	       log_gamma(a + b) + log_gamma(b + x) - log_gamma(b) -
	       log_gamma(a + b + x);
}

/* And the rest. */
static double
bgnbd_times(const double *p, const struct purchase_history *h)
{
	double r = p[0], alpha = p[1], a = p[2], b = p[3];
	double x = h->x;
	double alive = -(r + x) * log(alpha + h->T);

	return x > 0 ? log_add(alive, log(a) - log(b + x - 1) -
					  (r + x) * log(alpha + h->tx))
		     : alive;
}

/* log of A0 of the Pareto/NBD. */
static double
pareto_log_a0(const double *p, const struct purchase_history *h)
{
	double r = p[0], alpha = p[1], s = p[2], beta = p[3];
	double n = r + s + h->x;
	bool swapped = alpha < beta;
	double large = swapped ? beta : alpha;
	double apart = fabs(alpha - beta);
	double second = swapped ? r + h->x : s + 1;
	double z[2] = { apart / (large + h->tx), apart / (large + h->T) };
	double part[2];

	/* 2F1(n, second; n + 1; z), by Euler's transformation. */
	for (int i = 0; i < 2; i++)
		part[i] = log(hypergeometric(1, n + 1 - second, n + 1, z[i])) +
			  (1 - second) * log1p(-z[i]) -
			  n * log(large + (i == 0 ? h->tx : h->T));
	return log_subtract(part[0], part[1]);
}

static double
pareto_shape(const double *p, double x)
{
	double r = p[0], alpha = p[1], s = p[2], beta = p[3];

	return log_gamma(r + x) - log_gamma(r) + r * log(alpha) + s * log(beta);
}

static double
pareto_times(const double *p, const struct purchase_history *h)
{
	double r = p[0], alpha = p[1], s = p[2], beta = p[3];
	double alive = -(r + h->x) * log(alpha + h->T) - s * log(beta + h->T);
	double left = log(s) - log(r + s + h->x);

	return h->tx < h->T ? log_add(alive, left + pareto_log_a0(p, h))
			    : alive;
}

double
purchase_loss(enum purchase_model model, const double *parameter,
    const struct purchase_history *h, size_t n, size_t step)
{
	bool bgnbd = model == PURCHASE_BGNBD;
	double shape = 0;
	double sum = 0;

	for (size_t i = 0; i < n; i += step) {
		if (i == 0 || h[i].x != h[i - step].x)
			shape = bgnbd ? bgnbd_shape(parameter, h[i].x)
				      : pareto_shape(parameter, h[i].x);
		sum -= h[i].weight *
		       (shape + (bgnbd ? bgnbd_times(parameter, &h[i])
				       : pareto_times(parameter, &h[i])));
	}
	return sum;
}

/* The odds of having left. */
static double
bgnbd_left(const double *p, const struct purchase_history *h)
{
	double r = p[0], alpha = p[1], a = p[2], b = p[3];

	if (!(h->x > 0))
		return 0;
	return a / (b + h->x - 1) *
	       exp((r + h->x) * log((alpha + h->T) / (alpha + h->tx)));
}

static double
pareto_left(const double *p, const struct purchase_history *h)
{
	double r = p[0], alpha = p[1], s = p[2], beta = p[3];

	if (!(h->tx < h->T))
		return 0;
	return exp(log(s) - log(r + s + h->x) + (r + h->x) * log(alpha + h->T) +
		   s * log(beta + h->T) + pareto_log_a0(p, h));
}

double
purchase_alive(enum purchase_model model, const double *parameter,
    const struct purchase_history *h)
{
	return 1 / (1 + (model == PURCHASE_BGNBD ? bgnbd_left(parameter, h)
						 : pareto_left(parameter, h)));
}

static double
bgnbd_expected(const double *p, const struct purchase_history *h, double t)
{
	double r = p[0], alpha = p[1], a = p[2], b = p[3];
	double c = a + b + h->x - 1;
	double z = t / (alpha + h->T + t);
	/* Euler's transformation takes the power of the formula along. */
	double rest = exp((a - 1) * log1p(-z)) *
		      hypergeometric(c - (r + h->x), a - 1, c, z);

	return c / (a - 1) * (1 - rest) / (1 + bgnbd_left(p, h));
}

static double
pareto_expected(const double *p, const struct purchase_history *h, double t)
{
	double r = p[0], alpha = p[1], s = p[2], beta = p[3];
	double past = beta + h->T;

	return (r + h->x) * past / ((alpha + h->T) * (s - 1)) *
	       -expm1((s - 1) * log(past / (past + t))) /
	       (1 + pareto_left(p, h));
}

double
purchase_expected(enum purchase_model model, const double *parameter,
    const struct purchase_history *h, double t)
{
	return model == PURCHASE_BGNBD ? bgnbd_expected(parameter, h, t)
				       : pareto_expected(parameter, h, t);
}

double
purchase_spend_loss(const double *parameter, const struct purchase_spend *s,
    size_t n, size_t step)
{
	double p = parameter[0], q = parameter[1], v = parameter[2];
	double shape = 0;
	double sum = 0;

	for (size_t i = 0; i < n; i += step) {
		double px = p * s[i].x;

		if (i == 0 || s[i].x != s[i - step].x)
			shape = log_gamma(px + q) - log_gamma(px) -
				log_gamma(q) + q * log(v) + px * log(s[i].x);
		sum -= shape + (px - 1) * log(s[i].m) -
		       (px + q) * log(s[i].x * s[i].m + v);
	}
	return sum;
}

double
purchase_spend_expected(const double *parameter, double x, double m)
{
	double p = parameter[0], q = parameter[1], v = parameter[2];
	double px = p * x;
	double share = (q - 1) / (px + q - 1);

	return share * v * p / (q - 1) + (1 - share) * (x > 0 ? m : 0);
}
