/* Given names, made from data/forenames.tsv. */
#ifndef FORENAMES_TABLE_H
#define FORENAMES_TABLE_H

#include <stdint.h>

enum {
	FORENAMES_FAMILY = 0x8000, /* also borne as a family name */
	FORENAMES_LETTERS = 26,
	FORENAMES_HEADS = FORENAMES_LETTERS * FORENAMES_LETTERS,
};

/* One after the other, each ended by a NUL. */
extern const char forenames_text[];
/* Where they begin, in byte order of the names, and FORENAMES_FAMILY. */
extern const uint16_t forenames_entries[];
/* The first entry that begins with two letters, or would; the last: how many
 * there are. */
extern const uint16_t forenames_heads[FORENAMES_HEADS + 1];

#endif
