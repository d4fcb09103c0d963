/* Capitals in the names of companies. */
#ifndef COMPANY_CASE_H
#define COMPANY_CASE_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/letter_case.h"

/* Append s with a capital to begin with.  0, or -1 with ERR_MEMORY. */
int company_case_begin(struct buf *out, struct str s, struct err *e) ERR_USE;

/* Append a word of a name in small letters or capitals only, recased unless it
 * is an abbreviation.  `means`: what the table says of it, small words only
 * inside a name.  0, or -1 with ERR_MEMORY. */
int company_case_write(struct buf *out, struct str s, enum letter_case was,
    uint32_t means, struct err *e) ERR_USE;

#endif
