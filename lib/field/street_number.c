#include "field/street_number.h"

#include "field/street_tail.h"
#include "field/take.h"

enum {
	PREFIX = 3,  /* letters of a flat's number: "LU2" */
	SLASHED = 3, /* numbers with slashes between them */
};

/* Is lexeme i the flat behind a Finnish stair ("A 3", "A3", "A/3", "A-3") and
 * no floor? */
static bool
is_flat(const struct walk *w, size_t i)
{
	size_t label, next;

	if (walk_is_slash(w, i) || walk_is_dash(w, i))
		i++;
	return walk_is_digits(w, i) &&
	       street_tail_floor(w, i, &label, &next) == NULL;
}

/* "12 a", "12 A 3", "12 a B 3", "12 A-B", "12 A-rappu".  A small letter is one
 * of the number unless a flat follows. */
static void
take_finnish_letter(struct walk *w)
{
	const size_t i = w->at;
	const struct street_word *word;
	size_t next;
	bool range, flat;

	if (!walk_is_letter(w, i) || walk_is_labelled(w, i) ||
	    ((walk_is_slash(w, i + 1) || walk_is_sign(w, i + 1, '.')) &&
		walk_is_word(w, i + 2)))
		return;
	if (walk_is_small(w, i) && walk_is_letter(w, i + 1) &&
	    !walk_is_small(w, i + 1)) {
		walk_more(w, " ");
		take_finnish_letter(w);
		return;
	}
	word = walk_is_dash(w, i + 1)
		   ? walk_word(w, i + 2, STREET_WORD_STAIR, &next)
		   : NULL;
	range = walk_is_dash(w, i + 1) && walk_is_letter(w, i + 2);
	flat = is_flat(w, range ? i + 3 : i + 1);
	if (walk_is_small(w, i) && !flat && word == NULL)
		walk_more(w, " ");
	else
		walk_take(w, STREET_STAIR, " ");
	if (word != NULL) {
		w->at++;
		walk_label(w, word, next, "-");
	} else if (range) {
		w->at++;
		walk_more(w, "-");
	}
	if (flat) {
		if (!walk_is_digits(w, w->at))
			w->at++;
		(void)walk_value(w, STREET_FLAT, " ");
	}
}

/* Where a value of a number with slashes begins, or the end. */
static size_t
behind_slash(const struct walk *w, size_t i)
{
	if (!walk_is_slash(w, i) || walk_is_labelled(w, i + 1))
		return w->x->n;
	i++;
	if (walk_is_digits(w, i) ||
	    (walk_is_letter(w, i) && walk_is_closed(w, i + 1)) ||
	    (walk_is_word(w, i) && w->x->p[i].letters <= PREFIX &&
		walk_is_digits(w, i + 1) && walk_is_glued(w, i + 1)))
		return i;
	return w->x->n;
}

/* Polish "12/3" is a house and a flat, "12/14/3" a house with two numbers and a
 * flat, "12/3/5" a house, a stair and a flat; with a flat in words they are
 * all of the house. */
static void
take_polish_slashes(struct walk *w)
{
	const size_t first = w->n - 1;
	size_t from[SLASHED];
	size_t n = 0;
	size_t i, next;
	int32_t house = 0, other = 0;
	struct str s;

	while (n < SLASHED && (i = behind_slash(w, w->at)) < w->x->n) {
		w->at = i;
		from[n] = w->n;
		if (!walk_value(w, STREET_FLAT, "/"))
			return;
		n += w->n > from[n];
	}
	i = w->at;
	while (walk_is_slash(w, i) || walk_is_sign(w, i, ','))
		i++;
	if (n == 0 || w->full)
		return;
	s = street_lex_str(w->x, w->items[first].from);
	(void)take_number(&s, 5, &house);
	s = street_lex_str(w->x, w->items[from[0]].from);
	(void)take_number(&s, 5, &other);
	if (n > 2 || (walk_word(w, i, STREET_WORD_FLAT, &next) != NULL &&
			 walk_is_labelled(w, i)))
		next = n;
	else
		next = n == 1 ? w->items[from[0]].to == w->at && other == 0 &&
				    walk_is_letter(w, w->at - 1)
			      : other > house;
	/* The first `next` are more of the number. */
	for (size_t k = 0; k < next; k++) {
		size_t to = k + 1 < n ? from[k + 1] : w->n;

		for (i = from[k]; i < to; i++) {
			w->items[i].kind = STREET_NUMBER;
			w->items[i].more = true;
		}
	}
	if (next == 0 && n == 2) {
		for (i = from[0]; i < from[1]; i++)
			w->items[i].kind = STREET_STAIR;
	}
}

/* Croatian "12/2" and "12/A" are numbers, "12/II" says the floor. */
static void
take_croatian_slash(struct walk *w)
{
	size_t i = w->at + 1;

	if (!walk_is_slash(w, w->at) || walk_is_labelled(w, i))
		return;
	if (walk_is_digits(w, i)) {
		w->at++;
		walk_more(w, "/");
		walk_letter(w);
	} else if (walk_is_roman(w, i) &&
		   (!walk_is_letter(w, i) || !walk_is_small(w, i))) {
		w->at++;
		walk_take(w, STREET_FLOOR, "/");
	} else if (walk_is_letter(w, i)) {
		w->at++;
		walk_more(w, "/");
	}
}

/* "12/3", "2455-B", "12/3/4": all of it is the number. */
static void
take_chain(struct walk *w)
{
	for (;;) {
		const char *sign = walk_is_slash(w, w->at)  ? "/"
				   : walk_is_dash(w, w->at) ? "-"
							    : NULL;
		const size_t i = w->at + 1;

		if (sign == NULL || !walk_is_glued(w, i - 1) ||
		    !walk_is_glued(w, i) ||
		    (!walk_is_digits(w, i) &&
			(!walk_is_letter(w, i) || walk_is_slash(w, i + 1) ||
			    walk_is_labelled(w, i))))
			return;
		w->at++;
		walk_more(w, sign);
		walk_letter(w);
	}
}

bool
street_number_take(struct walk *w)
{
	size_t next;
	const struct street_word *word =
	    walk_word(w, w->at, STREET_WORD_NUMBER | STREET_WORD_BLOCK, &next);

	if (!walk_is_digits(w, word == NULL ? w->at : next))
		return false;
	if (word != NULL)
		walk_label(w, word, next, " ");
	walk_take(w, STREET_NUMBER, " ");
	if (w->x->scope == STREET_FI || w->x->scope == STREET_SV) {
		walk_range(w);
		take_finnish_letter(w);
		return true;
	}
	walk_letter(w);
	if (w->x->scope == STREET_PL) {
		walk_range(w);
		take_polish_slashes(w);
	} else if (w->x->scope == STREET_HR) {
		walk_range(w);
		take_croatian_slash(w);
	} else {
		take_chain(w);
	}
	return true;
}

bool
street_number_none(struct walk *w)
{
	size_t next;
	const struct street_word *word =
	    walk_word(w, w->at, STREET_WORD_NONE, &next);
	const size_t n = w->n;

	if (word == NULL)
		return false;
	walk_add(w, STREET_NUMBER, w->at, next, " ");
	if (w->n > n)
		w->items[n].word = word;
	w->at = next;
	return true;
}

bool
street_number_first(struct walk *w, const char *before)
{
	if (!walk_is_digits(w, w->at))
		return false;
	walk_take(w, STREET_NUMBER, before);
	if (walk_is_letter(w, w->at) && walk_is_glued(w, w->at))
		walk_more(w, "");
	take_chain(w);
	return true;
}
