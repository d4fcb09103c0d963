/* Legal forms and other words of company names, made from data/company.tsv. */
#ifndef COMPANY_TABLE_H
#define COMPANY_TABLE_H

#include <stddef.h>
#include <stdint.h>

enum {
	COMPANY_TABLE_KIND = 15,      /* enum company_kind; 0: no legal form */
	COMPANY_TABLE_FRONT = 1 << 4, /* also before the name: "Oy" */
	COMPANY_TABLE_INNER = 1 << 5, /* also inside: "d.o.o. za usluge" */
	/* Elsewhere than in its countries only as it is written there. */
	COMPANY_TABLE_OWN = 1 << 6,
	/* Of a company in a column of people: in any case; as it is written. */
	COMPANY_TABLE_SURE = 1 << 7,
	COMPANY_TABLE_EXACT = 1 << 8,
	COMPANY_TABLE_SMALL = 1 << 9, /* inside a name */
	COMPANY_TABLE_WORD = 1 << 10, /* no abbreviation, though short */
	COMPANY_TABLE_FORM = 1 << 11, /* a legal form */
	COMPANY_TABLE_LONGEST = 48,   /* bytes of a key */
	COMPANY_TABLE_PLACES = 32,    /* of company_lengths */
	COMPANY_TABLE_BEYOND = 31,
};

struct company_word {
	const char *key;       /* plain letters, digits, & + / only */
	const char *countries; /* "FI AX"; NULL: all */
	const char *form;      /* how it is written; NULL: any way */
	uint32_t means;
};

/* In byte order of the keys; those of one key as they came. */
extern const struct company_word company_words[];
extern const size_t company_count;

/* In the place of its first character bit n is set when a key has n bytes (31:
 * or more).  The place is its last five bits, or BEYOND when it is not ASCII. */
extern const uint32_t company_lengths[COMPANY_TABLE_PLACES];

/* Which words may begin what the table has: bit n of the places of the first
 * and the second character is set when one of n characters may. */
struct company_heads {
	uint32_t first[COMPANY_TABLE_PLACES];
	uint32_t second[COMPANY_TABLE_PLACES];
};

extern const struct company_heads company_forms_heads; /* legal forms */
extern const struct company_heads company_sure_heads;  /* SURE and EXACT */

#endif
