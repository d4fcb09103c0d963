/* Values that only fill a box which must not be empty: "N/A", "ei tietoa",
 * 1900-01-01, 0000000000, test@... */
#ifndef PLACEHOLDER_H
#define PLACEHOLDER_H

#include <stdbool.h>

#include "base/str.h"

/* Does the value say nothing in a column of that role (NULL: none is known)?
 *
 * Only what is sure: one taken for a placeholder wrongly is a lost value, one
 * not seen is only kept.  So the role decides, and without one only the general
 * words for "nothing is known" count.  Null, None, Na, Nan and Test are names,
 * NA is a country, a region and a language, "none" is an answer, 0 is a number
 * and a number of ours.  A birth or a start may be on 1970-01-01, what a
 * program has dated may not; 1900-01-01 and 9999-12-31 are never meant.
 * Telephone and register numbers are placeholders when they are one digit
 * repeated or the row of digits, a telephone number also when it ends in seven
 * zeros.  Of an e-mail address the local part decides (test, noreply, unknown
 * ...), never the domain: example.com is a domain like others here.
 *
 * In any case and with white space around it.  White space alone is a
 * placeholder, the empty value is none.  Nothing is allocated. */
bool placeholder_is(struct str value, const char *role);

#endif
