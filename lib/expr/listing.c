/* Lists of members. */
#include "expr/listing.h"

#include "expr/value.h"

/* One member: a word is text, whatever it means elsewhere. */
static struct node *
member(struct build *b)
{
	bool minus = lex_is_mark(b->l, "-");
	size_t at = b->l->token.at;
	struct node *n;

	if (minus && build_advance(b) != 0)
		return NULL;
	if (b->l->token.kind == LEX_NUMBER ||
	    (!minus &&
		(b->l->token.kind == LEX_TEXT || b->l->token.kind == LEX_WORD ||
		    b->l->token.kind == LEX_DATE)))
		n = value_literal(b);
	else
		n = build_expected(b, "a member of the list");
	if (n != NULL && minus) {
		n->at = at;
		n->number.unscaled = -n->number.unscaled;
	}
	return n;
}

struct node *
listing_read(struct build *b, struct node *n)
{
	struct node **tail = &n->first->next;
	size_t at = b->l->token.at;

	if (build_take_mark(b, "{") != 0)
		return NULL;
	for (;;) {
		struct node *m = member(b);

		if (m == NULL || build_adopt(b, n, tail, m) == NULL)
			return NULL;
		tail = &m->next;
		n->members++;
		if (!lex_is_mark(b->l, ","))
			break;
		if (build_advance(b) != 0)
			return NULL;
	}
	if (lex_is_mark(b->l, "}"))
		return build_advance(b) == 0 ? n : NULL;
	if (b->l->token.kind != LEX_END && !b->l->token.first)
		return build_expected(b, "',' or '}'");
	(void)source_fail(b->l->source, at, b->e, "this brace is not closed");
	return NULL;
}

struct node *
listing_read_file(struct build *b, struct node *n)
{
	if (build_advance(b) != 0)
		return NULL;
	if (build_ended(b) || b->l->token.kind != LEX_TEXT ||
	    b->l->token.text.n == 0)
		return build_expected(b, "the name of a file in double quotes");
	n->at = b->l->token.at;
	n->text = b->l->token.text;
	if (build_advance(b) != 0)
		return NULL;
	if (build_ended(b) || !lex_is_word(b->l, "column"))
		return n;
	if (build_advance(b) != 0)
		return NULL;
	if (build_ended(b) ||
	    (b->l->token.kind != LEX_WORD && b->l->token.kind != LEX_NAME &&
		b->l->token.kind != LEX_TEXT))
		return build_expected(b, "a column of the file");
	n->column = b->l->token.text;
	return build_advance(b) == 0 ? n : NULL;
}
