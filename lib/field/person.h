/* Full names of persons: their parts, and the order of these.
 *
 * "Last, First" is certain.  Whether "Martin Andre" is Martin or Andre no single
 * name can tell, so the names of a column are first tallied (given names that
 * are known, initials, family names in capitals), then the column is decided,
 * then each name is read by that decision.  One that speaks against it, or
 * whose parts cannot be told for certain, stays as it is. */
#ifndef PERSON_H
#define PERSON_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/name.h"
#include "field/person_parts.h"
#include "field/person_split.h"
#include "field/verdict.h"

/* How the names of one column are read and written. */
struct person_rule {
	enum person_order order; /* of those without a comma */
	bool told;               /* it stands, whatever the names say */
	enum person_form form;
	bool bare; /* without titles; "Jr." and "III" are none */
};

/* Names by what they say of the order. */
struct person_tally {
	uint64_t given_first, family_first;
	uint64_t open;  /* nothing */
	uint64_t other; /* they are in none */
};

/* Count s, valid UTF-8, of a column that is to have that form, unless it is a
 * company.  0, or -1 with ERR_MEMORY. */
int person_observe(struct person_tally *t, struct str s, enum person_form form,
    struct err *e) ERR_USE;

/* Decide what is not told: the order of 95 % of those that say one, when they
 * are a tenth of all. */
void person_decide(struct person_rule *r, const struct person_tally *t);

/* "given-first", "family-first", "open", "mixed"; "none". */
const char *person_order_name(enum person_order order);

/* Append the canonical form of a full name, valid UTF-8: recased unless it
 * mixes small letters and capitals, its titles aside, and in the form of the
 * rule.  Not read: company.  Remarks: suspicious; and where a form is asked for
 * and the name stays as it is written: name_order_unknown,
 * name_split_unknown, multi_value.  0, or -1 with ERR_MEMORY and the buffer as
 * it was. */
int person_canonical(struct buf *out, struct str s, const struct person_rule *r,
    struct verdict *v, struct err *e) ERR_USE;

/* Append the canonical form of a given or a family name that has a column of its
 * own.  Not read: company.  Remark: suspicious.  0, or -1 with ERR_MEMORY and
 * the buffer as it was. */
int person_part_canonical(struct buf *out, struct str s, enum name_kind kind,
    struct verdict *v, struct err *e) ERR_USE;

/* The parts of s, each in canonical form, as views into room, which is cleared
 * first.  Not read: company, suspicious and the reasons above.  0, or -1 with
 * ERR_MEMORY. */
int person_read(struct person *p, struct buf *room, struct str s,
    const struct person_rule *r, struct verdict *v, struct err *e) ERR_USE;

#endif
