/* Models of buying and dropping out: how often somebody who bought x times
 * after the first time, the last of them tx after it, and has been watched for
 * T, will buy again.  Times are in one unit.
 *
 * BG/NBD: Fader, Hardie and Lee, Marketing Science 24 (2005).  Pareto/NBD:
 * Schmittlein, Morrison and Colombo, Management Science 33 (1987), in the form
 * of Fader and Hardie.  BG/BB: Fader, Hardie and Shang, Marketing Science 29
 * (2010); its times are opportunities, which are counted: x of T were taken, the
 * last of them the tx-th.  Gamma-Gamma, of what is spent: Fader and Hardie 2013. */
#ifndef PURCHASE_H
#define PURCHASE_H

#include <stddef.h>

enum purchase_model { PURCHASE_BGNBD, PURCHASE_PARETO, PURCHASE_BGBB };

/* r, alpha, a, b of BG/NBD; r, alpha, s, beta of Pareto/NBD; alpha, beta, gamma,
 * delta of BG/BB. */
enum { PURCHASE_PARAMETERS = 4, PURCHASE_SPEND = 3 };

struct purchase_history {
	double x, tx, T;
	double weight; /* customers who have it */
};

/* Minus the logarithm of the likelihood of each step-th of n histories; quicker
 * where those of one x stand together. */
double purchase_loss(enum purchase_model model, const double *parameter,
    const struct purchase_history *h, size_t n, size_t step);

/* How probable it is that somebody has not dropped out: now or, of BG/BB, at
 * the next opportunity. */
double purchase_alive(enum purchase_model model, const double *parameter,
    const struct purchase_history *h);

/* How many times in the time t from now on, if that is `alive`.  Of BG/BB t is
 * whole. */
double purchase_expected(enum purchase_model model, const double *parameter,
    const struct purchase_history *h, double alive, double t);

/* x purchases of m each, on average: p, q, v. */
struct purchase_spend {
	double x, m;
};

double purchase_spend_loss(const double *parameter,
    const struct purchase_spend *s, size_t n, size_t step);

/* What one purchase will come to; of x = 0 the mean of all.  q > 1. */
double purchase_spend_expected(const double *parameter, double x, double m);

#endif
