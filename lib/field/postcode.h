/* Postcodes, in the form of their country. */
#ifndef POSTCODE_H
#define POSTCODE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

/* Is s a postcode of the country exactly as it is written there? */
bool postcode_is_canonical(struct str s, const char *country);

/* Append the postcode s, valid UTF-8, as it is written in `country` (two
 * capital letters, as from country_of, or NULL where the record does not say):
 * its spaces and hyphens, capitals, digits of ASCII, nothing of the country in
 * front (FI-, S-) unless the code has that itself (LV-, LT-).  Zeros that a
 * spreadsheet took from the front come back for Finland and Åland, elsewhere
 * when pad_zero and no other length would fit.  Without a country, and in one
 * that has no known form, s is plain text, unless no other country has such
 * codes (GB, NL, CA, LV-, LT-).
 *
 * Not read: bad_format, country_mismatch (surely of another country, or written
 * as in Poland alone: 00-950), placeholder (zeros alone).
 * Remarks: zero_padded; no_country (taken as text).
 * 0, or -1 with ERR_MEMORY and the buffer as it was. */
int postcode_canonical(struct buf *out, struct str s, const char *country,
    bool pad_zero, struct verdict *v, struct err *e) ERR_USE;

#endif
