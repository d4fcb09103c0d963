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

/* log of a half of A0 of the Pareto/NBD, that at the time t. */
static double
pareto_half(const double *p, double x, double t)
{
	double r = p[0], alpha = p[1], s = p[2], beta = p[3];
	double n = r + s + x;
	bool swapped = alpha < beta;
	double large = swapped ? beta : alpha;
	double second = swapped ? r + x : s + 1;
	double z = fabs(alpha - beta) / (large + t);

	/* 2F1(n, second; n + 1; z), by Euler's transformation. */
	return log(hypergeometric(1, n + 1 - second, n + 1, z)) +
	       (1 - second) * log1p(-z) - n * log(large + t);
}

static double
pareto_shape(const double *p, double x)
{
	double r = p[0], alpha = p[1], s = p[2], beta = p[3];

	return log_gamma(r + x) - log_gamma(r) + r * log(alpha) + s * log(beta);
}

/* early: pareto_half at tx. */
static double
pareto_times(const double *p, const struct purchase_history *h, double early)
{
	double r = p[0], alpha = p[1], s = p[2], beta = p[3];
	double alive = -(r + h->x) * log(alpha + h->T) - s * log(beta + h->T);
	double left = log(s) - log(r + s + h->x);

	return h->tx < h->T
		   ? log_add(alive,
			 left + log_subtract(early, pareto_half(p, h->x, h->T)))
		   : alive;
}

/* log of B(a + i, b + k) / B(a, b) */
static double
log_beta_ratio(double a, double i, double b, double k)
{
	return log_gamma(a + i) - log_gamma(a) + log_gamma(b + k) -
	       log_gamma(b) + log_gamma(a + b) - log_gamma(a + b + i + k);
}

/* The logarithm of the probability of the history, and of being there still. */
static double
bgbb_alive(const double *p, const struct purchase_history *h)
{
	return log_beta_ratio(p[0], h->x, p[1], h->T - h->x) +
	       log_beta_ratio(p[2], 0, p[3], h->T);
}

/* And of having left behind the last one taken, tx < T; a sum over when. */
static double
bgbb_left(const double *p, const struct purchase_history *h)
{
	double alpha = p[0], beta = p[1], gamma = p[2], delta = p[3];
	double term = 1;
	double sum = 1;

	for (unsigned k = 1; k < (unsigned)(h->T - h->tx); k++) {
		double i = h->tx + k - 1;

		term *= (beta - h->x + i) / (alpha + beta + i) * (delta + i) /
			(gamma + 1 + delta + i);
		sum += term;
	}
	return log_beta_ratio(alpha, h->x, beta, h->tx - h->x) +
	       log_beta_ratio(gamma, 1, delta, h->tx) + log(sum);
}

static double
bgbb_likelihood(const double *p, const struct purchase_history *h)
{
	return h->tx < h->T ? log_add(bgbb_alive(p, h), bgbb_left(p, h))
			    : bgbb_alive(p, h);
}

/* What histories share that stand beside each other. */
struct shared {
	double x, tx;
	double shape; /* the part that is the same for all of x */
	double early; /* Pareto/NBD: half of the other, for all of tx */
};

static void
share(struct shared *s, enum purchase_model model, const double *p,
    const struct purchase_history *h)
{
	bool other = s->x != h->x;

	if (other && model != PURCHASE_BGBB)
		s->shape = model == PURCHASE_BGNBD ? bgnbd_shape(p, h->x)
						   : pareto_shape(p, h->x);
	if (model == PURCHASE_PARETO && (other || s->tx != h->tx))
		s->early = pareto_half(p, h->x, h->tx);
	s->x = h->x;
	s->tx = h->tx;
}

double
purchase_loss(enum purchase_model model, const double *parameter,
    const struct purchase_history *h, size_t n, size_t step)
{
	struct shared s = { .x = -1 };
	double sum = 0;

	for (size_t i = 0; i < n; i += step) {
		double of = 0;

		share(&s, model, parameter, &h[i]);
		if (model == PURCHASE_BGNBD)
			of = bgnbd_times(parameter, &h[i]);
		else if (model == PURCHASE_PARETO)
			of = pareto_times(parameter, &h[i], s.early);
		else
			of = bgbb_likelihood(parameter, &h[i]);
		sum -= h[i].weight * (s.shape + of);
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
		   s * log(beta + h->T) +
		   log_subtract(pareto_half(p, h->x, h->tx),
		       pareto_half(p, h->x, h->T)));
}

double
purchase_alive(enum purchase_model model, const double *parameter,
    const struct purchase_history *h)
{
	switch (model) {
	case PURCHASE_BGNBD:
		return 1 / (1 + bgnbd_left(parameter, h));
	case PURCHASE_PARETO:
		return 1 / (1 + pareto_left(parameter, h));
	default:
		return exp(bgbb_alive(parameter, h) -
			   bgbb_likelihood(parameter, h)) *
		       (parameter[3] + h->T) /
		       (parameter[2] + parameter[3] + h->T);
	}
}

/* How many times somebody who has not dropped out buys in the time t. */
static double
bgnbd_expected(const double *p, const struct purchase_history *h, double t)
{
	double r = p[0], alpha = p[1], b = p[3];
	/* The formula has a hole at 1, which is smooth around it. */
	double a = fabs(p[2] - 1) < 1e-7 ? 1 + 1e-7 : p[2];
	double c = a + b + h->x - 1;
	double z = t / (alpha + h->T + t);
	/* Euler's transformation takes the power of the formula along. */
	double rest = exp((a - 1) * log1p(-z)) *
		      hypergeometric(c - (r + h->x), a - 1, c, z);

	return c / (a - 1) * (1 - rest);
}

static double
pareto_expected(const double *p, const struct purchase_history *h, double t)
{
	double r = p[0], alpha = p[1], beta = p[3];
	double s = fabs(p[2] - 1) < 1e-9 ? 1 + 1e-9 : p[2];
	double past = beta + h->T;

	return (r + h->x) * past / ((alpha + h->T) * (s - 1)) *
	       -expm1((s - 1) * log(past / (past + t)));
}

/* The next opportunity is there; each later one, if nothing ended before. */
static double
bgbb_expected(const double *p, const struct purchase_history *h, double t)
{
	double there = 1;
	double sum = 0;

	for (unsigned i = 1; i <= (unsigned)t; i++) {
		sum += there;
		there *= (p[3] + h->T + i) / (p[2] + p[3] + h->T + i);
	}
	return (p[0] + h->x) / (p[0] + p[1] + h->T) * sum;
}

double
purchase_expected(enum purchase_model model, const double *parameter,
    const struct purchase_history *h, double alive, double t)
{
	switch (model) {
	case PURCHASE_BGNBD:
		return alive * bgnbd_expected(parameter, h, t);
	case PURCHASE_PARETO:
		return alive * pareto_expected(parameter, h, t);
	default:
		return alive * bgbb_expected(parameter, h, t);
	}
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
