/* Seeded 64- and 128-bit hashes of byte strings (XXH3).  The seed differs per
 * run, so that nobody can prepare colliding data; therefore no output may
 * depend on a hash value or on the order of a hash table. */
#ifndef HASH_H
#define HASH_H

#include <stdint.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/str.h"

static inline uint64_t
hash_str(struct str s, uint64_t seed)
{
	return XXH3_64bits_withSeed(s.p, s.n, seed);
}

struct hash128 {
	uint64_t low;
	uint64_t high;
};

static inline struct hash128
hash_wide(struct str s, uint64_t seed)
{
	XXH128_hash_t x = XXH3_128bits_withSeed(s.p, s.n, seed);
	struct hash128 h = { x.low64, x.high64 };

	return h;
}

/* A seed from the system's random source (the clock where there is none). */
uint64_t hash_seed(void);

#endif
