/* Numbers as if drawn at random, the same ones each time (splitmix64). */
#ifndef DRAW_H
#define DRAW_H

#include <stdbool.h>
#include <stdint.h>

#define DRAW_STEP 0x9E3779B97F4A7C15U

static inline uint64_t
draw_number(uint64_t *state)
{
	uint64_t z = *state += DRAW_STEP;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9U;
	z = (z ^ z >> 27) * 0x94D049BB133111EBU;
	return z ^ z >> 31;
}

/* As if n numbers had been drawn. */
static inline void
draw_skip(uint64_t *state, uint64_t n)
{
	*state += n * DRAW_STEP;
}

/* One of 0..n-1. */
static inline uint32_t
draw_below(uint64_t *state, uint32_t n)
{
	return (uint32_t)(draw_number(state) % n);
}

/* True as often as p says. */
static inline bool
draw_chance(uint64_t *state, double p)
{
	return (double)(draw_number(state) >> 11) < p * 0x1p53;
}

#endif
