/* Numbers of bank accounts (ISO 13616). */
#ifndef IBAN_H
#define IBAN_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

/* When true, s is its own canonical form. */
bool iban_is_canonical(struct str s);

/* Append the canonical form of s, valid UTF-8: capital letters and digits of
 * ASCII alone, as the registry of data/iban.tsv has them for the country, with
 * check digits that are right.  What stands between them and "IBAN" in front
 * goes.  A number without the letters of its country gets those of `region`
 * (ISO 3166, empty when it is not known) when all is right with them: the NRB
 * of Poland.
 *
 * Not read: bad_checksum, bad_format, bad_length, multi_value (several),
 * excel_scientific (digits are lost), no_country (there are no letters and no
 * region), unknown_country (not in the registry).  0, or -1 with ERR_MEMORY
 * and the buffer as it was. */
int iban_canonical(struct buf *out, struct str s, struct str region,
    struct verdict *v, struct err *e) ERR_USE;

#endif
