#include "field/title.h"

#include <stdbool.h>

#include "base/utf8.h"
#include "field/phrase.h"
#include "field/take.h"
#include "field/titles_table.h"

enum { MOST_LETTERS = 32, NO_LETTER = 26 };

/* The place of a letter in the alphabet, or NO_LETTER. */
static unsigned
place(char c)
{
	c = take_lower(c);
	return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a') : NO_LETTER;
}

/* Could it be one, by its first letter, how many it has, and its last?  Quick. */
static bool
may_be_title(struct str word)
{
	unsigned first, last;
	size_t n = 0;

	while (word.n > 0 && word.p[word.n - 1] == '.')
		word.n--;
	if (word.n == 0)
		return false;
	first = place(word.p[0]);
	last = place(word.p[word.n - 1]);
	if (first == NO_LETTER)
		return (unsigned char)word.p[0] >= 0x80;
	if (last != NO_LETTER && (titles_lasts[first] >> last & 1) == 0)
		return false;
	for (size_t i = 0; i < word.n; i++)
		n += ((unsigned char)word.p[i] & 0xC0) != 0x80 &&
		     word.p[i] != '.' && word.p[i] != '-';
	return n < MOST_LETTERS && (titles_lengths[first] >> n & 1) != 0;
}

const struct title *
title_find(struct str word)
{
	char room[PHRASE_LONGEST];
	struct str plain;
	size_t n = 0;
	uint32_t found;

	if (!may_be_title(word))
		return NULL;
	plain = phrase_plain(word, room);
	for (size_t i = 0; i < plain.n; i++) {
		if (room[i] != '.' && room[i] != ' ')
			room[n++] = room[i];
	}
	found = phrase_find(str_make(room, n), titles_words, titles_count);
	return found == 0 ? NULL : &titles_table[found - 1];
}

/* Append a word of a title with the capitals that it has; `inner`: and one at
 * its beginning. */
static int
add_title(struct buf *out, struct str word, bool inner, struct err *e)
{
	const struct title *t = title_find(word);
	struct str written = str_of(t == NULL ? "" : t->written);
	bool capital = inner;

	while (word.n > 0) {
		int32_t point, model = 0;

		word = str_slice(word, utf8_decode(word, &point), word.n);
		if (written.n > 0 && utf8_is_letter(point))
			written = str_slice(
			    written, utf8_decode(written, &model), written.n);
		capital = capital || utf8_is_cased_upper(model);
		if (utf8_is_letter(point))
			point = capital ? utf8_upper(point) : utf8_lower(point);
		capital = false;
		if (utf8_encode(out, point, e) != 0)
			return -1;
	}
	return 0;
}

int
title_recase(struct buf *out, struct str s, struct err *e)
{
	bool inner = false;

	while (s.n > 0) {
		const char *ends = " ,";
		size_t n = 0;

		while (n < s.n && !take_is_one_of(s.p[n], ends))
			n++;
		/* "Ph.D." is one, "Dipl.-Ing." are two. */
		if (title_find(str_slice(s, 0, n)) == NULL) {
			ends = " ,.-";
			n = 0;
			while (n < s.n && !take_is_one_of(s.p[n], ends))
				n++;
		}
		if (add_title(out, str_slice(s, 0, n), inner, e) != 0)
			return -1;
		s = str_slice(s, n, s.n);
		n = 0;
		while (n < s.n && take_is_one_of(s.p[n], ends))
			n++;
		inner = n > 0 && s.p[n - 1] == '-';
		if (buf_add(out, str_slice(s, 0, n), e) != 0)
			return -1;
		s = str_slice(s, n, s.n);
	}
	return 0;
}
