/* The bank account numbers of each country, from data/iban.tsv. */
#ifndef IBAN_TABLE_H
#define IBAN_TABLE_H

#include <stddef.h>

enum { IBAN_TABLE_LONGEST = 34 };

struct iban_table_entry {
	char country[3];
	unsigned char length;
	/* What stands at each place behind the country and the check digits:
	 * n a digit, a a letter, c either. */
	char account[IBAN_TABLE_LONGEST - 4 + 1];
};

extern const struct iban_table_entry iban_table[]; /* by country */
extern const size_t iban_table_count;

#endif
