#include "field/forename.h"

#include <stdbool.h>

#include "field/forenames_table.h"
#include "field/phrase.h"
#include "field/take.h"

/* Which of the letters it is; more than there are: none. */
static size_t
place(char c)
{
	return (size_t)((unsigned char)c - (unsigned)'a');
}

static enum forename
find(struct str plain)
{
	size_t head, from, to;

	if (plain.n < 2 || place(plain.p[0]) >= FORENAMES_LETTERS ||
	    place(plain.p[1]) >= FORENAMES_LETTERS)
		return FORENAME_UNKNOWN;
	head = place(plain.p[0]) * FORENAMES_LETTERS + place(plain.p[1]);
	from = forenames_heads[head];
	to = forenames_heads[head + 1];
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		unsigned entry = forenames_entries[middle];
		int order = phrase_compare(
		    plain, forenames_text + (entry & (FORENAMES_FAMILY - 1)));

		if (order == 0)
			return (entry & FORENAMES_FAMILY) != 0 ? FORENAME_EITHER
							       : FORENAME_KNOWN;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return FORENAME_UNKNOWN;
}

/* As phrase_plain, quickly for letters of ASCII. */
static struct str
make_plain(struct str word, char room[PHRASE_LONGEST])
{
	size_t i = 0;

	while (i < word.n && i < PHRASE_LONGEST) {
		const char c = take_lower(word.p[i]);

		if (c < 'a' || c > 'z')
			break;
		room[i++] = c;
	}
	return i == word.n ? str_make(room, i) : phrase_plain(word, room);
}

enum forename
forename_find(struct str word)
{
	char room[PHRASE_LONGEST];
	struct str plain = make_plain(word, room);
	enum forename found = FORENAME_UNKNOWN;
	bool compound = false;

	while (plain.n > 0) {
		size_t n = 0;

		while (n < plain.n && plain.p[n] != ' ')
			n++;
		found = find(str_slice(plain, 0, n));
		if (found == FORENAME_UNKNOWN || n == plain.n)
			break;
		compound = true;
		plain = str_slice(plain, n + 1, plain.n);
	}
	return found == FORENAME_EITHER && compound ? FORENAME_KNOWN : found;
}
