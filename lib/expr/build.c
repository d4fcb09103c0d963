/* Tokens taken, nodes made. */
#include "expr/build.h"

#include "expr/spelling.h"

int
build_advance(struct build *b)
{
	return lex_next(b->l, b->e);
}

bool
build_ended(const struct build *b)
{
	const struct lex *l = b->l;

	return l->token.kind == LEX_END ||
	       (l->lines && l->token.first && l->open == 0);
}

struct node *
build_expected(struct build *b, const char *what)
{
	struct str shown = lex_show(b->l);

	if (build_ended(b))
		(void)source_fail(b->l->source, b->l->behind, b->e,
		    "expected %s, but the %s ends", what,
		    b->l->lines ? "clause" : "expression");
	else
		(void)lex_fail(b->l, b->e, "expected %s, not '%.*s'", what,
		    (int)shown.n, shown.p);
	return NULL;
}

struct node *
build_wrong(
    struct build *b, const struct node *n, const char *reason, const char *hint)
{
	(void)source_fail(b->l->source, n->at, b->e, "%s", reason);
	if (hint != NULL)
		(void)err_hint(b->e, "%s", hint);
	return NULL;
}

int
build_take_mark(struct build *b, const char *mark)
{
	if (lex_is_mark(b->l, mark))
		return build_advance(b);
	(void)build_expected(b, mark);
	return -1;
}

int
build_take_word(struct build *b, const char *word)
{
	if (lex_is_word(b->l, word))
		return build_advance(b);
	(void)build_expected(b, word);
	return -1;
}

struct node *
build_node(struct build *b, enum node_kind kind, size_t at)
{
	struct node *n = arena_array(b->memory, 1, sizeof *n, b->e);

	if (n != NULL) {
		n->kind = kind;
		n->at = at;
	}
	return n;
}

static int
too_deep(struct build *b, size_t at)
{
	return source_fail(b->l->source, at, b->e,
	    "the expression is nested too deeply (the limit is %d)",
	    (int)NODE_DEPTH);
}

struct node *
build_adopt(
    struct build *b, struct node *n, struct node **tail, struct node *child)
{
	*tail = child;
	if (child->depth >= n->depth)
		n->depth = child->depth + 1;
	return n->depth > NODE_DEPTH && too_deep(b, n->at) != 0 ? NULL : n;
}

int
build_deeper(struct build *b)
{
	return ++b->nesting > NODE_DEPTH ? too_deep(b, b->l->token.at) : 0;
}

static bool
is_value(const struct node *n)
{
	return n->kind >= NODE_COLUMN;
}

struct node *
build_need_value(struct build *b, struct node *n)
{
	if (n == NULL || is_value(n))
		return n;
	return build_wrong(b, n, "a condition stands where a value is needed",
	    "join conditions with and, or");
}

struct node *
build_need_condition(struct build *b, struct node *n)
{
	static const char *const words[] = { "in", "between", "is", "contains",
		"starts", "ends", "within", "older", "not", "and", "or" };
	struct spelling near;

	if (n == NULL || !is_value(n))
		return n;
	(void)build_expected(b, "a comparison");
	if (n->kind == NODE_COLUMN && build_ended(b))
		(void)err_hint(b->e, "a column alone is no condition: write "
				     "is present, = \"yes\", > 0 ...");
	if (b->l->token.kind != LEX_WORD)
		return NULL;
	spelling_begin(&near, b->l->token.text);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		spelling_offer(&near, str_of(words[i]));
	if (near.best.p != NULL)
		(void)err_hint(b->e, "did you mean \"%s\"?", near.best.p);
	else if (lex_is_word(b->l, "like") || lex_is_word(b->l, "LIKE"))
		(void)err_hint(b->e, "contains, starts with, ends with a text; "
				     "=~ /pattern/");
	else if (n->kind == NODE_COLUMN && n->name == NODE_BARE)
		(void)err_hint(b->e, "a column name of several words stands in "
				     "backquotes");
	return NULL;
}
