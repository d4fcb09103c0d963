/* The shape of a written amount: its sign, its number with what stands between
 * the digits, the words around it. */
#ifndef AMOUNT_PARTS_H
#define AMOUNT_PARTS_H

#include <stdbool.h>

#include "base/str.h"

struct amount_parts {
	bool negative;
	struct str before, after; /* the words around it */
	struct str whole;         /* digits, grouped or not; may be empty */
	struct str decimals;      /* digits, or empty */
	char mark;                /* comma or point before the decimals, or 0 */
	char grouping;            /* comma or point that surely groups, or 0 */
	bool open;   /* whole and decimals may be one number in groups */
	bool spaced; /* "12, 50": an amount only with a currency */
	bool split;  /* "12 EUR 50": the decimals behind the currency */
};

/* Take apart s, in plain characters (amount_plain).  NULL, or why it is no amount. */
const char *amount_parts_read(struct str s, struct amount_parts *parts);

/* What is open is one number in groups.  False when it begins with a zero. */
bool amount_parts_group(struct amount_parts *parts);

#endif
