/* Numbers of taxpayers for value added tax. */
#ifndef VAT_H
#define VAT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/scheme.h"
#include "field/verdict.h"

/* Append the canonical form of s, valid UTF-8: the letters of the country (EL
 * for Greece, XI for Northern Ireland) and the number, capital letters and
 * digits of ASCII alone.  Those of the European Union, the United Kingdom,
 * Norway and Switzerland are known with their check digits.
 *
 * `countries` (see scheme.h) are those a number without letters may be from;
 * when it fits one of them, it gets its letters.  With `bare` a number of one
 * of them has none instead: NIP, OIB, Y-tunnus as they are used at home.
 *
 * Not read and remarks: as scheme_canonical; unknown_country is no remark where
 * letters stand in front; no_country: there are no letters
 * and it fits several countries, or it is not known where it is from.  Then
 * facts->countries tells which it fits.  0, or -1 with ERR_MEMORY and the
 * buffer as it was. */
int vat_canonical(struct buf *out, struct str s, uint64_t countries, bool bare,
    struct scheme_facts *facts, struct verdict *v, struct err *e) ERR_USE;

/* Does what stands in front of the number say whose it is: the letters of a
 * country, or the name of its numbers? */
bool vat_says_country(struct str s);

#endif
