/* The minimum of a smooth function of a few variables, found without its
 * derivatives: the simplex of Nelder and Mead (The Computer Journal 7, 1965),
 * then Newton steps with differences.  Values without allocation. */
#ifndef SIMPLEX_H
#define SIMPLEX_H

#include <stdbool.h>

enum { SIMPLEX_MOST = 4 }; /* variables */

typedef double simplex_function(void *context, const double *x);

struct simplex {
	unsigned n;
	simplex_function *f;
	void *context;
	double x[SIMPLEX_MOST]; /* where to begin; the minimum */
	double value;           /* there */
	double slope;           /* greatest derivative there */
	/* Inverse of the matrix of second derivatives; roots of its diagonal. */
	double inverse[SIMPLEX_MOST][SIMPLEX_MOST];
	double error[SIMPLEX_MOST];
	bool curved; /* it exists, and is positive */
};

/* Find the minimum near x.  False when there is none that is finite. */
bool simplex_minimise(struct simplex *s);

/* The minimum of another function that is about `times` as large: s is at that
 * of the first.  What is known of its shape is used, so few values of the other
 * are needed. */
bool simplex_refine(struct simplex *s, double times);

#endif
