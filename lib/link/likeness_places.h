/* What likeness.c and its neighbours share: sets of up to 64 bytes of a value,
 * by where they are. */
#ifndef LIKENESS_PLACES_H
#define LIKENESS_PLACES_H

#include "link/likeness.h"

enum {
	LIKENESS_WORD = 64, /* bits of a set */
	LIKENESS_WORDS = LIKENESS_LONGEST / LIKENESS_WORD,
};

/* Where each byte is in a stretch: where its lower half is, and its upper. */
struct likeness_places {
	uint64_t low[16];
	uint64_t high[16];
};

/* `at` holds no places yet. */
static inline void
likeness_place(struct likeness_places *at, struct str stretch)
{
	for (size_t i = 0; i < stretch.n; i++) {
		unsigned char c = (unsigned char)stretch.p[i];

		at->low[c & 15] |= UINT64_C(1) << i;
		at->high[c >> 4] |= UINT64_C(1) << i;
	}
}

static inline uint64_t
likeness_find(const struct likeness_places *at, char c)
{
	return at->low[c & 15] & at->high[(unsigned char)c >> 4];
}

static inline size_t
likeness_smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static inline struct str
likeness_clip(struct str s)
{
	return str_make(s.p, likeness_smaller(s.n, LIKENESS_LONGEST));
}

/* The bytes from `at` on that a word has bits for. */
static inline struct str
likeness_stretch(struct str s, size_t at)
{
	return str_make(s.p + at, likeness_smaller(s.n - at, LIKENESS_WORD));
}

/* How many bits are set: not every processor that this may run on counts
 * them. */
static inline size_t
likeness_count(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) +
	       (bits >> 2 & UINT64_C(0x3333333333333333));
	bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
	return bits * UINT64_C(0x0101010101010101) >> 56;
}

/* How many of the bytes of a cannot be in b: what their bits say. */
static inline size_t
likeness_lost(const struct likeness_sign *a, const struct likeness_sign *b)
{
	return likeness_count(a->bits & ~b->bits);
}

#endif
