/* Numbering plans: what a string of dialled digits means. */
#ifndef PHONE_PLAN_H
#define PHONE_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { PHONE_PLAN_DIGITS = 40 };

enum phone_kind {
	PHONE_UNKNOWN,
	PHONE_FIXED,
	PHONE_MOBILE,
	PHONE_FIXED_OR_MOBILE, /* cannot be told there */
	PHONE_PREMIUM,
	PHONE_TOLL_FREE,
	PHONE_SHARED_COST,
	PHONE_VOIP,
	PHONE_PERSONAL,
	PHONE_PAGER,
	PHONE_COMPANY, /* one number for all places of a company */
	PHONE_VOICEMAIL,
	PHONE_KINDS
};

struct phone_plan_number {
	unsigned code;      /* calling code */
	const char *region; /* where it is valid: ISO 3166, "001": nowhere */
	enum phone_kind kind;
	bool possible; /* its length is one of this code */
	size_t n;      /* digits behind the code */
	char digits[PHONE_PLAN_DIGITS + 8];
};

/* The region of an ISO 3166 code of two letters, in any case; 0: not known. */
unsigned phone_plan_region(struct str name);

/* Read digits (ASCII, at most PHONE_PLAN_DIGITS) dialled in a region (0: not
 * known); `plus`: they begin with a calling code.  NULL when they are a valid
 * number, or why they are none, with *number as far as it is known:
 * no_region, unknown_code, too_short, too_long, not_valid. */
const char *phone_plan_read(struct phone_plan_number *number, struct str digits,
    bool plus, unsigned region);

/* Is what stands in *number, with no prefix, valid?  Sets kind and region. */
bool phone_plan_is_valid(struct phone_plan_number *number);

#endif
