/* Words of a text, and the scripts they are written in. */
#ifndef WORDS_H
#define WORDS_H

#include <stdint.h>

#include "base/str.h"

enum words_script {
	WORDS_LATIN,
	WORDS_GREEK,
	WORDS_CYRILLIC,
	WORDS_HEBREW,
	WORDS_ARABIC,
	WORDS_HAN, /* with the Japanese syllabaries */
	WORDS_HANGUL,
	WORDS_OTHER,
	WORDS_MIXED, /* several */
	WORDS_NONE,  /* no letters */
	WORDS_SCRIPTS,
};

struct words {
	uint64_t n; /* separated by white space */
	enum words_script script;
};

/* Of s, valid UTF-8. */
struct words words_of(struct str s);

/* "latin" ... "mixed", "none". */
const char *words_script_name(enum words_script script);

#endif
