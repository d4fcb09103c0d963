/* Telephone numbers with one way to write each thing. */
#ifndef PHONE_CLEAN_H
#define PHONE_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { PHONE_CLEAN_MAX = 250 };

/* Digits, signs and Latin letters in ASCII, letters small, any white space or
 * invisible character ' ', any line break '\n', any dash '-', symbols that
 * numbers are not written with NUL; no marks, no white space at the ends. */
struct phone_clean {
	size_t n;
	bool marked; /* not just one number: letters, or what may separate */
	char p[PHONE_CLEAN_MAX];
};

/* Clean s, valid UTF-8.  The ".0" goes that a number has from having been read
 * as an amount.  The parameters of a tel: URI (RFC 3966) become part of the
 * number, or go where they do not belong to it.  False when s is longer than
 * any number is written. */
bool phone_clean_make(struct phone_clean *clean, struct str s);

/* Is it a number as spreadsheets show large ones, which has lost digits? */
bool phone_clean_is_scientific(const struct phone_clean *clean);

/* Is it a day, "2024-03-12" or "12.3.2024"?  Some plans have such numbers, but
 * nobody writes them like that. */
bool phone_clean_is_date(const struct phone_clean *clean);

#endif
