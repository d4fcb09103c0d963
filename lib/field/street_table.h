/* Words of street addresses and what they say, made from data/street.tsv. */
#ifndef STREET_TABLE_H
#define STREET_TABLE_H

#include <stddef.h>
#include <stdint.h>

/* Countries that write addresses in one way.  ANY: not known, or another; it
 * has the words of all on which they agree. */
enum street_scope {
	STREET_ANY,
	STREET_FI,
	STREET_PL,
	STREET_HR,
	STREET_SV,
	STREET_EN,
	STREET_DE,
	STREET_FR,
	STREET_ES,
	STREET_IT,
	STREET_SCOPES
};

enum street_word_kind {
	STREET_WORD_FRONT = 1 << 0,  /* of a street, before its name: "ul." */
	STREET_WORD_BACK = 1 << 1,   /* behind it: "cesta", "St" */
	STREET_WORD_SUFFIX = 1 << 2, /* one word with it: "katu", "str." */
	STREET_WORD_NUMBER = 1 << 3, /* before that of a house: "nr" */
	STREET_WORD_BLOCK = 1 << 4,  /* the house has that number: "bl." */
	STREET_WORD_STAIR = 1 << 5,
	STREET_WORD_FLAT = 1 << 6,
	STREET_WORD_FLOOR = 1 << 7,
	STREET_WORD_LEVEL = 1 << 8, /* a floor by itself: "parter" */
	STREET_WORD_NONE = 1 << 9,  /* no house number: "bb" */
	STREET_WORD_BOX = 1 << 10,
	STREET_WORD_SMALL = 1 << 11,   /* inside a name */
	STREET_WORD_CAPITAL = 1 << 12, /* all of it */
	STREET_WORD_COUNTED = 1 << 13, /* after a number: "3 Maja" */
	STREET_WORD_MORE = 1 << 14,    /* begins a longer one */
};

struct street_word {
	const char *text;     /* plain: see field/phrase.h */
	const char *compact;  /* NULL: as it was written */
	const char *expanded; /* the same */
	uint32_t kinds;
};

/* Those of a scope stand from street_words_from[scope] to that of the next, in
 * byte order. */
extern const struct street_word street_words[];
extern const uint16_t street_words_from[STREET_SCOPES + 1];

/* What no word can be.  In the place of its first letter bit n is set when a
 * word has n letters, or begins a longer one.  The place of a letter is its
 * last five bits, or BEYOND when it is not ASCII. */
enum { STREET_WORDS_PLACES = 32, STREET_WORDS_BEYOND = 31 };

extern const uint32_t street_words_lengths[STREET_SCOPES][STREET_WORDS_PLACES];

#endif
