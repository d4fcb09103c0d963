#include "field/street_number.h"

#include "field/street_tail.h"
#include "field/take.h"

enum {
	PREFIX = 3,  /* letters of a flat's number: "LU2" */
	SLASHED = 3, /* most values behind slashes */
	DIGITS = 5,  /* most of a number that is compared */
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

/* Make the pieces from `from` to `to` part of another kind. */
static void
turn_into(
    struct walk *w, enum street_kind kind, bool more, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		w->items[i].kind = kind;
		w->items[i].more = more || w->items[i].more;
	}
}

static int32_t
number_of(const struct walk *w, size_t item)
{
	struct str s = street_lex_str(w->x, w->items[item].from);
	int32_t number;

	return take_number(&s, DIGITS, &number) > 0 ? number : 0;
}

/* Polish "12/3" is a house and a flat, "12/A" a house, "12/14/3" a house with
 * two numbers and a flat, "12/3/5" a house, a stair and a flat; with a flat in
 * words they are all of the house. */
static void
take_polish_slashes(struct walk *w)
{
	const size_t house = w->n - 1;
	size_t from[SLASHED + 1];
	size_t n = 0;
	size_t i, next;

	from[0] = w->n;
	while (n < SLASHED && (i = behind_slash(w, w->at)) < w->x->n) {
		const size_t start = w->at;

		w->at = i;
		if (!walk_value(w, STREET_FLAT, "/")) {
			w->at = start;
			break;
		}
		from[++n] = w->n;
	}
	if (n == 0 || w->full)
		return;
	i = w->at;
	while (walk_is_slash(w, i) || walk_is_sign(w, i, ','))
		i++;
	if (n == SLASHED ||
	    (walk_is_labelled(w, i) &&
		walk_word(w, i, STREET_WORD_FLAT, &next) != NULL))
		turn_into(w, STREET_NUMBER, true, from[0], from[n]);
	else if (n == 1 ? from[1] == from[0] + 1 &&
			      walk_is_letter(w, w->items[from[0]].from)
			: number_of(w, from[0]) > number_of(w, house))
		turn_into(w, STREET_NUMBER, true, from[0], from[1]);
	else if (n == 2)
		turn_into(w, STREET_STAIR, false, from[0], from[1]);
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
