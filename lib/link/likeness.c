#include "link/likeness_places.h"

enum { LETTERS = 26, DIGITS = 10 };

/* Take the pairs of b, a stretch, that are in a as well and still open there;
 * those of b that have been taken are in a set. */
static size_t
take_pairs(const struct likeness_places *a, uint64_t *open, struct str b,
    uint64_t *taken)
{
	uint64_t first, second = likeness_find(a, b.p[0]);
	uint64_t left = *open;
	uint64_t mine = *taken;
	size_t n = 0;

	for (size_t j = 0; j + 1 < b.n; j++) {
		uint64_t found, is_found;

		first = second;
		second = likeness_find(a, b.p[j + 1]);
		found = mine >> j & 1 ? 0 : first & second >> 1 & left;
		found &= -found;
		is_found = found != 0;
		left ^= found;
		mine |= is_found << j;
		n += is_found;
	}
	*open = left;
	*taken = mine;
	return n;
}

/* Values by stretches of 64 bytes, where 63 pairs begin. */
static size_t
shared_pairs(struct str a, struct str b)
{
	const size_t step = LIKENESS_WORD - 1;
	uint64_t taken[LIKENESS_WORDS + 1] = { 0 };
	size_t n = 0;

	for (size_t i = 0; i + 1 < a.n; i += step) {
		struct likeness_places at = { { 0 }, { 0 } };
		uint64_t open = UINT64_MAX;

		likeness_place(&at, likeness_stretch(a, i));
		for (size_t j = 0; j + 1 < b.n; j += step)
			n += take_pairs(&at, &open, likeness_stretch(b, j),
			    &taken[j / step]);
	}
	return n;
}

static double
dice(size_t shared, size_t na, size_t nb)
{
	return 2 * (double)shared / (double)(na - 1 + nb - 1);
}

double
likeness_dice(struct str a, struct str b)
{
	a = likeness_clip(a);
	b = likeness_clip(b);
	if (str_equal(a, b))
		return 1;
	if (a.n < 2 || b.n < 2)
		return 0;
	return dice(shared_pairs(a, b), a.n, b.n);
}

static double
weight_of(const struct likeness_word *word, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (double)word[i].weight;
	return sum;
}

double
likeness_overlap(const struct likeness_word *a, size_t na,
    const struct likeness_word *b, size_t nb)
{
	double all = weight_of(a, na) + weight_of(b, nb);
	double shared = 0;
	size_t i = 0, j = 0;

	while (i < na && j < nb) {
		uint32_t id = a[i].id;

		if (id == b[j].id)
			shared += (double)a[i].weight;
		i += id <= b[j].id;
		j += b[j].id <= id;
	}
	return all > 0 ? 2 * shared / all : 0;
}

/* A sign with the length and the head, and no bits yet. */
static struct likeness_sign
sign_of(struct str s)
{
	struct likeness_sign sign = { .n = (uint32_t)s.n };

	if (s.n > 0)
		memcpy(sign.head, s.p, likeness_smaller(s.n, sizeof sign.head));
	return sign;
}

/* Bits: a letter, the same letter again, a digit, any other byte but the
 * space, another such byte. */
struct likeness_sign
likeness_letters(struct str s)
{
	const uint64_t letters = (UINT64_C(1) << LETTERS) - 1;
	struct likeness_sign sign;
	uint64_t once = 0, again = 0;

	s = likeness_clip(s);
	sign = sign_of(s);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		unsigned bit = LETTERS + DIGITS;

		if (c == ' ')
			continue;
		if (c >= 'a' && c <= 'z')
			bit = (unsigned)(c - 'a');
		else if (c >= '0' && c <= '9')
			bit = LETTERS + (unsigned)(c - '0');
		again |= once & UINT64_C(1) << bit;
		once |= UINT64_C(1) << bit;
	}
	sign.bits = (once & letters) | (again & letters) << LETTERS |
		    once >> LETTERS << 2 * LETTERS |
		    again >> (LETTERS + DIGITS) << (2 * LETTERS + DIGITS + 1);
	return sign;
}

struct likeness_sign
likeness_pairs(struct str s)
{
	struct likeness_sign sign;

	s = likeness_clip(s);
	sign = sign_of(s);
	for (size_t i = 0; i + 1 < s.n; i++) {
		uint32_t pair = (uint32_t)(unsigned char)s.p[i] << 8 |
				(unsigned char)s.p[i + 1];

		sign.bits |= UINT64_C(1) << (pair * UINT32_C(0x9E3779B1) >> 26);
	}
	return sign;
}

unsigned
likeness_edits_least(
    const struct likeness_sign *a, const struct likeness_sign *b)
{
	size_t most = a->n < b->n ? b->n - a->n : a->n - b->n;

	if (likeness_lost(a, b) > most)
		most = likeness_lost(a, b);
	if (likeness_lost(b, a) > most)
		most = likeness_lost(b, a);
	return (unsigned)likeness_smaller(most, LIKENESS_FAR);
}

double
likeness_dice_most(const struct likeness_sign *a, const struct likeness_sign *b)
{
	size_t shared;

	if (a->n < 2 || b->n < 2)
		return a->n == b->n &&
		       memcmp(a->head, b->head, sizeof a->head) == 0;
	shared = likeness_smaller(
	    a->n - 1 - likeness_lost(a, b), b->n - 1 - likeness_lost(b, a));
	return dice(shared, a->n, b->n);
}
