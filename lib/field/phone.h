/* Telephone numbers in the form of E.164. */
#ifndef PHONE_H
#define PHONE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/phone_plan.h"
#include "field/verdict.h"

/* A value that holds several numbers. */
enum phone_multi {
	PHONE_MULTI_FLAG,  /* is not read */
	PHONE_MULTI_FIRST, /* is its first */
	PHONE_MULTI_SPLIT, /* is all of them, " / " in between */
};

struct phone_options {
	enum phone_multi multi;
	bool guess;     /* read what lacks its plus */
	bool possible;  /* read what has a length that numbers have */
	bool extension; /* keep it, as ";ext=12" */
};

struct phone_facts {
	enum phone_kind kind;
	char region[4]; /* ISO 3166; "001": of no country; "": not known */
};

/* Is name the ISO 3166 code (two letters, any case) of a region that has
 * telephone numbers? */
bool phone_region_known(struct str name);

/* When true, s is its own canonical form and nothing is remarkable about it. */
bool phone_is_canonical(struct str s);

/* Append the canonical form of s, valid UTF-8: plus, calling code and number
 * in ASCII digits.  `region` is where a number without its calling code is
 * from, empty when that is not known.  Numbers are held against the plans of
 * data/phone.tsv, the prefixes dialled within a country and from it to others
 * go, and so do words in front; the zero of Italian numbers is part of them.
 * With a calling code of +1 letters are the digits of their keys.
 *
 * Not read: no_digits, no_region, unknown_code (no such calling code),
 * too_short, too_long, not_valid, letters, multi_value (several numbers),
 * maybe_missing_plus (none of the region, but one with a plus in front),
 * excel_scientific ("3.58401E+11": digits are lost).
 * Remarks: legacy_trunk_zero (a zero that Polish numbers no longer have),
 * extension (was left out), text_dropped (words in front), and what the
 * options let through: multi_value, maybe_missing_plus, not_valid.
 *
 * `facts`, when not NULL, receives what is known of a number that was read, of
 * several the first.  0, or -1 with ERR_MEMORY and the buffer as it was. */
int phone_canonical(struct buf *out, struct str s, struct str region,
    const struct phone_options *o, struct phone_facts *facts, struct verdict *v,
    struct err *e) ERR_USE;

#endif
