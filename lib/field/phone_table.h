/* The numbering plans of the world, made from data/phone.tsv. */
#ifndef PHONE_TABLE_H
#define PHONE_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "field/phone_plan.h"

struct phone_region {
	char name[4];    /* ISO 3166; 001 where the code is no country's */
	char literal[5]; /* what a transformed number begins with */
	bool transforms; /* a national prefix with a group is replaced by it */
	uint16_t code;   /* calling code */
	uint16_t international, national; /* programs of the prefixes */
	uint16_t general, valid;          /* states; valid is of the code */
	uint32_t lengths, local; /* bit n: n digits are a number, part of one */
};

/* Which state follows a digit, and what a number that ends here is: 0 none,
 * else its kind + 16 * the place of its region among those of the code. */
struct phone_state {
	uint16_t result;
	uint16_t next[10];
};

/* Words of a program: an operation, and in the low bits its argument. */
enum {
	PHONE_TAKE = 0 << 10, /* a digit of the set */
	PHONE_FORK = 1 << 10, /* try what follows, then what lies so far on */
	PHONE_JUMP = 2 << 10, /* so far on */
	PHONE_OPEN = 3 << 10, /* the group begins, ends here */
	PHONE_CLOSE = 4 << 10,
	PHONE_LAST = 5 << 10, /* no digit is left */
	PHONE_DONE = 6 << 10,
	PHONE_ARGUMENT = (1 << 10) - 1,
};

extern const struct phone_region phone_regions[]; /* by code, the main first */
extern const struct phone_state phone_states[];
extern const uint16_t phone_programs[];
extern const uint16_t phone_names[26 * 26]; /* region by its name; 0: none */
extern const uint16_t phone_codes[1000];    /* main region by code; 0: none */

#endif
