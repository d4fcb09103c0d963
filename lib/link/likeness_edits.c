/* Ukkonen's way: not the whole table, only how far each diagonal of it is
 * reached with so many edits. */
#include "link/likeness_places.h"

enum {
	DIAGONALS = 2 * LIKENESS_FAR + 1,
	NOWHERE = -1 - LIKENESS_FAR,
};

/* The two values of likeness_edits, and how far each diagonal (place in b less
 * place in a) is reached: the place in a, by the diagonal + LIKENESS_FAR. */
struct edits {
	struct str a, b;
	ptrdiff_t reach[DIAGONALS];
};

/* Along a diagonal while the bytes are the same. */
static ptrdiff_t
slide(const struct edits *x, ptrdiff_t i, ptrdiff_t diagonal)
{
	while (i < (ptrdiff_t)x->a.n && i + diagonal < (ptrdiff_t)x->b.n &&
	       x->a.p[i] == x->b.p[i + diagonal])
		i++;
	return i;
}

static bool
is_exchange(const struct edits *x, ptrdiff_t i, ptrdiff_t diagonal)
{
	ptrdiff_t j = i + diagonal;

	return i >= 0 && j >= 0 && i + 1 < (ptrdiff_t)x->a.n &&
	       j + 1 < (ptrdiff_t)x->b.n && x->a.p[i] == x->b.p[j + 1] &&
	       x->a.p[i + 1] == x->b.p[j];
}

static ptrdiff_t
larger(ptrdiff_t a, ptrdiff_t b)
{
	return a > b ? a : b;
}

/* How far a diagonal is reached by one edit more.  An exchange from anywhere
 * but the end of a slide gains nothing. */
static ptrdiff_t
edit_once(const struct edits *x, ptrdiff_t diagonal)
{
	const ptrdiff_t *at = &x->reach[diagonal + LIKENESS_FAR];
	ptrdiff_t most_a = (ptrdiff_t)x->a.n;
	ptrdiff_t most_b = (ptrdiff_t)x->b.n - diagonal;
	ptrdiff_t i = is_exchange(x, *at, diagonal) ? *at + 2 : *at + 1;

	i = larger(i, larger(at[-1], at[1] + 1));
	if (i > most_a)
		i = most_a;
	if (i > most_b)
		i = most_b;
	return i < 0 || i + diagonal < 0 ? NOWHERE : slide(x, i, diagonal);
}

unsigned
likeness_edits(struct str a, struct str b)
{
	struct edits x = { .a = likeness_clip(a), .b = likeness_clip(b) };
	ptrdiff_t end = (ptrdiff_t)x.b.n - (ptrdiff_t)x.a.n;
	unsigned edits = 0;

	if (end <= -LIKENESS_FAR || end >= LIKENESS_FAR)
		return LIKENESS_FAR;
	for (size_t d = 0; d < DIAGONALS; d++)
		x.reach[d] = NOWHERE;
	x.reach[LIKENESS_FAR] = slide(&x, 0, 0);
	while (x.reach[end + LIKENESS_FAR] != (ptrdiff_t)x.a.n) {
		ptrdiff_t next[DIAGONALS];
		ptrdiff_t left, from, to;

		if (++edits == LIKENESS_FAR)
			break;
		/* Diagonals reached so far that still lead to the end. */
		left = LIKENESS_FAR - 1 - (ptrdiff_t)edits;
		from = larger(-(ptrdiff_t)edits, end - left);
		to = -larger(-(ptrdiff_t)edits, -end - left);
		memcpy(next, x.reach, sizeof next);
		for (ptrdiff_t d = from; d <= to; d++)
			next[d + LIKENESS_FAR] = edit_once(&x, d);
		memcpy(x.reach, next, sizeof next);
	}
	return edits;
}

bool
likeness_is_typo(struct str a, struct str b)
{
	size_t shorter, longer, from = 0, end = 0;

	a = likeness_clip(a);
	b = likeness_clip(b);
	shorter = likeness_smaller(a.n, b.n);
	longer = a.n + b.n - shorter;
	if (longer - shorter > 1)
		return false;
	while (from < shorter && a.p[from] == b.p[from])
		from++;
	while (end < shorter - from && a.p[a.n - 1 - end] == b.p[b.n - 1 - end])
		end++;
	/* What is left of the longer one: one byte more, another one, or two
	 * that are exchanged. */
	longer -= from + end;
	shorter -= from + end;
	if (longer <= 1)
		return true;
	return longer == 2 && shorter == 2 && a.p[from] == b.p[from + 1] &&
	       a.p[from + 1] == b.p[from];
}
