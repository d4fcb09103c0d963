/* What the values of a column tell together: the order of dates, the mark
 * before decimals, the letters for genders, the code page of what is to be
 * mended, the order of names.  The inside of canon. */
#ifndef CANON_EVIDENCE_H
#define CANON_EVIDENCE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "field/canon.h"

struct canon_evidence {
	void (*open)(struct canon *c);
	bool (*is_wanted)(const struct canon *c); /* NULL: always */
	int (*observe)(const struct canon *c, struct str s, const char *country,
	    struct err *e);
	int (*decide)(struct canon *c, struct err *e);
	void (*show)(
	    const struct canon *c, struct canon_decision *out); /* or NULL */
	const char *contradicts; /* reason of a later value that does not agree,
				  * or NULL */
};

extern const struct canon_evidence canon_evidence_date;
extern const struct canon_evidence canon_evidence_amount;
extern const struct canon_evidence canon_evidence_gender;
extern const struct canon_evidence canon_evidence_boolean;
extern const struct canon_evidence canon_evidence_text;
extern const struct canon_evidence canon_evidence_person;

#endif
