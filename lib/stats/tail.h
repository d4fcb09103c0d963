/* Probabilities of being as far out or further, of the distributions that tests
 * use.  Relative errors are below 1e-9 down to 1e-300.  Formulas of the NIST
 * Digital Library of Mathematical Functions: 8.7 and 8.9 (incomplete gamma),
 * 8.17 (incomplete beta); N. Smirnov's limit for two samples. */
#ifndef TAIL_H
#define TAIL_H

/* Chi-square of df degrees of freedom beyond x. */
double tail_chi_square(double x, double df);

/* Student's t beyond t at either end; F beyond x. */
double tail_t(double t, double df);
double tail_f(double x, double df1, double df2);

/* The largest distance d between two distribution functions of samples of n
 * and m values. */
double tail_smirnov(double d, double n, double m);

#endif
