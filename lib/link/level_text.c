#include "link/level_text.h"

#include "field/take.h"
#include "link/likeness.h"

/* Shorter numbers of houses are not mistyped but those of others. */
enum { DIFFERENT = 5, TYPO_SHORTEST = 3 };

unsigned
level_text_words(const struct trait *t, uint32_t x, uint32_t y)
{
	const struct likeness_sign *a = &trait_value(t, x)->sign;
	const struct likeness_sign *b = &trait_value(t, y)->sign;
	const double dice = likeness_dice_most(a, b);
	double both, one;

	if (dice < 0.2)
		return DIFFERENT;
	trait_words_compare(&t->words, x, y, &both, &one);
	if (both >= 0.85 ||
	    (dice >= 0.9 && likeness_dice(dictionary_text(&t->forms, x),
				dictionary_text(&t->forms, y)) >= 0.9))
		return 2;
	if (both >= 0.6 || one >= 0.95)
		return 3;
	return both >= 0.35 || one >= 0.6 ? 4 : DIFFERENT;
}

/* The first number in s, empty when there is none. */
static struct str
number_in(struct str s)
{
	size_t from = 0, to;

	while (from < s.n && !take_is_digit(s.p[from]))
		from++;
	for (to = from; to < s.n && take_is_digit(s.p[to]); to++)
		;
	return str_slice(s, from, to);
}

unsigned
level_text_address(const struct trait *t, uint32_t x, uint32_t y)
{
	const unsigned level = level_text_words(t, x, y);
	const struct str a = number_in(dictionary_text(&t->forms, x));
	const struct str b = number_in(dictionary_text(&t->forms, y));

	if (level > 3 || a.n == 0 || b.n == 0 || str_equal(a, b))
		return level;
	return level == 2 && a.n >= TYPO_SHORTEST && b.n >= TYPO_SHORTEST &&
		       likeness_is_typo(a, b)
		   ? 3
		   : 4;
}
