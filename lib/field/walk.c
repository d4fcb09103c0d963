#include "field/walk.h"

#include "base/utf8.h"
#include "field/take.h"

enum {
	LABELS = STREET_WORD_STAIR | STREET_WORD_FLAT | STREET_WORD_FLOOR |
		 STREET_WORD_BLOCK | STREET_WORD_BOX,
	PREFIX = 3, /* letters of a flat's number: "LU2" */
	NAMED = 3,  /* fewest letters of a name */
};

bool
walk_is_digits(const struct walk *w, size_t i)
{
	return i < w->x->n && w->x->p[i].kind == STREET_LEX_DIGITS;
}

bool
walk_is_word(const struct walk *w, size_t i)
{
	return i < w->x->n && w->x->p[i].kind == STREET_LEX_WORD;
}

bool
walk_is_letter(const struct walk *w, size_t i)
{
	return walk_is_word(w, i) && w->x->p[i].letters == 1;
}

bool
walk_is_glued(const struct walk *w, size_t i)
{
	return i < w->x->n && !w->x->p[i].spaced;
}

bool
walk_is_sign(const struct walk *w, size_t i, char sign)
{
	return street_lex_is(w->x, i, sign);
}

bool
walk_is_slash(const struct walk *w, size_t i)
{
	return walk_is_sign(w, i, '/') || walk_is_sign(w, i, '\\');
}

bool
walk_is_dash(const struct walk *w, size_t i)
{
	return walk_is_sign(w, i, '-') ||
	       (i < w->x->n && w->x->p[i].kind == STREET_LEX_SIGN &&
		   str_is(street_lex_str(w->x, i), "\xe2\x80\x93"));
}

bool
walk_is_small(const struct walk *w, size_t i)
{
	struct str s = street_lex_str(w->x, i);
	int32_t point;

	if (s.p[0] >= 'A' && s.p[0] <= 'z')
		return s.p[0] >= 'a';
	(void)utf8_decode(s, &point);
	return utf8_is_cased_lower(point);
}

bool
walk_is_roman(const struct walk *w, size_t i)
{
	struct str s;

	if (!walk_is_word(w, i))
		return false;
	s = street_lex_str(w->x, i);
	for (size_t k = 0; k < s.n; k++) {
		if (!take_is_one_of(
			s.p[k], walk_is_small(w, i) ? "ivx" : "IVX"))
			return false;
	}
	return true;
}

const struct street_word *
walk_word(const struct walk *w, size_t i, uint32_t kinds, size_t *next)
{
	return walk_is_word(w, i) ? street_lex_word(w->x, i, kinds, next)
				  : NULL;
}

static bool
walk_is_label(const struct walk *w, size_t i)
{
	size_t next;

	return walk_word(w, i, LABELS | STREET_WORD_LEVEL, &next) != NULL;
}

bool
walk_is_labelled(const struct walk *w, size_t i)
{
	size_t next;

	return walk_word(w, i, LABELS, &next) != NULL &&
	       (walk_is_digits(w, next) || walk_is_letter(w, next));
}

bool
walk_is_closed(const struct walk *w, size_t i)
{
	return i >= w->x->n || walk_is_sign(w, i, ',') ||
	       walk_is_sign(w, i, ';') || walk_is_sign(w, i, '(') ||
	       (walk_is_sign(w, i, '.') && i + 1 == w->x->n);
}

void
walk_add(struct walk *w, enum street_kind kind, size_t from, size_t to,
    const char *before)
{
	struct walk_item *item = &w->items[w->n];

	if (w->n == WALK_ITEMS) {
		w->full = true;
		return;
	}
	item->kind = kind;
	item->more = false;
	item->before = before;
	item->after = "";
	item->from = from;
	item->to = to;
	item->word = NULL;
	w->n++;
}

void
walk_take(struct walk *w, enum street_kind kind, const char *before)
{
	walk_add(w, kind, w->at, w->at + 1, before);
	w->at++;
}

void
walk_more(struct walk *w, const char *before)
{
	const size_t n = w->n;

	walk_take(w, w->items[n - 1].kind, before);
	if (w->n > n)
		w->items[n].more = true;
}

void
walk_label(struct walk *w, const struct street_word *word, size_t next,
    const char *before)
{
	const size_t n = w->n;

	walk_add(w, STREET_LABEL, w->at, next, before);
	if (w->n > n)
		w->items[n].word = word;
	w->at = next;
}

bool
walk_is_name(const struct walk *w, size_t from, size_t to)
{
	size_t words = 0, letters = 0;
	size_t first = from;
	const struct street_word *word;
	size_t next;

	for (size_t i = from; i < to; i++) {
		if (!walk_is_word(w, i))
			continue;
		first = words++ == 0 ? i : first;
		letters += w->x->p[i].letters;
	}
	if (words != 1)
		return letters >= NAMED;
	word = walk_word(w, first, STREET_WORD_FRONT, &next);
	return letters >= NAMED &&
	       (word == NULL || word->compact == NULL ||
		   strcmp(word->compact, word->expanded) == 0);
}

bool
walk_is_end(const struct walk *w)
{
	size_t i = w->at;

	while (walk_is_sign(w, i, '.') || walk_is_sign(w, i, ',') ||
	       walk_is_sign(w, i, ';'))
		i++;
	return i == w->x->n && !w->full;
}

void
walk_letter(struct walk *w)
{
	size_t i = w->at;

	if (!walk_is_letter(w, i) || walk_is_labelled(w, i))
		return;
	if (walk_is_glued(w, i)
		? walk_is_digits(w, i + 1) && walk_is_glued(w, i + 1)
		: !walk_is_closed(w, i + 1) && !walk_is_label(w, i + 1) &&
		      !(walk_is_slash(w, i + 1) && !walk_is_word(w, i + 2)) &&
		      !(walk_is_dash(w, i + 1) && walk_is_digits(w, i + 2)))
		return;
	walk_more(w, "");
}

void
walk_range(struct walk *w)
{
	if (!walk_is_dash(w, w->at))
		return;
	if (walk_is_digits(w, w->at + 1) &&
	    *street_lex_str(w->x, w->at + 1).p != '0') {
		w->at++;
		walk_more(w, "-");
		walk_letter(w);
	} else if (walk_is_letter(w, w->at + 1) &&
		   walk_is_glued(w, w->at + 1) &&
		   walk_is_closed(w, w->at + 2)) {
		w->at++;
		walk_more(w, "-");
	}
}

bool
walk_value(struct walk *w, enum street_kind kind, const char *before)
{
	const struct street_lexeme *l = &w->x->p[w->at];

	if (walk_is_digits(w, w->at)) {
		walk_take(w, kind, before);
		walk_letter(w);
		if (walk_is_sign(w, w->at, '.') && walk_is_glued(w, w->at) &&
		    walk_is_digits(w, w->at + 1) &&
		    walk_is_glued(w, w->at + 1)) {
			w->at++;
			walk_more(w, ".");
		}
		walk_range(w);
		return true;
	}
	if (walk_is_word(w, w->at) && l->letters <= PREFIX &&
	    walk_is_digits(w, w->at + 1) && walk_is_glued(w, w->at + 1)) {
		walk_take(w, kind, before);
		walk_more(w, "");
		walk_letter(w);
		return true;
	}
	if (!walk_is_letter(w, w->at) &&
	    !(kind != STREET_FLAT && walk_is_roman(w, w->at)))
		return false;
	if (walk_is_labelled(w, w->at))
		return false;
	walk_take(w, kind, before);
	return true;
}
