#include "link/level_name.h"

#include "link/likeness.h"
#include "link/nickname.h"

enum { DIFFERENT = 5, TYPO_SHORTEST = 4, PREFIX_SHORTEST = 3, WORDS = 12 };

/* Is one the beginning of the other, or its initial? */
static bool
is_short_form(struct str s, struct str t)
{
	if (s.n > t.n) {
		struct str longer = s;

		s = t;
		t = longer;
	}
	return (s.n == 1 || s.n >= PREFIX_SHORTEST) && str_starts(t, s);
}

bool
level_name_is_far(const struct trait_value *a, const struct trait_value *b)
{
	const uint32_t shorter = a->sign.n < b->sign.n ? a->sign.n : b->sign.n;
	const size_t heads =
	    shorter < sizeof a->sign.head ? shorter : sizeof a->sign.head;

	return memcmp(a->sign.head, b->sign.head, heads) != 0 &&
	       likeness_jw_most(&a->sign, &b->sign) < 0.70;
}

unsigned
level_name_word(const struct trait_value *a, const struct trait_value *b,
    struct str s, struct str t)
{
	double like;

	if (level_name_is_far(a, b))
		return DIFFERENT;
	like = likeness_jaro_winkler(s, t);
	if (like >= 0.92 || (s.n >= TYPO_SHORTEST && t.n >= TYPO_SHORTEST &&
				likeness_is_typo(s, t)))
		return 2;
	if (like >= 0.88 || is_short_form(s, t))
		return 3;
	return like >= 0.70 ? 4 : DIFFERENT;
}

unsigned
level_name_given(const struct trait_value *a, const struct trait_value *b,
    struct str s, struct str t)
{
	const unsigned level = level_name_word(a, b, s, t);

	return level > 3 && nickname_same(a->part, b->part) ? 3 : level;
}

struct words {
	size_t n;
	struct str word[WORDS];
};

static void
split(struct words *w, struct str s)
{
	w->n = 0;
	while (s.n > 0 && w->n < WORDS) {
		size_t to = 0;

		while (to < s.n && s.p[to] != ' ')
			to++;
		if (to > 0)
			w->word[w->n++] = str_slice(s, 0, to);
		s = str_slice(s, to < s.n ? to + 1 : to, s.n);
	}
}

static bool
is_word_like(struct str s, struct str t)
{
	if (str_equal(s, t))
		return true;
	if (s.n == 1 || t.n == 1)
		return s.p[0] == t.p[0];
	return likeness_jaro_winkler(s, t) >= 0.90;
}

/* How many words of the one with fewer have one of their own in the other. */
static size_t
paired(const struct words *few, const struct words *many, size_t *whole)
{
	unsigned taken = 0;
	size_t n = 0;

	*whole = 0;
	for (size_t i = 0; i < few->n; i++) {
		size_t j = 0;

		while (j < many->n &&
		       ((taken >> j & 1) != 0 ||
			   !is_word_like(few->word[i], many->word[j])))
			j++;
		if (j == many->n)
			continue;
		taken |= 1U << j;
		*whole += few->word[i].n > 1 && many->word[j].n > 1;
		n++;
	}
	return n;
}

unsigned
level_name_full(struct str s, struct str t)
{
	struct words v, w;
	size_t few, n, whole;
	double like;

	split(&v, s);
	split(&w, t);
	few = v.n < w.n ? v.n : w.n;
	n = v.n < w.n ? paired(&v, &w, &whole) : paired(&w, &v, &whole);
	like = likeness_jaro_winkler(s, t);
	if (like >= 0.95 || (n == few && whole >= 2))
		return 2;
	if (like >= 0.90 || (n == few && n >= 2) || whole >= 2)
		return 3;
	return like >= 0.75 || whole >= 1 ? 4 : DIFFERENT;
}

unsigned
level_name_email(const struct trait_value *a, const struct trait_value *b,
    struct str s, struct str t)
{
	const struct str user = str_slice(s, 0, a->part);
	const struct str other = str_slice(t, 0, b->part);

	if (str_equal(user, other))
		return 2;
	if (likeness_edits_least(&a->sign, &b->sign) < LIKENESS_FAR &&
	    likeness_edits(s, t) < LIKENESS_FAR)
		return 3;
	return likeness_jw_at_least(user, other, 0.88) ? 4 : DIFFERENT;
}
