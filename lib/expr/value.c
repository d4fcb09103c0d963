/* Values: recursive descent, one function a rule of the grammar. */
#include "expr/value.h"

#include "base/date.h"
#include "expr/call.h"
#include "expr/parse.h"
#include "expr/span.h"

static struct node *primary(struct build *b);

/* [2] behind a column name. */
static struct node *
occurrence(struct build *b, struct node *n)
{
	if (n == NULL || !lex_is_mark(b->l, "[") ||
	    b->l->token.at != b->l->behind)
		return n;
	if (build_advance(b) != 0)
		return NULL;
	if (b->l->token.kind != LEX_NUMBER ||
	    !num_read(b->l->token.text, &n->number) || n->number.scale != 0 ||
	    n->number.unscaled < 1)
		return build_expected(b, "a whole number from 1");
	n->occurrence = (size_t)n->number.unscaled;
	if (build_advance(b) != 0 || build_take_mark(b, "]") != 0)
		return NULL;
	return n;
}

/* A column; the token is its name or its role. */
static struct node *
column(struct build *b, enum node_name name)
{
	struct node *n;

	if (b->l->token.kind != LEX_WORD && b->l->token.kind != LEX_NAME)
		return build_expected(
		    b, name == NODE_ROLE ? "a role" : "a column");
	n = build_node(b, NODE_COLUMN, b->l->token.at);
	if (n == NULL)
		return NULL;
	n->text = b->l->token.text;
	n->name = b->l->token.kind == LEX_NAME ? NODE_QUOTED : name;
	if (build_advance(b) != 0)
		return NULL;
	return name == NODE_ROLE ? n : occurrence(b, n);
}

/* Hang a column under n. */
static struct node *
of_column(struct build *b, struct node *n)
{
	struct node *of = primary(b);

	if (of == NULL)
		return NULL;
	if (of->kind != NODE_COLUMN)
		return build_wrong(b, of, "expected a column here", NULL);
	return build_adopt(b, n, &n->first, of);
}

/* days since DATE; days until DATE is its opposite. */
static struct node *
time_between(struct build *b, struct node *n)
{
	bool until = lex_is_word(b->l, "until");
	struct node *of =
	    build_advance(b) != 0 ? NULL : build_need_value(b, primary(b));
	struct node *negative;

	n->kind = NODE_SINCE;
	n->type = NODE_AS_NUMBER;
	if (of == NULL || build_adopt(b, n, &n->first, of) == NULL || !until)
		return of == NULL ? NULL : n;
	negative = build_node(b, NODE_NEGATE, n->at);
	if (negative == NULL)
		return NULL;
	negative->type = NODE_AS_NUMBER;
	return build_adopt(b, negative, &negative->first, n);
}

/* Is this the name of a cast: text(COLUMN) ...? */
static bool
is_cast(struct str name, enum node_type *type)
{
	static const char *const casts[] = { "text", "number", "date" };

	for (size_t i = 0; i < sizeof casts / sizeof *casts; i++) {
		if (str_is(name, casts[i])) {
			*type = (enum node_type)(NODE_AS_TEXT + i);
			return true;
		}
	}
	return false;
}

static struct node *
cast(struct build *b, struct node *n)
{
	n->kind = NODE_CAST;
	if (build_advance(b) != 0 || of_column(b, n) == NULL ||
	    build_take_mark(b, ")") != 0)
		return NULL;
	return n;
}

/* What a bare word begins: role:email, days since COLUMN, number(COLUMN), or
 * itself a column. */
static struct node *
word(struct build *b)
{
	struct node *n = build_node(b, NODE_COLUMN, b->l->token.at);

	if (n == NULL)
		return NULL;
	n->text = b->l->token.text;
	if (build_advance(b) != 0)
		return NULL;
	if (str_is(n->text, "role") && lex_is_mark(b->l, ":") &&
	    b->l->token.at == b->l->behind)
		return build_advance(b) == 0 ? column(b, NODE_ROLE) : NULL;
	if (str_is(n->text, "yes") || str_is(n->text, "no")) {
		n->kind = NODE_TEXT;
		n->type = NODE_AS_TEXT;
	} else if (str_is(n->text, "today") || str_is(n->text, "as_of")) {
		n->kind = NODE_TODAY;
		n->type = NODE_AS_DATE;
	} else if (!build_ended(b) &&
		   (lex_is_word(b->l, "since") || lex_is_word(b->l, "until")) &&
		   span_unit(n->text, &n->unit)) {
		return time_between(b, n);
	} else if (lex_is_mark(b->l, "(")) {
		return is_cast(n->text, &n->type) ? cast(b, n)
						  : call_read(b, n);
	} else {
		return call_fact(b, n) ? n : occurrence(b, n);
	}
	return n;
}

struct node *
value_literal(struct build *b)
{
	struct node *n = build_node(b, NODE_TEXT, b->l->token.at);
	struct date day;

	if (n == NULL)
		return NULL;
	n->text = b->l->token.text;
	n->type = NODE_AS_TEXT;
	if (b->l->token.kind == LEX_NUMBER) {
		n->kind = NODE_NUMBER;
		n->type = NODE_AS_NUMBER;
		if (!num_read(n->text, &n->number)) {
			(void)lex_fail(
			    b->l, b->e, "a number of more than 18 digits");
			return NULL;
		}
	} else if (b->l->token.kind == LEX_DATE &&
		   date_read_iso(n->text, &day)) {
		n->kind = NODE_DATE;
		n->type = NODE_AS_DATE;
		n->day = date_to_days(day);
	}
	return build_advance(b) == 0 ? n : NULL;
}

static struct node *
parenthesis(struct build *b)
{
	size_t at = b->l->token.at;
	struct node *n;

	if (build_advance(b) != 0)
		return NULL;
	n = parse_any(b);
	if (n == NULL)
		return NULL;
	if (lex_is_mark(b->l, ")"))
		return build_advance(b) == 0 ? n : NULL;
	if (b->l->token.kind != LEX_END && !b->l->token.first)
		return build_need_condition(b, n) != NULL
			   ? build_expected(b, ")")
			   : NULL;
	(void)source_fail(
	    b->l->source, at, b->e, "this parenthesis is not closed");
	return NULL;
}

static struct node *
operand(struct build *b)
{
	const struct lex *l = b->l;

	if (build_ended(b) || lex_is_word(l, "and") || lex_is_word(l, "or") ||
	    lex_is_word(l, "not"))
		return build_expected(b, "a column or a value");
	switch (l->token.kind) {
	case LEX_WORD:
		return word(b);
	case LEX_NAME:
		return column(b, NODE_QUOTED);
	case LEX_TEXT:
	case LEX_NUMBER:
	case LEX_DATE:
		return value_literal(b);
	default:
		return lex_is_mark(l, "(")
			   ? parenthesis(b)
			   : build_expected(b, "a column or a value");
	}
}

static struct node *
primary(struct build *b)
{
	struct node *n;

	if (build_deeper(b) != 0)
		return NULL;
	n = operand(b);
	b->nesting--;
	return n;
}

/* Hang two values under n. */
static struct node *
pair(struct build *b, struct node *n, struct node *left, struct node *right)
{
	left = build_need_value(b, left);
	right = left == NULL ? NULL : build_need_value(b, right);
	if (right == NULL || build_adopt(b, n, &n->first, left) == NULL)
		return NULL;
	return build_adopt(b, n, &left->next, right);
}

static struct node *
factor(struct build *b)
{
	struct node *n;
	struct node *of;

	if (!lex_is_mark(b->l, "-"))
		return primary(b);
	if (build_deeper(b) != 0)
		return NULL;
	n = build_node(b, NODE_NEGATE, b->l->token.at);
	if (n == NULL || build_advance(b) != 0)
		return NULL;
	n->type = NODE_AS_NUMBER;
	of = build_need_value(b, factor(b));
	b->nesting--;
	return of == NULL ? NULL : build_adopt(b, n, &n->first, of);
}

static struct node *
product(struct build *b)
{
	struct node *left = factor(b);

	while (left != NULL && !build_ended(b) &&
	       (lex_is_mark(b->l, "*") || lex_is_mark(b->l, "/"))) {
		struct node *n = build_node(b,
		    lex_is_mark(b->l, "*") ? NODE_MULTIPLY : NODE_DIVIDE,
		    left->at);

		if (n == NULL || build_advance(b) != 0)
			return NULL;
		n->type = NODE_AS_NUMBER;
		left = pair(b, n, left, factor(b));
	}
	return left;
}

/* n becomes the date at `left`, moved by the span that follows. */
static struct node *
shift(struct build *b, struct node *n, struct node *left)
{
	bool minus = n->kind == NODE_SUBTRACT;

	if (build_need_value(b, left) == NULL ||
	    build_adopt(b, n, &n->first, left) == NULL ||
	    span_read(b, n) == NULL)
		return NULL;
	n->kind = NODE_SHIFT;
	n->type = NODE_AS_DATE;
	if (minus)
		n->number.unscaled = -n->number.unscaled;
	return n;
}

struct node *
value_read(struct build *b)
{
	struct node *left = product(b);

	while (left != NULL && !build_ended(b) &&
	       (lex_is_mark(b->l, "+") || lex_is_mark(b->l, "-"))) {
		bool minus = lex_is_mark(b->l, "-");
		struct node *n =
		    build_node(b, minus ? NODE_SUBTRACT : NODE_ADD, left->at);

		if (n == NULL || build_advance(b) != 0)
			return NULL;
		n->type = NODE_AS_NUMBER;
		left = span_follows(b) ? shift(b, n, left)
				       : pair(b, n, left, product(b));
	}
	return left;
}
