/* The number of values; then for each number of decimals that occurs "d", it and
 * its limbs; "w" and the limbs of the sums of doubles.  Words have a blank in
 * front. */
#include "stats/exact_state.h"

#include <inttypes.h>
#include <stdio.h>

__extension__ typedef unsigned __int128 natural;

static int
put(struct buf *out, const char *before, uint64_t v, struct err *e)
{
	char text[32];
	int n = snprintf(text, sizeof text, "%s%" PRIx64, before, v);

	return buf_add(out, str_make(text, (size_t)n), e);
}

static int
put_limbs(struct buf *out, const uint64_t *limb, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (put(out, " ", limb[i], e) != 0)
			return -1;
	}
	return 0;
}

static bool
is_zero(const struct exact_decimals *d)
{
	static const struct exact_decimals none;

	return memcmp(d, &none, sizeof none) == 0;
}

int
exact_state_write(const struct exact *s, struct buf *out, struct err *e)
{
	if (put(out, " ", s->n, e) != 0)
		return -1;
	for (size_t i = 0; i < EXACT_SCALES; i++) {
		const struct exact_decimals *d = &s->decimals[i];

		if (!is_zero(d) &&
		    (put(out, " d ", i, e) != 0 ||
			put_limbs(out, d->sum, EXACT_SUM, e) != 0 ||
			put_limbs(out, d->squares, EXACT_SQUARES, e) != 0 ||
			put_limbs(out, d->cubes, EXACT_CUBES, e) != 0 ||
			put_limbs(out, d->fourths, EXACT_FOURTHS, e) != 0))
			return -1;
	}
	if (!s->has_doubles)
		return 0;
	if (buf_add(out, str_of(" w"), e) != 0)
		return -1;
	return put_limbs(out, s->sum.limb, WIDE_LIMBS, e) != 0
		   ? -1
		   : put_limbs(out, s->squares.limb, WIDE_LIMBS, e);
}

/* The word that begins behind the next blank, none at the end. */
static struct str
next_word(struct str *text)
{
	size_t n = 1;
	struct str word;

	if (text->n == 0 || text->p[0] != ' ')
		return str_make(text->p, 0);
	while (n < text->n && text->p[n] != ' ')
		n++;
	word = str_slice(*text, 1, n);
	*text = str_slice(*text, n, text->n);
	return word;
}

static bool
read_limb(struct str *text, uint64_t *v)
{
	struct str word = next_word(text);

	*v = 0;
	for (size_t i = 0; i < word.n; i++) {
		char c = word.p[i];
		bool letter = c >= 'a' && c <= 'f';

		if (!letter && (c < '0' || c > '9'))
			return false;
		*v = *v << 4 | (uint64_t)(letter ? c - 'a' + 10 : c - '0');
	}
	return word.n > 0 && word.n <= 16;
}

/* limb[0..n) += those at the front of the text. */
static bool
add_limbs(uint64_t *limb, size_t n, struct str *text)
{
	natural carry = 0;

	for (size_t i = 0; i < n; i++) {
		uint64_t v;

		if (!read_limb(text, &v))
			return false;
		carry += (natural)limb[i] + v;
		limb[i] = (uint64_t)carry;
		carry >>= 64;
	}
	return true;
}

static bool
add_decimals(struct exact *s, struct str *text)
{
	struct exact_decimals *d;
	uint64_t scale;

	if (!read_limb(text, &scale) || scale >= EXACT_SCALES)
		return false;
	d = &s->decimals[scale];
	return add_limbs(d->sum, EXACT_SUM, text) &&
	       add_limbs(d->squares, EXACT_SQUARES, text) &&
	       add_limbs(d->cubes, EXACT_CUBES, text) &&
	       add_limbs(d->fourths, EXACT_FOURTHS, text);
}

bool
exact_state_add(struct exact *s, struct str text)
{
	uint64_t n;

	if (!read_limb(&text, &n))
		return false;
	s->n += n;
	while (text.n > 0) {
		struct str word = next_word(&text);

		if (str_is(word, "d") && add_decimals(s, &text))
			continue;
		if (!str_is(word, "w") ||
		    !add_limbs(s->sum.limb, WIDE_LIMBS, &text) ||
		    !add_limbs(s->squares.limb, WIDE_LIMBS, &text))
			return false;
		s->has_doubles = true;
	}
	return true;
}
