/* Names with and without arguments. */
#include "expr/call.h"

#include "expr/aggregate_kind.h"
#include "expr/fact.h"
#include "expr/function.h"
#include "expr/value.h"

static struct node *
unknown(struct build *b, const struct node *n)
{
	enum aggregate_kind kind;
	struct spelling near;

	if (aggregate_kind_find(n->text, &kind)) {
		(void)source_fail(b->l->source, n->at, b->e,
		    "%s looks at events, which are not known here",
		    aggregate_kind_name(kind));
		(void)err_hint(b->e, "cust-segment can add it as a column");
		return NULL;
	}
	(void)source_fail(b->l->source, n->at, b->e,
	    "there is no function \"%.*s\"", (int)n->text.n, n->text.p);
	spelling_begin(&near, n->text);
	function_offer(&near);
	if (b->names != NULL)
		b->names->offer(b->names->context, &near);
	if (near.best.p != NULL)
		(void)err_hint(b->e, "did you mean \"%.*s\"?", (int)near.best.n,
		    near.best.p);
	return NULL;
}

static struct node *
wrong_number(struct build *b, const struct node *n)
{
	const struct function *f = n->function;

	(void)source_fail(b->l->source, n->at, b->e,
	    f->least == f->most ? "%s takes %u argument%s"
				: "%s takes %u or more arguments%s",
	    f->name, f->least, f->least == f->most && f->least > 1 ? "s" : "");
	return NULL;
}

/* The arguments of n, up to the closing parenthesis. */
static struct node *
arguments(struct build *b, struct node *n)
{
	struct node **tail = &n->first;
	unsigned count = 0;

	do {
		struct node *of;

		if (build_advance(b) != 0)
			return NULL;
		of = build_need_value(b, value_read(b));
		if (of == NULL || build_adopt(b, n, tail, of) == NULL)
			return NULL;
		tail = &of->next;
		count++;
	} while (lex_is_mark(b->l, ","));
	if (build_take_mark(b, ")") != 0)
		return NULL;
	if (count < n->function->least || count > n->function->most)
		return wrong_number(b, n);
	return n;
}

struct node *
call_read(struct build *b, struct node *n)
{
	struct node *made;
	int taken;

	if (b->names != NULL && b->names->call != NULL) {
		taken =
		    b->names->call(b->names->context, b, n->text, n->at, &made);
		if (taken != 0)
			return taken > 0 ? made : NULL;
	}
	n->function = function_find(n->text);
	if (n->function == NULL)
		return unknown(b, n);
	n->kind = NODE_CALL;
	n->type = n->function->result;
	return arguments(b, n);
}

bool
call_fact(struct build *b, struct node *n)
{
	if (b->names == NULL)
		return false;
	n->fact = b->names->find(b->names->context, n->text);
	if (n->fact == NULL)
		return false;
	n->kind = n->fact->condition ? NODE_HOLDS : NODE_FACT;
	return true;
}
