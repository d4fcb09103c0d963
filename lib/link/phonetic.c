#include "link/phonetic.h"

#include <stdbool.h>

enum {
	CODE_LENGTH = 4,
	SOUND_BITS = 4,
	SOUND_OPEN = 8, /* a vowel, h, j or y at the beginning */
};

/* The sound of each letter, 0 for those that only count at the beginning.
 * What languages spell alike or typists mix up is one sound. */
static const char sounds[] =
    /* a  b  c  d  e  f  g  h  i  j  k  l  m */
    "\0\1\2\3\0\1\2\0\0\0\2\4\5"
    /* n  o  p  q  r  s  t  u  v  w  x  y  z */
    "\6\0\1\2\7\2\3\0\1\1\2\0\2";

static bool
is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* The t of ts, tz, tsch, cz and the d of dz belong to what follows. */
static bool
is_part_of_next(struct str words, size_t i)
{
	char c = words.p[i];

	if ((c != 't' && c != 'd') || i + 1 == words.n)
		return false;
	c = words.p[i + 1];
	return c == 'c' || c == 's' || c == 'z';
}

uint64_t
phonetic_code(struct str words)
{
	uint64_t code = 0;
	unsigned n = 0;
	char last = 0;

	for (size_t i = 0; i < words.n && n < CODE_LENGTH; i++) {
		char c = words.p[i];
		char sound;

		if (!is_letter(c) || is_part_of_next(words, i))
			continue;
		sound = sounds[c - 'a'];
		if (sound == 0 && n == 0)
			sound = SOUND_OPEN;
		if (sound == 0 || sound == last)
			continue;
		code = code << SOUND_BITS | (uint64_t)sound;
		last = sound;
		n++;
	}
	return code;
}
