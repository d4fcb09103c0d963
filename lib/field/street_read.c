#include "field/street_read.h"

#include "field/street_first.h"
#include "field/street_number.h"
#include "field/street_tail.h"
#include "field/take.h"

enum {
	SHORT_NUMBER = 4, /* most digits of a house number ... */
	LONG_NUMBER = 6,  /* ... and where there are long ones */
	WORD = 3,         /* letters that make a name */
	YEAR = 4,         /* digits of one */
	/* What may begin what stands behind a name. */
	BEHIND = STREET_WORD_NUMBER | STREET_WORD_BLOCK | STREET_WORD_STAIR |
		 STREET_WORD_FLAT | STREET_WORD_FLOOR | STREET_WORD_LEVEL |
		 STREET_WORD_NONE | STREET_WORD_BOX,
};

static const char unparsed[] = "unparsed";
static const char po_box[] = "po_box";
static const char no_house_number[] = "no_house_number";

/* "1990." in Croatian, "1956 r." in Polish. */
static bool
is_year(const struct walk *w, size_t i)
{
	const enum street_scope scope = w->x->scope;
	struct str next;

	if (w->x->p[i].n != YEAR)
		return false;
	if (scope == STREET_HR || scope == STREET_ANY)
		return walk_is_sign(w, i + 1, '.');
	if (scope != STREET_PL || !walk_is_letter(w, i + 1))
		return false;
	next = street_lex_str(w->x, i + 1);
	return take_lower(*next.p) == 'r';
}

/* Do the digits at lexeme i, inside of what would be a name, belong to it?
 * Behind nothing but "ul." they do, as in "ul. 3 Maja", else where a word follows
 * that is counted, as in "Trg 101. brigade", or one is made of them, as in
 * "1000-lecia". */
static bool
is_of_name(const struct walk *w, size_t start, size_t i, size_t end)
{
	const bool named = walk_is_name(w, start, i);
	size_t next = i + 1;
	size_t behind;

	if (is_year(w, i))
		return true;
	if (walk_is_sign(w, next, '-'))
		return walk_is_glued(w, next) && walk_is_word(w, next + 1) &&
		       walk_is_glued(w, next + 1);
	if (walk_is_sign(w, next, '.'))
		next++;
	else if (walk_is_glued(w, next))
		return false;
	if (next >= end || !walk_is_word(w, next) ||
	    walk_word(w, next, BEHIND, &behind) != NULL)
		return false;
	if (walk_word(w, next, STREET_WORD_COUNTED, &behind) != NULL)
		return true;
	return !named && w->x->p[next].letters >= WORD;
}

/* Do all in it, but for those it begins with? */
static bool
is_clean(const struct walk *w, size_t start, size_t end)
{
	for (size_t i = start + 1; i < end; i++) {
		if (walk_is_digits(w, i) && !is_of_name(w, start, i, end))
			return false;
	}
	return true;
}

/* May the digits at lexeme i be the number of a house, with a name before? */
static bool
is_number(const struct walk *w, size_t i)
{
	const struct street_lexeme *l = &w->x->p[i];
	const enum street_scope scope = w->x->scope;
	const bool is_short =
	    scope == STREET_FI || scope == STREET_PL || scope == STREET_HR;

	if (!l->all_digits || *street_lex_str(w->x, i).p == '0' ||
	    l->n > (is_short ? SHORT_NUMBER : LONG_NUMBER) || is_year(w, i) ||
	    walk_is_digits(w, i - 1))
		return false;
	if (l->spaced)
		return true;
	/* "B12" is no street B. */
	return walk_is_word(w, i - 1)
		   ? w->x->p[i - 1].letters >= WORD
		   : walk_is_sign(w, i - 1, ',') || walk_is_sign(w, i - 1, '.');
}

/* May what stands behind a name begin with lexeme i? */
static bool
is_behind(const struct walk *w, size_t i)
{
	size_t next;

	if (walk_is_digits(w, i))
		return is_number(w, i);
	if (!walk_is_word(w, i))
		return walk_is_sign(w, i, ',');
	return walk_is_roman(w, i) || walk_word(w, i, BEHIND, &next) != NULL;
}

/* The name is what stands from `start` to `end`, less the commas. */
static bool
take_name(struct walk *w, size_t start, size_t end)
{
	while (end > start && walk_is_sign(w, end - 1, ','))
		end--;
	if (!walk_is_name(w, start, end))
		return false;
	walk_add(w, STREET_NAME, start, end, ", ");
	return true;
}

/* A name up to lexeme i and what is behind it: a number, its label, a word that
 * says there is none, a labelled part. */
static bool
take_both(struct walk *w, size_t start, size_t i)
{
	const size_t n = w->n;

	if (!is_behind(w, i) || !is_clean(w, start, i) ||
	    !take_name(w, start, i))
		return false;
	w->at = i;
	if (!street_number_take(w))
		(void)street_number_none(w);
	street_tail_take(w);
	if (w->at > i && !w->full)
		return true;
	w->n = n;
	w->full = false;
	return false;
}

enum strictness {
	ALL,      /* is understood, as far as the next comma */
	DIVIDED,  /* what is not is divided from the rest by a sign */
	ANYTHING, /* may follow */
};

/* May the pieces be followed by what follows?  Not by what goes on with a name
 * as in "3 Maja", "101. brigade", "1000-lecia". */
static bool
is_enough(const struct walk *w, size_t number, enum strictness how)
{
	const size_t i = w->at;

	if (walk_is_end(w) || walk_is_sign(w, i, ','))
		return true;
	if (how == ALL || walk_is_sign(w, i, '.') || walk_is_sign(w, i, '-') ||
	    walk_is_sign(w, i, '\''))
		return false;
	return how == ANYTHING || !walk_is_word(w, i) || i > number + 1;
}

/* Name, then number. */
static bool
read_behind(struct walk *w, size_t start, enum strictness how)
{
	const size_t n = w->n;

	for (size_t i = start + 1; i < w->x->n; i++) {
		if (!take_both(w, start, i))
			continue;
		if (is_enough(w, i, how))
			return true;
		w->n = n;
	}
	w->at = start;
	return false;
}

static bool
has(const struct walk *w, enum street_kind kind)
{
	for (size_t i = 0; i < w->n; i++) {
		if (w->items[i].kind == kind)
			return true;
	}
	return false;
}

/* A street with what belongs to it.  False when that is not sure. */
static bool
read_street(struct walk *w, size_t start)
{
	const enum street_scope scope = w->x->scope;
	const bool digits = walk_is_digits(w, start);
	const size_t n = w->n;

	if ((scope == STREET_EN || (digits && scope == STREET_FR)) &&
	    street_first_take(w, start))
		return true;
	if (read_behind(w, start, ALL)) {
		/* "3 Maja 5" or "8 Route 66"? */
		if (scope != STREET_ANY || !digits || !has(w, STREET_NUMBER))
			return true;
		w->n = n;
		w->at = start;
		return false;
	}
	w->n = n;
	/* "3 Maja" is a street. */
	return (digits && scope != STREET_PL && scope != STREET_HR &&
		   street_first_take(w, start)) ||
	       read_behind(w, start, DIVIDED) ||
	       read_behind(w, start, ANYTHING);
}

/* A box, and the street that may follow. */
static bool
read_box(struct walk *w)
{
	size_t end;

	if (!street_tail_box(w, ""))
		return false;
	end = w->at;
	while (walk_is_sign(w, w->at, ','))
		w->at++;
	if (w->at > end && !read_street(w, w->at))
		w->at = end;
	return true;
}

/* A name or a number by itself. */
static void
read_other(struct walk *w)
{
	if (take_name(w, 0, w->x->n)) {
		w->at = w->x->n;
	} else if (!street_number_take(w) || !walk_is_end(w)) {
		w->n = 0;
		w->at = 0;
	}
}

static const char *
reason_of(const struct walk *w, bool rest)
{
	const struct street_lex *x = w->x;

	if (rest || (!has(w, STREET_NAME) && !has(w, STREET_BOX)))
		return unparsed;
	if (has(w, STREET_BOX))
		return po_box;
	if (has(w, STREET_NUMBER))
		return NULL;
	/* There are digits that could be one. */
	if ((walk_is_digits(w, 0) && walk_is_word(w, 1) &&
		x->scope != STREET_PL && x->scope != STREET_HR) ||
	    (!has(w, STREET_FLAT) && !is_clean(w, 0, x->n)))
		return unparsed;
	return no_house_number;
}

void
street_read_make(struct street_read *r, const struct street_lex *x)
{
	struct walk *w = &r->walk;

	w->x = x;
	w->at = 0;
	w->n = 0;
	w->full = false;
	if (!street_first_flat(w) && !read_box(w) && !read_street(w, 0)) {
		w->n = 0;
		w->at = 0;
		read_other(w);
	}
	if (w->full)
		w->n = w->at = 0;
	r->rest = x->line.n;
	if (w->full || !walk_is_end(w))
		r->rest =
		    w->at == 0 ? 0 : x->p[w->at - 1].at + x->p[w->at - 1].n;
	r->reason = reason_of(w, r->rest < x->line.n);
}
