#include "stats/hll.h"

#include <math.h>

enum { RANKS = 64 - HLL_BITS + 1 }; /* the highest rank */

void
hll_add(struct hll *s, uint64_t hash)
{
	size_t at = (size_t)(hash >> (64 - HLL_BITS));
	uint64_t rest = hash << HLL_BITS;
	uint8_t rank = 1;

	while (rank < RANKS && rest >> 63 == 0) {
		rest <<= 1;
		rank++;
	}
	if (rank > s->rank[at])
		s->rank[at] = rank;
}

bool
hll_take_rank(struct hll *s, size_t at, unsigned rank)
{
	if (at >= HLL_REGISTERS || rank > RANKS)
		return false;
	if (rank > s->rank[at])
		s->rank[at] = (uint8_t)rank;
	return true;
}

/* x + x^2 + 2 x^4 + 4 x^8 ... for the share of registers that are zero. */
static double
sigma(double x)
{
	double y = 1;
	double sum = x;
	double before;

	if (x >= 1)
		return INFINITY;
	do {
		before = sum;
		x *= x;
		sum += x * y;
		y += y;
	} while (sum != before);
	return sum;
}

/* The same at the other end, for registers that can grow no more. */
static double
tau(double x)
{
	double y = 1;
	double sum = 1 - x;
	double before;

	if (x <= 0 || x >= 1)
		return 0;
	do {
		before = sum;
		x = sqrt(x);
		y /= 2;
		sum -= (1 - x) * (1 - x) * y;
	} while (sum != before);
	return sum / 3;
}

double
hll_estimate(const struct hll *s)
{
	static const double scale = 0.721347520444481703680; /* 1 / (2 ln 2) */
	const double m = HLL_REGISTERS;
	uint32_t of[RANKS + 1] = { 0 };
	double z;

	for (size_t i = 0; i < HLL_REGISTERS; i++)
		of[s->rank[i]]++;
	if (of[0] == HLL_REGISTERS)
		return 0;
	z = m * tau(1 - of[RANKS] / m);
	for (int rank = RANKS - 1; rank > 0; rank--)
		z = (z + of[rank]) / 2;
	z += m * sigma(of[0] / m);
	return scale * m * m / z;
}
