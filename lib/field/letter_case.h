/* Is a text in capitals only, in small letters only, or neither? */
#ifndef LETTER_CASE_H
#define LETTER_CASE_H

#include "base/str.h"

enum letter_case {
	LETTER_CASE_NONE = 0, /* no letters that have a case */
	LETTER_CASE_SMALL = 1,
	LETTER_CASE_CAPITALS = 2,
	LETTER_CASE_BOTH = 3, /* the bits of both: parts can be added up */
};

/* That of s, valid UTF-8. */
enum letter_case letter_case_of(struct str s);

#endif
