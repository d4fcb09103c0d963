/* Titles of people, made from data/titles.tsv. */
#ifndef TITLES_TABLE_H
#define TITLES_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "field/phrase.h"
#include "field/title.h"

enum { TITLE_LETTERS = 26 };

/* Words without full stops; each means its place in titles_table, from 1. */
extern const struct phrase titles_words[];
extern const struct title titles_table[];
extern const size_t titles_count;

/* By the first letter of the word: bit n is set when one has n letters, when
 * one ends in letter n of the alphabet. */
extern const uint32_t titles_lengths[TITLE_LETTERS];
extern const uint32_t titles_lasts[TITLE_LETTERS];

#endif
