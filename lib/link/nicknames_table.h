/* Given names and what they are short for, made from data/nicknames.tsv. */
#ifndef NICKNAMES_TABLE_H
#define NICKNAMES_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct nicknames_name {
	char text[16];  /* folded; the table is in byte order of these */
	uint16_t first; /* in nicknames_fulls: the names it is short for */
	uint8_t n;
	bool is_full; /* others are short for it */
};

extern const struct nicknames_name nicknames_names[];
extern const size_t nicknames_count;
extern const uint16_t nicknames_fulls[]; /* places, each list ascending */

#endif
