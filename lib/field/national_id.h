/* Identity numbers of people. */
#ifndef NATIONAL_ID_H
#define NATIONAL_ID_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/scheme.h"
#include "field/verdict.h"

/* Append the canonical form of s, valid UTF-8, as scheme_canonical does:
 * henkilötunnus with the sign of the century, personnummer with it in digits as
 * of `year`, PESEL, OIB, JMBG, DNI and those of 25 countries more without
 * anything between their letters and digits. */
int national_id_canonical(struct buf *out, struct str s, uint64_t countries,
    int32_t year, struct scheme_facts *facts, struct verdict *v,
    struct err *e) ERR_USE;

#endif
