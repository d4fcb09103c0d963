/* The form of a value: what stands where, not what it is.  A digit is 9, a
 * capital A, a run of small letters a, a run of more than three capitals A+,
 * of more than 16 digits 9+, a run of letters without case x; all else is
 * itself: "Aino" and "Olivia" are Aa, "SW1A 1AA" is AA9A 9AA. */
#ifndef FORM_H
#define FORM_H

#include "base/str.h"

enum { FORM_LONGEST = 64 }; /* values of more bytes have no form */

/* Write the form of s, valid UTF-8 of at most FORM_LONGEST bytes; it is not
 * longer.  Returns its length. */
size_t form_of(struct str s, char form[FORM_LONGEST]);

#endif
