/* Currencies and the words for them, made from data/currencies.tsv. */
#ifndef CURRENCIES_TABLE_H
#define CURRENCIES_TABLE_H

#include <stddef.h>

#include "field/currency.h"
#include "field/phrase.h"

struct currencies_entry {
	struct currency currency;
	const char *countries; /* codes of two letters, one behind the other */
};

/* In the order of their codes. */
extern const struct currencies_entry currencies_entries[];
extern const size_t currencies_count;

/* A word means a set of currencies, or says nothing of the amount it stands
 * beside ("total", "incl. VAT"). */
enum { CURRENCIES_LABEL = 1 << 16 };

extern const struct phrase currencies_phrases[];
extern const size_t currencies_nphrases;

/* Codes of three letters, one behind the other.  A star before them: the first
 * is meant when nothing else decides. */
extern const char *const currencies_sets[];

#endif
