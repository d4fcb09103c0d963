/* What the values of a column tell together: the order of dates, the mark
 * before decimals, the letters for genders.  The inside of canon. */
#ifndef CANON_EVIDENCE_H
#define CANON_EVIDENCE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "field/canon.h"

struct canon_evidence {
	void (*open)(struct canon *c);
	int (*observe)(struct canon_detail *d, struct str s, struct err *e);
	int (*decide)(struct canon *c, struct err *e);
	void (*show)(const struct canon_detail *d, struct canon_decision *out);
	const char *contradicts; /* reason of a later value that does not agree
	                          */
};

extern const struct canon_evidence canon_evidence_date;
extern const struct canon_evidence canon_evidence_amount;
extern const struct canon_evidence canon_evidence_gender;
extern const struct canon_evidence canon_evidence_boolean;

#endif
