/* What the rules of the grammar share: taking tokens, making nodes, saying
 * what was expected.  Functions that give a node give NULL on failure, with
 * the reason in b->e. */
#ifndef BUILD_H
#define BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "expr/lex.h"
#include "expr/names.h"
#include "expr/node.h"

struct build {
	struct lex *l;
	struct arena *memory;
	struct err *e;
	const struct names *names; /* or NULL */
	unsigned nesting;          /* rules under way that contain themselves */
};

/* Take the token.  0 or -1. */
int build_advance(struct build *b) ERR_USE;

/* Take this mark or word; `what` is what was expected if it is another. */
int build_take_mark(struct build *b, const char *mark) ERR_USE;
int build_take_word(struct build *b, const char *word) ERR_USE;

/* Does the clause or expression end before the token? */
bool build_ended(const struct build *b);

/* "expected WHAT, not ...".  Returns NULL. */
struct node *build_expected(struct build *b, const char *what);

/* Node n is wrong.  Returns NULL. */
struct node *build_wrong(struct build *b, const struct node *n,
    const char *reason, const char *hint);

struct node *build_node(struct build *b, enum node_kind kind, size_t at);

/* Hang `child` under n in the place *tail.  Returns n. */
struct node *build_adopt(
    struct build *b, struct node *n, struct node **tail, struct node *child);

/* One more rule within itself; undo with b->nesting--.  0, or -1 when there
 * are too many. */
int build_deeper(struct build *b) ERR_USE;

/* n itself when it is a value (a condition), else NULL with the reason. */
struct node *build_need_value(struct build *b, struct node *n);
struct node *build_need_condition(struct build *b, struct node *n);

#endif
