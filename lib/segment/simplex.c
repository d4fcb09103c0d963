/* Nelder and Mead, and Newton. */
#include "segment/simplex.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 2000, NEWTON = 8 };

static const double step = 0.3;     /* the first simplex */
static const double enough = 1e-10; /* of its values, relative */
static const double nearby = 1e-4;  /* for second derivatives */
static const double closer = 1e-5;  /* for first ones */

struct corner {
	double x[SIMPLEX_MOST];
	double value;
};

static double
at(struct simplex *s, const double *x)
{
	double value = s->f(s->context, x);

	return isfinite(value) ? value : HUGE_VAL;
}

static int
compare(const void *a, const void *b)
{
	double x = ((const struct corner *)a)->value;
	double y = ((const struct corner *)b)->value;

	return (x > y) - (x < y);
}

/* The worst corner, moved by `factor` away from the middle of the others. */
static struct corner
moved(struct simplex *s, const struct corner *c, const double *middle,
    double factor)
{
	struct corner m = { .value = 0 };

	for (unsigned i = 0; i < s->n; i++)
		m.x[i] = middle[i] + factor * (c[s->n].x[i] - middle[i]);
	m.value = at(s, m.x);
	return m;
}

static void
shrink(struct simplex *s, struct corner *c)
{
	for (unsigned k = 1; k <= s->n; k++) {
		for (unsigned i = 0; i < s->n; i++)
			c[k].x[i] = (c[0].x[i] + c[k].x[i]) / 2;
		c[k].value = at(s, c[k].x);
	}
}

/* One step; corners are in order, the best first. */
static void
walk(struct simplex *s, struct corner *c)
{
	double middle[SIMPLEX_MOST] = { 0 };
	struct corner reflected, other;

	for (unsigned k = 0; k < s->n; k++) {
		for (unsigned i = 0; i < s->n; i++)
			middle[i] += c[k].x[i] / s->n;
	}
	reflected = moved(s, c, middle, -1);
	if (reflected.value < c[0].value) {
		other = moved(s, c, middle, -2);
		c[s->n] = other.value < reflected.value ? other : reflected;
	} else if (reflected.value < c[s->n - 1].value) {
		c[s->n] = reflected;
	} else {
		other = moved(
		    s, c, middle, reflected.value < c[s->n].value ? -0.5 : 0.5);
		if (other.value < c[s->n].value &&
		    other.value <= reflected.value)
			c[s->n] = other;
		else
			shrink(s, c);
	}
}

static void
descend(struct simplex *s)
{
	struct corner c[SIMPLEX_MOST + 1];

	for (unsigned k = 0; k <= s->n; k++) {
		memcpy(c[k].x, s->x, sizeof s->x);
		if (k > 0)
			c[k].x[k - 1] += step;
		c[k].value = at(s, c[k].x);
	}
	for (int i = 0; i < STEPS; i++) {
		qsort(c, s->n + 1, sizeof *c, compare);
		if (c[s->n].value - c[0].value <=
		    enough * (fabs(c[0].value) + enough))
			break;
		walk(s, c);
	}
	qsort(c, s->n + 1, sizeof *c, compare);
	memcpy(s->x, c[0].x, sizeof s->x);
	s->value = c[0].value;
}

/* f at x with two of its variables moved. */
static double
shifted(struct simplex *s, unsigned i, double a, unsigned k, double b)
{
	double x[SIMPLEX_MOST];

	memcpy(x, s->x, sizeof x);
	x[i] += a;
	x[k] += b;
	return at(s, x);
}

static void
first_derivatives(struct simplex *s, double *slope)
{
	s->slope = 0;
	for (unsigned i = 0; i < s->n; i++) {
		slope[i] = (shifted(s, i, closer, i, 0) -
			       shifted(s, i, -closer, i, 0)) /
			   (2 * closer);
		s->slope = fmax(s->slope, fabs(slope[i]));
	}
}

static void
second_derivatives(struct simplex *s, double matrix[SIMPLEX_MOST][SIMPLEX_MOST])
{
	double h = nearby * 10;

	for (unsigned i = 0; i < s->n; i++) {
		for (unsigned k = 0; k <= i; k++) {
			matrix[i][k] = matrix[k][i] =
			    (shifted(s, i, h, k, h) - shifted(s, i, h, k, -h) -
				shifted(s, i, -h, k, h) +
				shifted(s, i, -h, k, -h)) /
			    (4 * h * h);
		}
	}
}

/* Gauss and Jordan; false: there is no inverse. */
static bool
invert(unsigned n, double m[SIMPLEX_MOST][SIMPLEX_MOST],
    double inverse[SIMPLEX_MOST][SIMPLEX_MOST])
{
	for (unsigned i = 0; i < n; i++) {
		for (unsigned k = 0; k < n; k++)
			inverse[i][k] = i == k;
	}
	for (unsigned i = 0; i < n; i++) {
		double pivot = m[i][i];

		if (!(fabs(pivot) > 1e-300) || !isfinite(pivot))
			return false;
		for (unsigned k = 0; k < n; k++) {
			m[i][k] /= pivot;
			inverse[i][k] /= pivot;
		}
		for (unsigned row = 0; row < n; row++) {
			double factor = m[row][i];

			for (unsigned k = 0; k < n && row != i; k++) {
				m[row][k] -= factor * m[i][k];
				inverse[row][k] -= factor * inverse[i][k];
			}
		}
	}
	return true;
}

/* Along the slope, as the shape has it, when that goes down. */
static bool
newton_step(struct simplex *s)
{
	double slope[SIMPLEX_MOST];
	double x[SIMPLEX_MOST];
	double value;

	first_derivatives(s, slope);
	memcpy(x, s->x, sizeof x);
	for (unsigned i = 0; i < s->n; i++) {
		for (unsigned k = 0; k < s->n; k++)
			x[i] -= s->inverse[i][k] * slope[k];
	}
	value = at(s, x);
	if (!(value < s->value))
		return false;
	memcpy(s->x, x, sizeof x);
	s->value = value;
	return true;
}

/* The shape around x. */
static void
look_around(struct simplex *s)
{
	double matrix[SIMPLEX_MOST][SIMPLEX_MOST];

	second_derivatives(s, matrix);
	s->curved = invert(s->n, matrix, s->inverse);
	for (unsigned i = 0; i < s->n; i++) {
		s->curved &= s->inverse[i][i] > 0;
		s->error[i] = sqrt(fmax(s->inverse[i][i], 0));
	}
}

bool
simplex_minimise(struct simplex *s)
{
	double slope[SIMPLEX_MOST];

	descend(s);
	for (int i = 0; i < NEWTON; i++) {
		look_around(s);
		if (!s->curved || !newton_step(s))
			break;
	}
	first_derivatives(s, slope);
	return isfinite(s->value);
}

bool
simplex_refine(struct simplex *s, double times)
{
	double slope[SIMPLEX_MOST];

	for (unsigned i = 0; i < s->n; i++) {
		for (unsigned k = 0; k < s->n; k++)
			s->inverse[i][k] /= times;
		s->error[i] /= sqrt(times);
	}
	s->value = at(s, s->x);
	for (int i = 0; i < NEWTON && s->curved && newton_step(s); i++)
		;
	first_derivatives(s, slope);
	return isfinite(s->value);
}
