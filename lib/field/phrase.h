/* Tables of words and phrases with what they mean, and values looked up in
 * them as people write them: in any case, with accents or without, with a
 * hyphen or a space.  Nothing is allocated. */
#ifndef PHRASE_H
#define PHRASE_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct phrase {
	const char *text; /* plain; a table is in byte order of these */
	uint32_t means;   /* not 0 */
};

enum { PHRASE_LONGEST = 40 }; /* bytes of a plain one */

/* The plain form of s, written into room: small letters without accents (of
 * the Latin alphabets of Europe; other characters stay as they are), each run
 * of white space, hyphens, dashes and underscores inside one space, white space
 * at the ends gone.  The empty view when nothing is left, or too much, or a
 * hyphen stands at an end, as it does in -1. */
struct str phrase_plain(struct str s, char room[PHRASE_LONGEST]);

/* What the plain text means in a table of n, or 0. */
uint32_t phrase_find(struct str plain, const struct phrase *table, size_t n);

/* As str_compare, quick for texts that mostly differ at once: those of a
 * table. */
static inline int
phrase_compare(struct str s, const char *text)
{
	size_t i = 0;

	while (i < s.n && text[i] != '\0' && s.p[i] == text[i])
		i++;
	if (i == s.n)
		return text[i] == '\0' ? 0 : -1;
	return (unsigned char)s.p[i] < (unsigned char)text[i] ? -1 : 1;
}

#endif
