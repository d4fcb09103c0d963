/* How numbers of registers are made up, from data/schemes.tsv. */
#ifndef SCHEMES_TABLE_H
#define SCHEMES_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "field/scheme_check.h"

enum schemes_century {
	SCHEMES_CENTURY_NONE,
	SCHEMES_CENTURY_SIGN, /* "-" or "+" must stand before the last four */
	SCHEMES_CENTURY_PLUS, /* "+" may stand there */
};

struct schemes_entry {
	const char *name;
	const char *label;   /* the same in capitals, nothing between words */
	const char *country; /* ISO 3166 */
	unsigned char uses;  /* bits of enum scheme_use */
	unsigned char least; /* letters and digits it has ... */
	unsigned char most;  /* ... from and to */
	unsigned char century;
	bool open; /* it has no check digit */
	/* For each place 9: a digit, A: a letter, *: either.  NULL: digits;
	 * empty: the check tells. */
	const char *shape;
	scheme_check *check; /* or NULL */
};

struct schemes_country {
	const char *code;
	unsigned char first, n; /* its entries */
};

extern const struct schemes_entry schemes_entries[]; /* by country */
extern const size_t schemes_count;
extern const struct schemes_country schemes_countries[]; /* by code */
extern const size_t schemes_ncountries;

#endif
