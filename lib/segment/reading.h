/* What the functions that read a rules file pass on. */
#ifndef READING_H
#define READING_H

#include <stdbool.h>

#include "expr/lex.h"
#include "segment/rules.h"

struct reading {
	struct rules *r;
	struct source *source;
	struct lex l;
	struct rule *set; /* the one whose clauses are being read, or NULL */
	struct rule_clause **clause_tail;
	struct err *e;
};

int reading_advance(struct reading *in) ERR_USE;

/* Does the token end what the line holds? */
bool reading_line_ended(const struct reading *in);

/* The token is not what must stand there.  Returns -1. */
int reading_unexpected(struct reading *in, const char *what);

/* Take a label or a name, which begins behind the token. */
int reading_name(
    struct reading *in, const char *what, struct str *name) ERR_USE;

/* The same for the token itself, which was read as a label or a word. */
int reading_is_name(
    struct reading *in, const char *what, struct str *name) ERR_USE;

/* Take this mark, this word. */
int reading_mark(struct reading *in, const char *mark) ERR_USE;
int reading_word(struct reading *in, const char *word) ERR_USE;

/* The token was the last that may stand in its line. */
int reading_end_line(struct reading *in) ERR_USE;

/* The set being read must have had a clause.  0 or -1. */
int reading_end_set(struct reading *in) ERR_USE;

/* A new rule of that name (the token), behind the others.  NULL on failure. */
struct rule *reading_add(
    struct reading *in, enum rule_kind kind, struct str name);

/* A value, or (either) a condition as well, into *n. */
int reading_value(struct reading *in, bool either, struct node **n) ERR_USE;

/* What words mean in expressions of r: rules before, aggregates of events. */
void reading_names(struct rules *r);

#endif
