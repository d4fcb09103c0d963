/* The forms of postcodes as data/postcodes.tsv has them: d a digit, a a letter,
 * n either, [...] one of these, @ the letters of a British postcode area, space
 * and - what is written between, capitals and digits themselves, | or. */
#ifndef POSTCODE_FORM_H
#define POSTCODE_FORM_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/* The first of the forms that s fits, or NULL.  Spaces and hyphens of the form
 * are there in s when spaced, else they are not. */
const char *postcode_form_of(const char *forms, struct str s, bool spaced);

/* Append a code without spaces and hyphens as the form, which it fits, writes
 * it.  0, or -1 with ERR_MEMORY and the buffer as it was. */
int postcode_form_add(
    struct buf *out, const char *form, struct str code, struct err *e) ERR_USE;

#endif
