/* Numbers of companies in registers. */
#ifndef COMPANY_ID_H
#define COMPANY_ID_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/scheme.h"
#include "field/verdict.h"

/* Append the canonical form of s, valid UTF-8, as scheme_canonical does:
 * Y-tunnus, REGON, KRS, NIP, OIB, organisationsnummer, SIREN, SIRET, HRB and
 * those of 23 countries more without anything between their letters and
 * digits. */
int company_id_canonical(struct buf *out, struct str s, uint64_t countries,
    struct scheme_facts *facts, struct verdict *v, struct err *e) ERR_USE;

#endif
