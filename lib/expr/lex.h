/* The words of the expression language.  Blanks and comments (# to the end of
 * the line) separate them; text, names and patterns have their own quotes:
 *   "text"  `a column`  /pattern/i      the quote itself is doubled ("" ``),
 *                                       a slash in a pattern is \/
 * In a rules file (`lines` set) a line begins a new clause: its first word is
 * read as a label unless a parenthesis or brace is open. */
#ifndef LEX_H
#define LEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "expr/source.h"

enum lex_kind {
	LEX_END,
	LEX_WORD,    /* bare: a keyword, a unit, a column, a role */
	LEX_NAME,    /* in backquotes: a column */
	LEX_TEXT,    /* in double quotes */
	LEX_NUMBER,  /* 12 or 12.50, no sign */
	LEX_DATE,    /* 2025-06-30, a day that exists */
	LEX_PATTERN, /* between slashes; `ignore_case` tells of the i */
	LEX_LABEL,   /* bare, at the start of a line of rules */
	LEX_MARK,    /* = != < <= > >= =~ !~ ( ) { } [ ] , : + - * / % */
};

struct lex_token {
	enum lex_kind kind;
	struct str text; /* quotes taken away */
	size_t at;       /* offset in the source */
	size_t end;      /* offset behind it */
	bool first;      /* on its line */
	bool ignore_case;
};

struct lex {
	struct source *source;
	struct arena *memory; /* for texts that had doubled quotes */
	bool lines;
	bool divides;  /* a slash here is no pattern */
	unsigned open; /* parentheses and braces */
	size_t at;
	size_t behind;          /* offset behind the token taken last */
	struct lex_token token; /* the one under consideration */
};

/* Read the first token; a byte order mark before it is taken off the source.
 * 0, or -1 with ERR_USAGE (not UTF-8, malformed) or
 * ERR_MEMORY. */
int lex_open(struct lex *l, struct source *source, struct arena *memory,
    bool lines, struct err *e) ERR_USE;

/* Read the next token. */
int lex_next(struct lex *l, struct err *e) ERR_USE;

/* The same, but what stands there is a label or the name of a set. */
int lex_next_label(struct lex *l, struct err *e) ERR_USE;

/* The token is a label, but an expression goes on here: read it anew. */
int lex_again(struct lex *l, struct err *e) ERR_USE;

/* Is the token this word (bare, or at the start of a line), this mark? */
bool lex_is_word(const struct lex *l, const char *word);
bool lex_is_mark(const struct lex *l, const char *mark);

/* The token under consideration is wrong.  Returns -1. */
int lex_fail(struct lex *l, struct err *e, const char *fmt, ...)
    ERR_PRINTF(3, 4);

/* The token as it stands in the source, cut to what a message can hold, or
 * "the end". */
struct str lex_show(const struct lex *l);

#endif
