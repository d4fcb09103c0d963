/* What can be said of one record after the other: what it lacks, how its person
 * can be reached and told from others, whether its dates can be true. */
#ifndef CHECKUP_H
#define CHECKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "field/canon_options.h"
#include "record/header.h"
#include "record/record.h"
#include "stats/checkup_fault.h"
#include "stats/country_memo.h"
#include "stats/judge.h"

/* The columns of one part, and what was found in the record. */
struct checkup_place {
	size_t field[CHECKUP_COLUMNS];
	struct judge judge[CHECKUP_COLUMNS];
	size_t n;
	uint64_t missing, dummy; /* records: nothing there, a placeholder */
};

/* A column that tells consent. */
struct checkup_consent {
	size_t field;
	const char *role;
	size_t channel; /* that it is for; CHECKUP_CHANNELS: all */
};

enum { CHECKUP_CONSENTS = 16, CHECKUP_PROOFS = 3 };

/* Zero-initialise. */
struct checkup {
	const struct header *header;
	struct checkup_place part[CHECKUP_PARTS];
	size_t country, created, birth, first_order, last_order;
	struct checkup_consent consent[CHECKUP_CONSENTS];
	size_t nconsents;
	size_t proof[CHECKUP_PROOFS]; /* columns of numbers, or HEADER_NONE */
	const struct canon_options *rules;
	struct country_memo countries;
	uint64_t records;
	uint64_t usable[CHECKUP_CHANNELS], allowed[CHECKUP_CHANNELS];
	uint64_t unreachable, unknown_consent, denied_consent;
	uint64_t identity[CHECKUP_IDENTITIES];
	unsigned has; /* of CHECKUP_WHOLE: the record last taken */
	uint64_t complete[CHECKUP_WHOLE + 1]; /* records that have so many */
	uint64_t untrue_dates; /* a birth after the record, orders reversed */
	struct arena memory;
};

/* For records of that header; both are borrowed.  0 or -1. */
int checkup_open(struct checkup *c, const struct header *h,
    const struct canon_options *rules, struct err *e) ERR_USE;

/* Count one record, valid UTF-8; *faults: what is wrong with it.  0 or -1. */
int checkup_record(struct checkup *c, const struct record *r, uint64_t *faults,
    struct err *e) ERR_USE;

/* Is there a column that tells consent; dates that can contradict? */
bool checkup_has_consent(const struct checkup *c);
bool checkup_has_dates(const struct checkup *c);

void checkup_close(struct checkup *c);

#endif
