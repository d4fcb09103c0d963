/* Optimal string alignment distance over bytes. */
#include "expr/spelling.h"

enum { LONGEST = 64 };

static unsigned char
lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t
spelling_distance(struct str a, struct str b)
{
	/* The row above the last, the last, and the one being filled. */
	size_t row[3][LONGEST + 1];

	if (a.n > LONGEST || b.n > LONGEST)
		return (size_t)-1;
	for (size_t j = 0; j <= b.n; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t *now = row[i % 3];
		const size_t *last = row[(i + 2) % 3];
		const size_t *before = row[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			unsigned char x = lower(a.p[i - 1]);
			unsigned char y = lower(b.p[j - 1]);

			now[j] = least(least(last[j], now[j - 1]) + 1,
			    last[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == lower(b.p[j - 2]) &&
			    y == lower(a.p[i - 2]))
				now[j] = least(now[j], before[j - 2] + 1);
		}
	}
	return row[a.n % 3][b.n];
}

void
spelling_begin(struct spelling *s, struct str wanted)
{
	s->wanted = wanted;
	s->best = str_make(NULL, 0);
	/* One change in three letters is a slip, more is another word. */
	s->distance = wanted.n / 3 + 1;
}

void
spelling_offer(struct spelling *s, struct str name)
{
	size_t distance = spelling_distance(s->wanted, name);

	if (distance < s->distance) {
		s->best = name;
		s->distance = distance;
	}
}
