/* Words for genders, made from data/genders.tsv. */
#ifndef GENDERS_TABLE_H
#define GENDERS_TABLE_H

#include <stddef.h>

#include "field/phrase.h"

enum genders_meaning {
	GENDERS_M = 1,
	GENDERS_F,
	GENDERS_X,
	GENDERS_U,
	GENDERS_MEANING = 7, /* the bits of these */
	/* From this bit on, in the order of the enum, those that say so. */
	GENDERS_LANGUAGES = 3,
};

enum genders_language {
	GENDERS_EN = 1 << 0,
	GENDERS_FI = 1 << 1,
	GENDERS_PL = 1 << 2,
	GENDERS_HR = 1 << 3,
	GENDERS_SV = 1 << 4,
	GENDERS_DE = 1 << 5,
	GENDERS_FR = 1 << 6,
	GENDERS_ES = 1 << 7,
	GENDERS_ALL = (1 << 8) - 1,
};

extern const struct phrase genders_phrases[];
extern const size_t genders_count;

#endif
