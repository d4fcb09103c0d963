#include "field/street_tail.h"

#include "field/take.h"

enum {
	LABELS = STREET_WORD_STAIR | STREET_WORD_FLAT | STREET_WORD_FLOOR |
		 STREET_WORD_BLOCK,
	BOX_DIGITS = 6, /* most digits of a box */
};

const struct street_word *
street_tail_floor(const struct walk *w, size_t i, size_t *label, size_t *next)
{
	static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };
	struct str ordinal;

	if (!walk_is_digits(w, i) && !walk_is_roman(w, i))
		return NULL;
	i++;
	if (walk_is_digits(w, i - 1) && walk_is_word(w, i) &&
	    walk_is_glued(w, i)) {
		ordinal = street_lex_str(w->x, i);
		if (take_any(&ordinal, ordinals))
			i++;
	}
	*label = i;
	if (walk_is_sign(w, i, '.'))
		*label = ++i;
	return walk_word(w, i, STREET_WORD_FLOOR, next);
}

/* What is written between the part before and one of that kind. */
static const char *
gap(const struct walk *w, enum street_kind kind, bool comma)
{
	const enum street_scope scope = w->x->scope;
	const struct walk_item *last;

	if (w->n == 0)
		return "";
	last = &w->items[w->n - 1];
	if (scope == STREET_HR)
		return ", ";
	if (scope != STREET_FI && scope != STREET_SV && scope != STREET_PL)
		return comma ? ", " : " ";
	if (kind == STREET_FLOOR || kind == STREET_BOX ||
	    last->kind == STREET_FLOOR ||
	    (last->word != NULL &&
		(last->word->kinds & STREET_WORD_FLOOR) != 0))
		return ", ";
	return " ";
}

static bool
take_floor(struct walk *w, bool comma)
{
	size_t label, next;
	const struct street_word *word =
	    street_tail_floor(w, w->at, &label, &next);
	const enum street_scope scope = w->x->scope;
	const size_t n = w->n;
	const bool stop = word != NULL && walk_is_sign(w, label - 1, '.');

	if (word == NULL)
		return false;
	walk_add(
	    w, STREET_FLOOR, w->at, label - stop, gap(w, STREET_FLOOR, comma));
	if (w->n == n)
		return false;
	if (scope == STREET_FI || scope == STREET_PL || scope == STREET_HR ||
	    scope == STREET_DE)
		w->items[n].after =
		    walk_is_digits(w, w->at) || scope == STREET_HR ? "." : "";
	else
		w->items[n].after = stop ? "." : "";
	w->at = label;
	walk_label(w, word, next, " ");
	return true;
}

/* "PL 123", but no postcode: "PL 00-950". */
bool
street_tail_box(struct walk *w, const char *before)
{
	size_t i;
	const struct street_word *word =
	    walk_word(w, w->at, STREET_WORD_BOX, &i);
	size_t number = i;
	const struct street_word *prefix;

	if (word == NULL)
		return false;
	prefix = walk_word(w, i, STREET_WORD_NUMBER, &number);
	if (!walk_is_digits(w, number) || w->x->p[number].n > BOX_DIGITS ||
	    (walk_is_dash(w, number + 1) && walk_is_digits(w, number + 2)))
		return false;
	walk_label(w, word, i, before);
	if (prefix != NULL)
		walk_label(w, prefix, number, " ");
	walk_take(w, STREET_BOX, " ");
	return true;
}

static enum street_kind
kind_of(const struct street_word *word)
{
	if ((word->kinds & STREET_WORD_FLAT) != 0)
		return STREET_FLAT;
	return (word->kinds & STREET_WORD_FLOOR) != 0 ? STREET_FLOOR
						      : STREET_STAIR;
}

/* "m. 3", "stan br. 3", "klatka B". */
static bool
take_labelled(struct walk *w, bool comma)
{
	const size_t start = w->at;
	const size_t n = w->n;
	size_t next, number;
	const struct street_word *word = walk_word(w, start, LABELS, &next);
	const struct street_word *prefix;
	enum street_kind kind;
	bool hash;

	if (word == NULL)
		return false;
	kind = kind_of(word);
	walk_label(w, word, next, gap(w, kind, comma));
	prefix = walk_word(w, w->at, STREET_WORD_NUMBER, &number);
	if (prefix != NULL)
		walk_label(w, prefix, number, " ");
	/* "Apt #4" */
	hash = walk_is_sign(w, w->at, '#');
	if (hash)
		walk_take(w, STREET_LABEL, " ");
	if (walk_value(w, kind, hash ? "" : " "))
		return true;
	w->n = n;
	w->at = start;
	return false;
}

static bool
take_level(struct walk *w, bool comma)
{
	size_t next;
	const struct street_word *word =
	    walk_word(w, w->at, STREET_WORD_LEVEL, &next);
	const size_t n = w->n;

	if (word == NULL)
		return false;
	walk_add(w, STREET_FLOOR, w->at, next, gap(w, STREET_FLOOR, comma));
	if (w->n > n)
		w->items[n].word = word;
	w->at = next;
	return true;
}

/* "#4" where that is a flat. */
static bool
take_hash(struct walk *w, bool comma)
{
	const size_t start = w->at;
	const size_t n = w->n;

	if (!walk_is_sign(w, start, '#') ||
	    (w->x->scope != STREET_EN && w->x->scope != STREET_ANY))
		return false;
	walk_take(w, STREET_LABEL, gap(w, STREET_FLAT, comma));
	if (walk_value(w, STREET_FLAT, ""))
		return true;
	w->n = n;
	w->at = start;
	return false;
}

static bool
take_part(struct walk *w)
{
	const size_t start = w->at;
	bool comma = false;

	while (walk_is_sign(w, w->at, ',') || walk_is_sign(w, w->at, ';')) {
		comma = true;
		w->at++;
	}
	/* "12/m. 3" */
	if (walk_is_slash(w, w->at) && walk_is_labelled(w, w->at + 1))
		w->at++;
	if (take_floor(w, comma) || take_labelled(w, comma) ||
	    take_level(w, comma) || take_hash(w, comma) ||
	    street_tail_box(w, gap(w, STREET_BOX, comma)))
		return true;
	w->at = start;
	return false;
}

void
street_tail_take(struct walk *w)
{
	while (!w->full && take_part(w))
		;
}
