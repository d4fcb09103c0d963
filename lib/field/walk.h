/* The way through a street address, lexeme by lexeme, that leaves its pieces
 * behind. */
#ifndef WALK_H
#define WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "field/street.h"
#include "field/street_lex.h"

enum { WALK_ITEMS = 24 };

/* A piece of the address, in the order they are written. */
struct walk_item {
	enum street_kind kind;
	bool more;          /* belongs to the part before it */
	const char *before; /* what is written between that and this */
	const char *after;  /* and behind it: the stop of an ordinal */
	size_t from, to;    /* its lexemes, `to` exclusive */
	const struct street_word *word; /* of the table, or NULL */
};

struct walk {
	const struct street_lex *x;
	size_t at; /* the next lexeme */
	size_t n;
	struct walk_item items[WALK_ITEMS];
	bool full; /* there were more */
};

/* What lexeme i is; there may be none. */
bool walk_is_digits(const struct walk *w, size_t i);
bool walk_is_word(const struct walk *w, size_t i);
bool walk_is_letter(const struct walk *w, size_t i);
bool walk_is_sign(const struct walk *w, size_t i, char sign);
bool walk_is_slash(const struct walk *w, size_t i);
bool walk_is_dash(const struct walk *w, size_t i);
bool walk_is_glued(const struct walk *w, size_t i); /* no space before it */
bool walk_is_small(const struct walk *w, size_t i); /* a letter, no capital */
bool walk_is_roman(const struct walk *w, size_t i); /* "II", "iv" */

/* The word of the table that begins with lexeme i: see street_lex_word. */
const struct street_word *walk_word(
    const struct walk *w, size_t i, uint32_t kinds, size_t *next);

/* Is it a label with something that it may be the label of? */
bool walk_is_labelled(const struct walk *w, size_t i);

/* Can nothing belong to a number that ends before lexeme i? */
bool walk_is_closed(const struct walk *w, size_t i);

/* Do lexemes from `from` to `to` (exclusive) make a name, and not only the word
 * before one: "ul."? */
bool walk_is_name(const struct walk *w, size_t from, size_t to);

/* Is nothing left but signs that end a line? */
bool walk_is_end(const struct walk *w);

/* Lexemes from `from` to `to` (exclusive) are one piece. */
void walk_add(struct walk *w, enum street_kind kind, size_t from, size_t to,
    const char *before);

/* The next lexeme is one; is more of the last; up to `next` it is a label. */
void walk_take(struct walk *w, enum street_kind kind, const char *before);
void walk_more(struct walk *w, const char *before);
void walk_label(struct walk *w, const struct street_word *word, size_t next,
    const char *before);

/* The letter of the number just taken: "12a", "12 A"; its other end: "10-12",
 * "10 a-c".  Where there is one. */
void walk_letter(struct walk *w);
void walk_range(struct walk *w);

/* The number of a flat, stair or floor: "3", "3b", "U1", "1.05", "II".  False
 * when there is none. */
bool walk_value(struct walk *w, enum street_kind kind, const char *before);

#endif
