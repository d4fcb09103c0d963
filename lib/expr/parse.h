/* Tokens to trees:
 *   condition   = conjunction {"or" conjunction}
 *   conjunction = negation {"and" negation}
 *   negation    = "not" negation | value [test] | "(" condition ")"
 * and so on; cust-rules(5) has the whole grammar. */
#ifndef PARSE_H
#define PARSE_H

#include "base/arena.h"
#include "base/err.h"
#include "expr/build.h"
#include "expr/lex.h"
#include "expr/node.h"

/* Read a condition that begins at the token of l; the first token that does
 * not belong to it is the token then.  names: what words may stand for besides
 * columns, or NULL.  0, or -1: ERR_USAGE (what was expected, and where),
 * ERR_MEMORY. */
int parse_condition(struct lex *l, struct arena *memory,
    const struct names *names, struct node **root, struct err *e) ERR_USE;

/* The same where a value may stand as well. */
int parse_either(struct lex *l, struct arena *memory, const struct names *names,
    struct node **root, struct err *e) ERR_USE;

/* The same for a text that holds it and nothing else. */
int parse_whole(struct source *source, struct arena *memory,
    const struct names *names, struct node **root, struct err *e) ERR_USE;
int parse_whole_either(struct source *source, struct arena *memory,
    const struct names *names, struct node **root, struct err *e) ERR_USE;

/* The token, which is no and or or, cannot follow a condition: what may have
 * been meant.  Returns -1. */
int parse_hint_end(const struct lex *l, struct err *e);

/* What stands in parentheses, for value.c: a condition or a value. */
struct node *parse_any(struct build *b);

#endif
