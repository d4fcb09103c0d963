/* Conditions: recursive descent, one function a rule of the grammar.
 * Conditions and values share their parentheses, so a rule gives back
 * whichever it found, and who uses it asks for the one it needs. */
#include "expr/parse.h"

#include "expr/listing.h"
#include "expr/span.h"
#include "expr/spelling.h"
#include "expr/value.h"

/* "and", "or", "not" taken: an expression goes on, in the next line too. */
static int
go_on(struct build *b)
{
	if (build_advance(b) != 0)
		return -1;
	return b->l->token.kind == LEX_LABEL ? lex_again(b->l, b->e) : 0;
}

static bool
compare_mark(const struct lex *l, enum node_compare *compare)
{
	static const char *const marks[] = { "=", "!=", "<", "<=", ">", ">=" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (lex_is_mark(l, marks[i])) {
			*compare = (enum node_compare)i;
			return true;
		}
	}
	return false;
}

/* Hang a further value, to be read, under n behind `last`. */
static struct node *
further_value(struct build *b, struct node *n, struct node *last)
{
	struct node *v = build_need_value(b, value_read(b));

	return v == NULL ? NULL : build_adopt(b, n, &last->next, v);
}

static struct node *
comparison(struct build *b, struct node *n)
{
	enum node_compare again;

	if (build_advance(b) != 0 || further_value(b, n, n->first) == NULL)
		return NULL;
	if (build_ended(b) || !compare_mark(b->l, &again))
		return n;
	(void)build_expected(b, "and, or, or the end");
	(void)err_hint(b->e, "between A and B holds both bounds");
	return NULL;
}

static struct node *
between(struct build *b, struct node *n)
{
	n->kind = NODE_BETWEEN;
	if (build_advance(b) != 0 || further_value(b, n, n->first) == NULL ||
	    build_take_word(b, "and") != 0 ||
	    further_value(b, n, n->first->next) == NULL)
		return NULL;
	return n;
}

static struct node *
match(struct build *b, struct node *n)
{
	n->kind = NODE_MATCH;
	n->negated = lex_is_mark(b->l, "!~");
	if (build_advance(b) != 0)
		return NULL;
	if (b->l->token.kind != LEX_PATTERN)
		return build_expected(b, "a pattern between slashes");
	n->at = b->l->token.at;
	n->text = b->l->token.text;
	n->ignore_case = b->l->token.ignore_case;
	return build_advance(b) == 0 ? n : NULL;
}

static struct node *
is_test(struct build *b, struct node *n)
{
	static const char *const words[] = { "empty", "present", "number",
		"date", "valid", "granted", "denied" };

	n->kind = NODE_IS;
	if (build_advance(b) != 0)
		return NULL;
	if (lex_is_word(b->l, "not")) {
		n->negated = true;
		if (build_advance(b) != 0)
			return NULL;
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (lex_is_word(b->l, words[i])) {
			n->is = (enum node_is)i;
			return build_advance(b) == 0 ? n : NULL;
		}
	}
	return build_expected(
	    b, "empty, present, number, date, valid, granted or denied");
}

static struct node *
find(struct build *b, struct node *n, enum node_where where)
{
	n->kind = NODE_FIND;
	n->where = where;
	if (build_advance(b) != 0)
		return NULL;
	if (where != NODE_CONTAINS && build_take_word(b, "with") != 0)
		return NULL;
	return further_value(b, n, n->first);
}

static struct node *
age(struct build *b, struct node *n)
{
	n->kind = NODE_AGE;
	n->age = lex_is_word(b->l, "older") ? NODE_OLDER : NODE_WITHIN;
	if (build_advance(b) != 0)
		return NULL;
	if (n->age == NODE_OLDER) {
		if (build_take_word(b, "than") != 0)
			return NULL;
	} else if (lex_is_word(b->l, "next")) {
		n->age = NODE_WITHIN_NEXT;
		if (build_advance(b) != 0)
			return NULL;
	}
	return span_read(b, n);
}

static struct node *
membership(struct build *b, struct node *n)
{
	n->kind = NODE_IN;
	if (build_advance(b) != 0)
		return NULL;
	return lex_is_word(b->l, "file") ? listing_read_file(b, n)
					 : listing_read(b, n);
}

/* "ignoring case" behind a test of text. */
static struct node *
ignoring(struct build *b, struct node *n)
{
	if (n == NULL || build_ended(b) || !lex_is_word(b->l, "ignoring"))
		return n;
	if (n->kind != NODE_COMPARE && n->kind != NODE_IN &&
	    n->kind != NODE_FIND)
		return build_expected(b, "and, or, or the end");
	n->ignore_case = true;
	if (build_advance(b) != 0 || build_take_word(b, "case") != 0)
		return NULL;
	return n;
}

/* The test behind the value that hangs under n; n->first alone when there is
 * none. */
static struct node *
relation(struct build *b, struct node *n)
{
	if (b->l->token.kind == LEX_LABEL || build_ended(b))
		return n->first;
	if (compare_mark(b->l, &n->compare))
		return comparison(b, n);
	if (lex_is_mark(b->l, "=~") || lex_is_mark(b->l, "!~"))
		return match(b, n);
	if (lex_is_word(b->l, "is"))
		return is_test(b, n);
	n->negated = lex_is_word(b->l, "not");
	if (n->negated && build_advance(b) != 0)
		return NULL;
	if (lex_is_word(b->l, "in"))
		return membership(b, n);
	if (lex_is_word(b->l, "between"))
		return between(b, n);
	if (lex_is_word(b->l, "contains"))
		return find(b, n, NODE_CONTAINS);
	if (lex_is_word(b->l, "starts"))
		return find(b, n, NODE_STARTS);
	if (lex_is_word(b->l, "ends"))
		return find(b, n, NODE_ENDS);
	if (lex_is_word(b->l, "within") || lex_is_word(b->l, "older"))
		return age(b, n);
	if (n->negated)
		return build_expected(b, "in, between, contains, starts with, "
					 "ends with, within or older than");
	return n->first;
}

static struct node *
negation(struct build *b)
{
	struct node *n;
	struct node *of;

	if (!lex_is_word(b->l, "not")) {
		of = value_read(b);
		n = of == NULL ? NULL : build_node(b, NODE_COMPARE, of->at);
		if (n == NULL || of->kind < NODE_COLUMN)
			return of == NULL || n == NULL ? NULL : of;
		n = build_adopt(b, n, &n->first, of);
		return n == NULL ? NULL : ignoring(b, relation(b, n));
	}
	if (build_deeper(b) != 0)
		return NULL;
	n = build_node(b, NODE_NOT, b->l->token.at);
	if (n == NULL || go_on(b) != 0)
		return NULL;
	of = build_need_condition(b, negation(b));
	b->nesting--;
	return of == NULL ? NULL : build_adopt(b, n, &n->first, of);
}

/* Operands of one rule, joined by `word`. */
static struct node *
joined(struct build *b, enum node_kind kind, const char *word,
    struct node *(*operand)(struct build *b))
{
	struct node *left = operand(b);
	struct node **tail;
	struct node *n;

	if (left == NULL || !lex_is_word(b->l, word))
		return left;
	n = build_node(b, kind, left->at);
	if (n == NULL || build_need_condition(b, left) == NULL ||
	    build_adopt(b, n, &n->first, left) == NULL)
		return NULL;
	for (tail = &left->next; lex_is_word(b->l, word);) {
		struct node *of =
		    go_on(b) == 0 ? build_need_condition(b, operand(b)) : NULL;

		if (of == NULL || build_adopt(b, n, tail, of) == NULL)
			return NULL;
		tail = &of->next;
	}
	return n;
}

static struct node *
conjunction(struct build *b)
{
	return joined(b, NODE_AND, "and", negation);
}

struct node *
parse_any(struct build *b)
{
	return joined(b, NODE_OR, "or", conjunction);
}

int
parse_condition(struct lex *l, struct arena *memory, const struct names *names,
    struct node **root, struct err *e)
{
	struct build b = { l, memory, e, names, 0 };

	*root = build_need_condition(&b, parse_any(&b));
	return *root != NULL ? 0 : -1;
}

int
parse_either(struct lex *l, struct arena *memory, const struct names *names,
    struct node **root, struct err *e)
{
	struct build b = { l, memory, e, names, 0 };

	*root = parse_any(&b);
	return *root != NULL ? 0 : -1;
}

int
parse_hint_end(const struct lex *l, struct err *e)
{
	struct spelling near;
	enum node_unit unit;

	if (l->token.kind != LEX_WORD)
		return -1;
	spelling_begin(&near, l->token.text);
	spelling_offer(&near, str_of("and"));
	spelling_offer(&near, str_of("or"));
	if (near.best.p != NULL)
		return err_hint(e, "did you mean \"%s\"?", near.best.p);
	return span_unit(l->token.text, &unit)
		   ? err_hint(e, "a date is older than, or within, so many")
		   : -1;
}

/* Nothing may follow. */
static int
end(struct lex *l, struct err *e)
{
	if (l->token.kind == LEX_END)
		return 0;
	(void)lex_fail(l, e, "expected and, or, or the end, not '%.*s'",
	    (int)lex_show(l).n, lex_show(l).p);
	return parse_hint_end(l, e);
}

int
parse_whole(struct source *source, struct arena *memory,
    const struct names *names, struct node **root, struct err *e)
{
	struct lex l;

	if (lex_open(&l, source, memory, false, e) != 0 ||
	    parse_condition(&l, memory, names, root, e) != 0)
		return -1;
	return end(&l, e);
}

int
parse_whole_either(struct source *source, struct arena *memory,
    const struct names *names, struct node **root, struct err *e)
{
	struct lex l;

	if (lex_open(&l, source, memory, false, e) != 0 ||
	    parse_either(&l, memory, names, root, e) != 0)
		return -1;
	return end(&l, e);
}
