/* Given names that many people bear, to tell them from family names. */
#ifndef FORENAME_H
#define FORENAME_H

#include "base/str.h"

enum forename {
	FORENAME_UNKNOWN,
	FORENAME_KNOWN,
	FORENAME_EITHER, /* many bear it as their family name, too */
};

/* What a word is, in any case, with accents or without.  One of several parts
 * ("Anna-Maria") is known when all of them are.  Nothing is allocated. */
enum forename forename_find(struct str word);

#endif
