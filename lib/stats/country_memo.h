/* The country of a record, asked for again and again: country_of with a short
 * memory. */
#ifndef COUNTRY_MEMO_H
#define COUNTRY_MEMO_H

#include <stddef.h>

#include "base/str.h"

enum { COUNTRY_MEMO_PLACES = 32, COUNTRY_MEMO_BYTES = 31 };

/* Zero-initialise. */
struct country_memo {
	struct {
		char text[COUNTRY_MEMO_BYTES];
		unsigned char n; /* 0: none */
		const char *country;
	} place[COUNTRY_MEMO_PLACES];
};

/* Two capital letters, or NULL. */
const char *country_memo_of(struct country_memo *m, struct str s);

#endif
