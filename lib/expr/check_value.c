/* Types of values, from the leaves up. */
#include "expr/check_value.h"

#include "expr/agree.h"
#include "expr/fact.h"
#include "expr/function.h"
#include "expr/resolve.h"

int
check_value_not_empty(struct check_scene *sc, const struct node *n)
{
	if (n->kind != NODE_TEXT || n->text.n > 0)
		return 0;
	return check_scene_wrong(sc, n,
	    "nothing can be compared with an empty text",
	    "is empty, is present");
}

int
check_value_text(struct check_scene *sc, struct node *n)
{
	if (check_value(sc, n) != 0 || check_value_not_empty(sc, n) != 0)
		return -1;
	if (n->type == NODE_OPEN || n->type == NODE_AS_TEXT)
		return 0;
	return check_scene_wrong(sc, n, "a text is needed here",
	    "a number or date in double quotes is a text");
}

static int
need_number(struct check_scene *sc, struct node *n)
{
	if (check_value(sc, n) != 0)
		return -1;
	if (n->type == NODE_OPEN || n->type == NODE_AS_NUMBER)
		return 0;
	return check_scene_wrong(
	    sc, n, "a number is needed here", "days since COLUMN is a number");
}

int
check_value_date(struct check_scene *sc, struct node *n)
{
	if (check_value(sc, n) != 0)
		return -1;
	agree_become_date(n);
	if (n->type == NODE_OPEN || n->type == NODE_AS_DATE)
		return 0;
	return check_scene_wrong(
	    sc, n, "a date is needed here", "dates are 2025-06-30");
}

/* Sums, products; of two dates the days between them. */
static int
arithmetic(struct check_scene *sc, struct node *n)
{
	struct node *a = n->first;

	if (n->kind == NODE_SUBTRACT) {
		if (check_value(sc, a) != 0 || check_value(sc, a->next) != 0)
			return -1;
		if (a->type == NODE_AS_DATE && a->next->type == NODE_AS_DATE) {
			n->kind = NODE_APART;
			return 0;
		}
	}
	for (; a != NULL; a = a->next) {
		if (need_number(sc, a) != 0)
			return -1;
	}
	return 0;
}

static int
argument(struct check_scene *sc, struct node *n, enum node_type type)
{
	switch (type) {
	case NODE_AS_TEXT:
		return check_value_text(sc, n);
	case NODE_AS_NUMBER:
		return need_number(sc, n);
	case NODE_AS_DATE:
		return check_value_date(sc, n);
	default:
		return check_value(sc, n);
	}
}

static int
call(struct check_scene *sc, struct node *n)
{
	enum node_type type = n->function->first;
	struct agree k = { 0 };

	for (struct node *of = n->first; of != NULL; of = of->next) {
		if (argument(sc, of, type) != 0)
			return -1;
		type = n->function->rest;
		agree_add(&k, of);
	}
	if (n->function->result != NODE_OPEN)
		return 0;
	if (agree_type(sc, &k, &n->type) != 0)
		return -1;
	for (struct node *of = n->first; of != NULL && n->type == NODE_AS_DATE;
	     of = of->next)
		agree_become_date(of);
	return 0;
}

int
check_value(struct check_scene *sc, struct node *n)
{
	switch (n->kind) {
	case NODE_COLUMN:
		return resolve_column(sc->c, sc->s, n, sc->e);
	case NODE_TODAY:
		n->kind = NODE_DATE;
		n->day = sc->c->today;
		return 0;
	case NODE_CAST:
		if (check_value(sc, n->first) != 0)
			return -1;
		n->slot = n->first->slot;
		return 0;
	case NODE_SINCE:
	case NODE_SHIFT:
		return check_value_date(sc, n->first);
	case NODE_ADD:
	case NODE_SUBTRACT:
	case NODE_MULTIPLY:
	case NODE_DIVIDE:
	case NODE_NEGATE:
		return arithmetic(sc, n);
	case NODE_FACT:
		n->type = n->fact->type;
		return 0;
	case NODE_CALL:
		return call(sc, n);
	default:
		return 0;
	}
}
