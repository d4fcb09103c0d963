/* Words that fill a field and say nothing, made from data/placeholders.tsv. */
#ifndef PLACEHOLDERS_TABLE_H
#define PLACEHOLDERS_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "field/phrase.h"

/* Kinds of columns by what means nothing there: a word means the set of those
 * where it means nothing. */
enum placeholders_kind {
	PLACEHOLDERS_FREE = 1 << 0, /* comments, and all that has no role */
	PLACEHOLDERS_FIRST = 1 << 1,
	PLACEHOLDERS_MIDDLE = 1 << 2,
	PLACEHOLDERS_LAST = 1 << 3,
	PLACEHOLDERS_FULL = 1 << 4,
	PLACEHOLDERS_COMPANY = 1 << 5,
	PLACEHOLDERS_EMAIL = 1 << 6,
	PLACEHOLDERS_PHONE = 1 << 7,
	PLACEHOLDERS_STREET = 1 << 8,
	PLACEHOLDERS_CITY = 1 << 9,
	PLACEHOLDERS_POSTCODE = 1 << 10,
	PLACEHOLDERS_AREA = 1 << 11,     /* two letters are a country ... */
	PLACEHOLDERS_REGISTER = 1 << 12, /* numbers of people and companies */
	PLACEHOLDERS_CARD = 1 << 13,
	PLACEHOLDERS_ID = 1 << 14,   /* numbers of our own, which may be 0 */
	PLACEHOLDERS_DAY = 1 << 15,  /* births, starts: 1970-01-01 is one */
	PLACEHOLDERS_DATE = 1 << 16, /* dates that programs write */
	PLACEHOLDERS_YEAR = 1 << 17,
	PLACEHOLDERS_COUNT = 1 << 18, /* numbers, where 0 is one */
	PLACEHOLDERS_CODE = 1 << 19,  /* answers, of which "none" is one */
	PLACEHOLDERS_LABEL = 1 << 20, /* other text */
	PLACEHOLDERS_ANY = (1 << 21) - 1,
	PLACEHOLDERS_NAME = PLACEHOLDERS_FIRST | PLACEHOLDERS_MIDDLE |
			    PLACEHOLDERS_LAST | PLACEHOLDERS_FULL,
	/* Not columns: the local part of an e-mail address. */
	PLACEHOLDERS_MAILBOX = 1 << 21,
	PLACEHOLDERS_TWICE = 1 << 22,
};

extern const struct phrase placeholders_phrases[];
extern const size_t placeholders_count;

/* The kind of each role; those that are not there are LABEL. */
extern const struct phrase placeholders_roles[];
extern const size_t placeholders_nroles;

/* What no word can be.  In the place of its first byte times PLACES plus that
 * of its second (heads; 0: there is none) or its last (tails) bit n is set when
 * a word takes n bytes as written, with its accents or without.  The place of a
 * byte is its last five bits, or BEYOND when it is not ASCII (or "_"). */
enum {
	PLACEHOLDERS_PLACES = 32,
	PLACEHOLDERS_BEYOND = 31,
	PLACEHOLDERS_LONGEST = 31
};

extern const uint32_t
    placeholders_heads[PLACEHOLDERS_PLACES * PLACEHOLDERS_PLACES];
extern const uint32_t
    placeholders_tails[PLACEHOLDERS_PLACES * PLACEHOLDERS_PLACES];

#endif
