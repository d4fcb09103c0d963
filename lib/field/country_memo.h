/* The countries that the values of a column have named: they are few, and come
 * again and again. */
#ifndef COUNTRY_MEMO_H
#define COUNTRY_MEMO_H

#include "base/err.h"
#include "base/str.h"
#include "field/country.h"

enum { COUNTRY_MEMO_PLACES = 64, COUNTRY_MEMO_LONGEST = 23 };

/* Zero-initialise. */
struct country_memo {
	struct country_memo_place {
		unsigned char n; /* bytes; 0: nothing here */
		char text[COUNTRY_MEMO_LONGEST];
		struct country_found found;
	} place[COUNTRY_MEMO_PLACES];
};

/* country_find, from memory when s was found there last. */
int country_memo_find(struct country_memo *m, struct str s,
    struct country_found *found, struct err *e) ERR_USE;

#endif
