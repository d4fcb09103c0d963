#include "stats/psi.h"

#include <math.h>

static double
share(uint64_t count, double total)
{
	return (count > 0 ? (double)count : .5) / total;
}

double
psi_of(const uint64_t *expected, const uint64_t *actual, size_t bins)
{
	double before = 0;
	double after = 0;
	double sum = 0;

	for (size_t i = 0; i < bins; i++) {
		before += (double)expected[i];
		after += (double)actual[i];
	}
	if (before <= 0 || after <= 0)
		return NAN;
	for (size_t i = 0; i < bins; i++) {
		double e;
		double a;

		if (expected[i] == 0 && actual[i] == 0)
			continue;
		e = share(expected[i], before);
		a = share(actual[i], after);
		sum += (a - e) * log(a / e);
	}
	return sum;
}
