#include "field/street_first.h"

#include "field/street_number.h"
#include "field/street_tail.h"
#include "field/take.h"

enum { LONGEST = 6 }; /* digits of a number */

/* "12", "12B", "92-10", "12 bis" */
static bool
take_first(struct walk *w, const char *before)
{
	static const char *const again[] = { "bis", "ter", "quater", NULL };
	const struct street_lex *x = w->x;
	const size_t i = w->at;
	struct str s;

	if (!walk_is_digits(w, i) || !x->p[i].all_digits ||
	    x->p[i].n > LONGEST || *street_lex_str(x, i).p == '0' ||
	    walk_is_sign(w, i + 1, '.'))
		return false;
	if (walk_is_word(w, i + 1)) {
		s = street_lex_str(x, i + 1);
		if (take_any(&s, again) && s.n == 0) {
			walk_add(w, STREET_NUMBER, i, i + 2, before);
			w->at += 2;
			return true;
		}
		if (!x->p[i + 1].spaced && x->p[i + 1].letters > 1)
			return false;
	}
	return street_number_first(w, before);
}

/* A name, as far as a labelled part, a comma or a bracket. */
static bool
take_name(struct walk *w, const char *before)
{
	const size_t from = w->at;
	const size_t n = w->n;
	size_t to = from;

	while (to < w->x->n && !walk_is_sign(w, to, '(')) {
		w->at = to;
		if (walk_is_name(w, from, to)) {
			walk_add(w, STREET_NAME, from, to, before);
			street_tail_take(w);
			if (w->at > to && !w->full)
				return true;
			w->n = n;
			w->full = false;
			if (walk_is_sign(w, to, ','))
				break;
		}
		to++;
	}
	if (!walk_is_name(w, from, to))
		return false;
	walk_add(w, STREET_NAME, from, to, before);
	w->at = to;
	return true;
}

/* Number, then name. */
static bool
take_both(struct walk *w, size_t start, const char *before)
{
	const size_t n = w->n;

	w->at = start;
	if (take_first(w, before)) {
		if (walk_is_sign(w, w->at, ','))
			w->at++;
		if (take_name(w, " "))
			return true;
	}
	w->n = n;
	w->at = start;
	return false;
}

bool
street_first_take(struct walk *w, size_t start)
{
	const size_t n = w->n;

	if (walk_is_digits(w, start) || w->x->scope != STREET_EN)
		return take_both(w, start, ", ");
	/* "Atrium Mall, 640 Arthur Kill Rd" */
	for (size_t i = start + 1; i < w->x->n; i++) {
		if (!walk_is_sign(w, i, ',') || !walk_is_digits(w, i + 1) ||
		    !walk_is_name(w, start, i))
			continue;
		walk_add(w, STREET_NAME, start, i, ", ");
		if (take_both(w, i + 1, ", "))
			return true;
		w->n = n;
	}
	w->at = start;
	return false;
}

bool
street_first_flat(struct walk *w)
{
	const enum street_scope scope = w->x->scope;
	size_t next;

	if ((scope != STREET_EN && scope != STREET_ANY) ||
	    walk_word(w, 0, STREET_WORD_FLAT, &next) == NULL)
		return false;
	street_tail_take(w);
	if (w->n > 0) {
		if (walk_is_sign(w, w->at, ','))
			w->at++;
		/* "Unit 26 Roper Close" has no number of a house. */
		if (street_first_take(w, w->at) ||
		    (scope == STREET_EN && take_name(w, " ")))
			return true;
	}
	w->n = 0;
	w->at = 0;
	return false;
}
