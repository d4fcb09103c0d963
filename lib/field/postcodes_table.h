/* Postcodes of the world, made from data/postcodes.tsv. */
#ifndef POSTCODES_TABLE_H
#define POSTCODES_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct postcodes_entry {
	char country[3];
	bool sure;         /* no other country has codes of this form */
	const char *form;  /* one or several, with | between */
	const char *signs; /* what may stand in front, with a space between */
};

/* From 1 on: 0 is no country. */
extern const struct postcodes_entry postcodes_table[];
extern const size_t postcodes_count; /* with that one */

/* The entry of a country, of two letters, A to Z. */
extern const unsigned char postcodes_letters[26 * 26];

/* British postcode areas, by their first letter: bits of the second, A to Z,
 * and one for those of one letter. */
extern const uint32_t postcodes_areas[26];

#endif
