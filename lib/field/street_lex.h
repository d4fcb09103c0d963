/* An address in words, numbers and signs. */
#ifndef STREET_LEX_H
#define STREET_LEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "field/street_table.h"

enum { STREET_LEX_MAX = 48 };

struct street_lexeme {
	enum { STREET_LEX_WORD, STREET_LEX_DIGITS, STREET_LEX_SIGN } kind;
	bool spaced;                    /* a space stands before it */
	bool all_digits;                /* of digits: in ASCII */
	size_t at, n;                   /* its bytes */
	size_t letters;                 /* characters of a word */
	const struct street_word *word; /* of the scope, or NULL */
};

struct street_lex {
	struct str line;
	enum street_scope scope;
	size_t n;
	struct street_lexeme p[STREET_LEX_MAX];
};

/* Take a line of text apart.  Its scope is that of a country (ISO 3166, two
 * letters in any case; empty: not known, then the words themselves may say it).
 * False when it has more parts than an address. */
bool street_lex_make(struct street_lex *x, struct str line, struct str country);

/* The same of a line that has the scope of another. */
bool street_lex_like(
    struct street_lex *x, struct str line, const struct street_lex *other);

/* The bytes of lexeme i. */
struct str street_lex_str(const struct street_lex *x, size_t i);

/* Is lexeme i that sign? */
bool street_lex_is(const struct street_lex *x, size_t i, char sign);

/* The letters of all words from lexeme `from` to `to`, exclusive. */
size_t street_lex_letters(const struct street_lex *x, size_t from, size_t to);

/* The longest word or phrase of the scope that begins with lexeme i and has
 * one of these kinds, or NULL; *next is the lexeme behind it and its stop. */
const struct street_word *street_lex_word(
    const struct street_lex *x, size_t i, uint32_t kinds, size_t *next);

#endif
