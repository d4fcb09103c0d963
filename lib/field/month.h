/* Month names, nominative and genitive, in the languages of data/months.tsv.
 * The same word may be different months in different languages (listopad: the
 * tenth in Croatian, the eleventh in Polish), so that the answer is one month
 * for each language. */
#ifndef MONTH_H
#define MONTH_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

enum { MONTH_LANGUAGES = 8 };

struct month {
	const char *word;                /* lower case, letters a to z only */
	uint8_t number[MONTH_LANGUAGES]; /* 1..12; 0: no word of it */
};

/* Generated, ordered by word; codes ("pl") in the order of `number`. */
extern const struct month months_table[];
extern const size_t months_table_length;
extern const char *const months_table_language[MONTH_LANGUAGES];

/* Find a word as written in a value: any case, with or without accents.
 * *found is NULL when it names no month.  0, or -1 with ERR_MEMORY. */
int month_find(
    struct str word, const struct month **found, struct err *e) ERR_USE;

/* The index of a language by its code, or MONTH_LANGUAGES. */
size_t month_language(struct str code);

#endif
