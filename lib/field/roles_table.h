/* The dictionary of headers, made from data/roles.tsv. */
#ifndef ROLES_TABLE_H
#define ROLES_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct roles_entry {
	uint32_t name; /* folded: offset in roles_text */
	uint32_t when; /* condition: offset in roles_text, "" for none */
	uint16_t role; /* index in roles_names */
	uint16_t
	    languages; /* bits in the order en fi pl hr sv de fr es; 0: all */
};

enum { ROLES_LANGUAGES = 8 };

extern const char roles_text[];
extern const char *const roles_names[];          /* ended by NULL */
extern const struct roles_entry roles_entries[]; /* by name */
extern const size_t roles_count;

#endif
