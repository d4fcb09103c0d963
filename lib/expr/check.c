/* Types of comparisons, literals made ready for them. */
#include "expr/check.h"

#include "expr/agree.h"
#include "expr/check_value.h"
#include "expr/member.h"
#include "expr/span.h"
#include "expr/valid.h"

/* What the arena does not hold; one of both. */
struct check_held {
	struct pattern *pattern;
	struct valid *valid;
	struct check_held *next;
};

static struct check_held *
hold(struct check_scene *sc)
{
	struct check_held *held =
	    arena_array(sc->c->memory, 1, sizeof *held, sc->e);

	if (held != NULL) {
		held->next = sc->c->held;
		sc->c->held = held;
	}
	return held;
}

/* Only texts can be compared without regard to case. */
static int
ignoring_case(struct check_scene *sc, const struct node *n)
{
	if (!n->ignore_case || n->type == NODE_AS_TEXT)
		return 0;
	return check_scene_wrong(
	    sc, n, "only texts are compared ignoring case", NULL);
}

static int
comparison(struct check_scene *sc, struct node *n)
{
	struct agree k = { 0 };

	for (struct node *v = n->first; v != NULL; v = v->next) {
		if (check_value(sc, v) != 0 ||
		    check_value_not_empty(sc, v) != 0)
			return -1;
		agree_add(&k, v);
	}
	if (agree_type(sc, &k, &n->type) != 0)
		return -1;
	if (n->type == NODE_OPEN && n->kind == NODE_COMPARE &&
	    (n->compare == NODE_EQ || n->compare == NODE_NE))
		n->type = NODE_AS_TEXT;
	if (n->type == NODE_OPEN)
		return check_scene_wrong(sc, n,
		    "columns are compared, but as what: text, number or date?",
		    "write number(COLUMN), date(COLUMN) or text(COLUMN)");
	for (struct node *v = n->first; v != NULL && n->type == NODE_AS_DATE;
	     v = v->next)
		agree_become_date(v);
	return ignoring_case(sc, n);
}

static int
in_file(struct check_scene *sc, struct node *n)
{
	n->type = NODE_AS_TEXT;
	return check_value_text(sc, n->first) != 0
		   ? -1
		   : member_read_file(n, sc->c->memory, sc->e);
}

static int
membership(struct check_scene *sc, struct node *n)
{
	struct agree k = { 0 };
	struct agree members = { 0 };

	if (check_value(sc, n->first) != 0)
		return -1;
	for (struct node *m = n->first->next; m != NULL; m = m->next) {
		if (check_value_not_empty(sc, m) != 0)
			return -1;
		agree_add(&members, m);
		agree_add(&k, m);
	}
	if ((members.number > 0) + (members.date > 0) + (members.text > 0) >
		1 &&
	    !(members.number == 0 && members.text == members.date_text))
		return check_scene_wrong(sc,
		    members.last_number != NULL ? members.last_number
						: members.last_date,
		    "the list holds texts and others",
		    "in double quotes each member is a text");
	agree_add(&k, n->first);
	if (agree_type(sc, &k, &n->type) != 0)
		return -1;
	for (struct node *m = n->first; m != NULL && n->type == NODE_AS_DATE;
	     m = m->next)
		agree_become_date(m);
	return ignoring_case(sc, n) == 0
		   ? member_prepare(n, sc->c->memory, sc->e)
		   : -1;
}

static int
match(struct check_scene *sc, struct node *n)
{
	struct check_held *held;
	char reason[sizeof sc->e->reason];

	if (check_value_text(sc, n->first) != 0)
		return -1;
	held = hold(sc);
	if (held == NULL)
		return -1;
	if (pattern_compile(&held->pattern, n->text, n->ignore_case, sc->e) !=
	    0) {
		if (sc->e->code != ERR_USAGE)
			return -1;
		memcpy(reason, sc->e->reason, sizeof reason);
		return check_scene_wrong(sc, n, reason, NULL);
	}
	n->pattern = held->pattern;
	return 0;
}

static int
age(struct check_scene *sc, struct node *n)
{
	const struct check *c = sc->c;
	int64_t count = n->number.unscaled;
	bool next = n->age == NODE_WITHIN_NEXT;

	if (check_value_date(sc, n->first) != 0)
		return -1;
	n->day = n->until = c->today;
	if (next && !span_shift(c->as_of, count, n->unit, &n->until))
		n->until = INT32_MAX;
	if (!next && !span_shift(c->as_of, -count, n->unit, &n->day))
		n->day = INT32_MIN;
	return 0;
}

static bool
is_literal(const struct node *n)
{
	return n->kind == NODE_TEXT || n->kind == NODE_NUMBER ||
	       n->kind == NODE_DATE;
}

/* is empty, is present of what may be unknown; the others of columns. */
static int
is_test(struct check_scene *sc, struct node *n)
{
	struct node *of = n->first;
	struct check_held *held;

	if (check_value(sc, of) != 0)
		return -1;
	if (is_literal(of) ||
	    (of->kind != NODE_COLUMN &&
		(n->is >= NODE_IS_VALID ||
		    (n->is >= NODE_IS_NUMBER && of->type != NODE_OPEN))))
		return check_scene_wrong(
		    sc, of, "a column is needed here", NULL);
	if (n->is >= NODE_IS_GRANTED)
		n->role = sc->c->header->role[of->slot->column];
	if (n->is != NODE_IS_VALID)
		return 0;
	held = hold(sc);
	if (held == NULL)
		return -1;
	if (valid_open(&held->valid, sc->c, of->slot->column, sc->e) == 0) {
		n->valid = held->valid;
		return 0;
	}
	return sc->e->code == ERR_MEMORY
		   ? -1
		   : check_scene_wrong(sc, of,
			 "nothing tells what is valid in this column",
			 "is present, is number, is date, or a role with "
			 "--schema");
}

static int
condition(struct check_scene *sc, struct node *n)
{
	switch (n->kind) {
	case NODE_OR:
	case NODE_AND:
	case NODE_NOT:
		for (struct node *of = n->first; of != NULL; of = of->next) {
			if (condition(sc, of) != 0)
				return -1;
		}
		return 0;
	case NODE_COMPARE:
	case NODE_BETWEEN:
		return comparison(sc, n);
	case NODE_IN:
		return n->text.p != NULL ? in_file(sc, n) : membership(sc, n);
	case NODE_MATCH:
		return match(sc, n);
	case NODE_IS:
		return is_test(sc, n);
	case NODE_HOLDS:
		return 0;
	case NODE_FIND:
		return check_value_text(sc, n->first) == 0
			   ? check_value_text(sc, n->first->next)
			   : -1;
	case NODE_AGE:
		return age(sc, n);
	default:
		return check_scene_wrong(
		    sc, n, "a condition is needed here", NULL);
	}
}

void
check_open(struct check *c, const struct header *h, struct date as_of,
    struct arena *memory)
{
	memset(c, 0, sizeof *c);
	c->header = h;
	c->as_of = as_of;
	c->today = date_to_days(as_of);
	c->memory = memory;
}

int
check_condition(
    struct check *c, struct source *s, struct node *n, struct err *e)
{
	struct check_scene sc = { c, s, e };

	return condition(&sc, n);
}

int
check_either(struct check *c, struct source *s, struct node *n, struct err *e)
{
	struct check_scene sc = { c, s, e };

	return n->kind < NODE_COLUMN ? condition(&sc, n) : check_value(&sc, n);
}

int
check_scene_wrong(struct check_scene *sc, const struct node *n,
    const char *reason, const char *hint)
{
	(void)source_fail(sc->s, n->at, sc->e, "%s", reason);
	return hint == NULL ? -1 : err_hint(sc->e, "%s", hint);
}

void
check_free(struct check *c)
{
	for (struct check_held *h = c->held; h != NULL; h = h->next) {
		pattern_free(h->pattern);
		if (h->valid != NULL)
			valid_free(h->valid);
	}
	c->held = NULL;
}
