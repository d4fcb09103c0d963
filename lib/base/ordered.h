/* Numbers as bytes in whose order they are: big end first, for keys that are
 * sorted by their bytes; and numbers with a sign as numbers without, in the
 * same order. */
#ifndef ORDERED_H
#define ORDERED_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define ORDERED_SIGN (UINT64_C(1) << 63)

/* The lowest n bytes of v, at most 8. */
static inline void
ordered_put(char *out, uint64_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		out[i] = (char)(v >> (8 * (n - 1 - i)) & 0xff);
}

static inline uint64_t
ordered_get(const char *p, size_t n)
{
	uint64_t v = 0;

	for (size_t i = 0; i < n; i++)
		v = v << 8 | (unsigned char)p[i];
	return v;
}

static inline uint32_t
ordered_day(int32_t day)
{
	return (uint32_t)day ^ UINT32_C(0x80000000);
}

static inline int32_t
ordered_to_day(uint64_t v)
{
	return (int32_t)((uint32_t)v ^ UINT32_C(0x80000000));
}

/* -0 is 0. */
static inline uint64_t
ordered_double(double x)
{
	double v = x == 0 ? 0 : x;
	uint64_t bits;

	memcpy(&bits, &v, sizeof bits);
	return (bits & ORDERED_SIGN) != 0 ? ~bits : bits | ORDERED_SIGN;
}

static inline double
ordered_to_double(uint64_t v)
{
	uint64_t bits = (v & ORDERED_SIGN) != 0 ? v & ~ORDERED_SIGN : ~v;
	double x;

	memcpy(&x, &bits, sizeof x);
	return x;
}

#endif
