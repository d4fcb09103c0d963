/* The full name of a person, word by word: titles in front, what stands at the
 * end, the name in between. */
#ifndef PERSON_WORDS_H
#define PERSON_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum { PERSON_WORDS = 16 };

enum person_part {
	PERSON_PART_NAME, /* of what kind is not known */
	PERSON_PART_TITLE,
	PERSON_PART_GIVEN,
	PERSON_PART_MIDDLE,
	PERSON_PART_PARTICLE, /* of the family name, but stands apart from it */
	PERSON_PART_FAMILY,
	PERSON_PART_SUFFIX, /* "Jr.", "PhD" */
};

struct person_word {
	struct str text; /* without the comma behind it */
	bool comma;
	enum person_part part;
};

struct person_words {
	struct person_word word[PERSON_WORDS];
	size_t n;
	size_t from, to; /* the name: all words before are titles, all behind
			    are suffixes */
	bool mixed;      /* small letters and capitals ... */
	bool mixed_name; /* ... in the name itself */
	bool address;    /* "Mr", "Frau" among the titles */
	bool odd;        /* commas with nothing between or at an end */
};

/* Read a line without spaces at its ends or two in a row.  Words of titles and
 * suffixes are marked as such, all others as NAME.  False: nothing, or too many
 * words. */
bool person_words_read(struct person_words *w, struct str line);

/* Mark the words from `from` on that are titles before a name.  Returns where
 * it begins. */
size_t person_words_titles(struct person_words *w, size_t from);

/* Could word `at` be a title before a name? */
bool person_words_is_title(const struct person_words *w, size_t at);

/* May word `at` stand behind a name without a comma: "Jr.", "III"? */
bool person_words_is_behind(const struct person_words *w, size_t at);

/* Does it look like a degree, which has a comma before it: "M.D.", "MSc"? */
bool person_words_is_degree(const struct person_words *w, size_t at);

/* One letter, or several with full stops behind them? */
bool person_words_is_initial(struct str word);

/* Small words that belong to the family name behind them: "van", "de la". */
bool person_words_is_particle(struct str word);

#endif
