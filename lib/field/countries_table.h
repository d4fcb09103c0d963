/* Countries, made from data/countries.tsv. */
#ifndef COUNTRIES_TABLE_H
#define COUNTRIES_TABLE_H

#include <stddef.h>
#include <stdint.h>

enum {
	COUNTRIES_LANGUAGES = 8, /* en fi pl hr sv de fr es */
	/* What stands before the country of a key that is not just its name. */
	COUNTRIES_CODE = 251,
	COUNTRIES_SUBDIVISION,
	COUNTRIES_RETIRED,
	COUNTRIES_AMBIGUOUS,
	COUNTRIES_CAPITALS,
};

struct countries_entry {
	char alpha2[3];
	char alpha3[4];
	uint16_t shown[COUNTRIES_LANGUAGES]; /* offset in countries_shown */
};

/* From 1 on: 0 is no country. */
extern const struct countries_entry countries_table[];
extern const char countries_shown[];

/* The country of two letters, A to Z. */
extern const unsigned char countries_letters[26 * 26];

/* Keys in byte order.  Each is the number of bytes it has in common with the
 * one before (none at the start of a block), what it means (a country, or one
 * of the above and a country), the rest of its bytes and a NUL.  The last is behind every key. */
extern const char countries_keys[];
extern const uint32_t countries_blocks[];
extern const size_t countries_nblocks;

#endif
