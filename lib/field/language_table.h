/* Names and codes of languages, made from data/language.tsv. */
#ifndef LANGUAGE_TABLE_H
#define LANGUAGE_TABLE_H

#include <stddef.h>

#include "field/phrase.h"

struct language_table_tag {
	const char *tag;     /* BCP 47: "fi", "en-GB" */
	const char *regions; /* two letters each: where it is at home */
};

/* Means the number of its tag; the first tag is none. */
extern const struct phrase language_table_words[];
extern const size_t language_table_count;
extern const struct language_table_tag language_table_tags[];

extern const char language_table_regions[]; /* ISO 3166, two letters each */
extern const char language_table_scripts[]; /* ISO 15924, four letters each */

/* Those that are codes of small languages as well. */
extern const char language_table_countries[];

#endif
