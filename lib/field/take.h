/* Reading text from its front: each function takes what it names off *s when
 * it is there, and leaves *s alone when it is not. */
#ifndef TAKE_H
#define TAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

static inline bool
take_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline char
take_lower(char c)
{
	if (c < 'A' || c > 'Z')
		return c;
	return (char)(c + ('a' - 'A'));
}

/* A letter of ASCII, or any byte of a character beyond it. */
static inline bool
take_is_letter(char c)
{
	char small = take_lower(c);

	return (small >= 'a' && small <= 'z') || (unsigned char)c >= 0x80;
}

static inline bool
take_is_one_of(char c, const char *set)
{
	while (*set != '\0' && *set != c)
		set++;
	return *set != '\0';
}

/* How many digits stand at the front of s. */
static inline size_t
take_digits_at(struct str s)
{
	size_t n = 0;

	while (n < s.n && take_is_digit(s.p[n]))
		n++;
	return n;
}

/* n bytes, which are there. */
static inline void
take_bytes(struct str *s, size_t n)
{
	*s = str_slice(*s, n, s->n);
}

bool take_char(struct str *s, char c);

/* Any number of spaces. */
void take_spaces(struct str *s);

/* All digits at the front, when they are at most `most` (9 or fewer).  Returns
 * how many; 0 when there are none or more. */
size_t take_number(struct str *s, size_t most, int32_t *number);

/* A word in small letters of ASCII, in any case, with no letter behind it. */
bool take_word(struct str *s, const char *word);

/* One of several, ended by NULL. */
bool take_any(struct str *s, const char *const *words);

#endif
