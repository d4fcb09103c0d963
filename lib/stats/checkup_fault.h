/* What a record should have, and what may be wrong with it. */
#ifndef CHECKUP_FAULT_H
#define CHECKUP_FAULT_H

#include <stddef.h>

enum checkup_part { /* what a record should have */
	CHECKUP_FIRST_NAME,
	CHECKUP_LAST_NAME, /* or a company, or a whole name, for both */
	CHECKUP_EMAIL,
	CHECKUP_PHONE,
	CHECKUP_STREET,
	CHECKUP_POSTCODE,
	CHECKUP_CITY,
	CHECKUP_PARTS,
};

enum { CHECKUP_WHOLE = 8 /* what all parts count: e-mail twice */ };

enum checkup_channel {
	CHECKUP_BY_EMAIL,
	CHECKUP_BY_PHONE,
	CHECKUP_BY_POST,
	CHECKUP_CHANNELS,
};

enum checkup_identity {
	CHECKUP_NOBODY,  /* no name, no e-mail, no phone */
	CHECKUP_CONTACT, /* an e-mail, a phone or a name, which prove nobody */
	CHECKUP_PERSON,  /* a name and an address */
	CHECKUP_PROVEN,  /* a personal or company number */
	CHECKUP_IDENTITIES,
};

enum { CHECKUP_COLUMNS = 6 /* at most, that make one part */ };

enum checkup_fault {                                     /* bits of a set */
	CHECKUP_MISSING = 0,                             /* + part */
	CHECKUP_DUMMY = CHECKUP_MISSING + CHECKUP_PARTS, /* + part */
	CHECKUP_INVALID = CHECKUP_DUMMY + CHECKUP_PARTS, /* + part */
	CHECKUP_UNREACHABLE = CHECKUP_INVALID + CHECKUP_PARTS,
	CHECKUP_NO_CONSENT,
	CHECKUP_UNKNOWN_PERSON,
	CHECKUP_UNTRUE_DATES,
	CHECKUP_FAULTS
};

/* "missing_email" ... */
const char *checkup_fault_name(size_t fault);

#endif
