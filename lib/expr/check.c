/* Types of comparisons, literals made ready for them. */
#include "expr/check.h"

#include "expr/member.h"
#include "expr/resolve.h"

enum { DATE_FORM = 10 }; /* 2025-06-30 */

struct check_pattern {
	struct pattern *pattern;
	struct check_pattern *next;
};

/* What all functions here pass on. */
struct scene {
	struct check *c;
	struct source *s;
	struct err *e;
};

static int value(struct scene *sc, struct node *n);

static int
wrong(struct scene *sc, const struct node *n, const char *reason,
    const char *hint)
{
	(void)source_fail(sc->s, n->at, sc->e, "%s", reason);
	return hint == NULL ? -1 : err_hint(sc->e, "%s", hint);
}

static int
need_column(struct scene *sc, const struct node *n)
{
	return n->kind == NODE_COLUMN
		   ? 0
		   : wrong(sc, n, "a column is needed here", NULL);
}

/* Is this text, quoted, a date?  Then it can stand for one. */
static bool
is_date_text(const struct node *n)
{
	struct date d;

	return n->kind == NODE_TEXT && n->text.n == DATE_FORM &&
	       date_read_iso(n->text, &d);
}

static void
become_date(struct node *n)
{
	struct date d;

	if (n->kind == NODE_TEXT && date_read_iso(n->text, &d)) {
		n->kind = NODE_DATE;
		n->type = NODE_AS_DATE;
		n->day = date_to_days(d);
	}
}

/* How many of the operands are what. */
struct kinds {
	size_t open, text, number, date, date_text;
	const struct node *last_text, *last_number, *last_date;
};

static void
count_kind(struct kinds *k, const struct node *n)
{
	switch (n->type) {
	case NODE_OPEN:
		k->open++;
		break;
	case NODE_AS_TEXT:
		k->text++;
		k->date_text += is_date_text(n);
		k->last_text = n;
		break;
	case NODE_AS_NUMBER:
		k->number++;
		k->last_number = n;
		break;
	case NODE_AS_DATE:
		k->date++;
		k->last_date = n;
		break;
	}
}

static int
clash(struct scene *sc, const struct kinds *k)
{
	struct num v;

	if (k->number == 0)
		return wrong(sc, k->last_text, "a text is compared with a date",
		    "dates are 2025-06-30");
	if (k->text == 0)
		return wrong(sc, k->last_date,
		    "a date is compared with a number",
		    "days since COLUMN is a number");
	if (k->last_text->kind == NODE_TEXT && num_read(k->last_text->text, &v))
		return wrong(sc, k->last_text,
		    "a text is compared with a number",
		    "a number stands without quotes");
	return wrong(sc, k->last_text, "a text is compared with a number",
	    "number(COLUMN) reads a column as numbers; a code such as a "
	    "postcode stands in double quotes");
}

/* The type in which operands of these kinds are compared.  0 or -1. */
static int
agree(struct scene *sc, const struct kinds *k, enum node_type *type)
{
	if ((k->number > 0 && k->date + k->text > 0) ||
	    (k->date > 0 && k->text > k->date_text))
		return clash(sc, k);
	if (k->number > 0)
		*type = NODE_AS_NUMBER;
	else if (k->date > 0 ||
		 (k->date_text > 0 && k->open > 0 && k->date_text == k->text))
		*type = NODE_AS_DATE;
	else if (k->text > 0)
		*type = NODE_AS_TEXT;
	else
		*type = NODE_OPEN;
	return 0;
}

static int
not_empty_text(struct scene *sc, const struct node *n)
{
	if (n->kind != NODE_TEXT || n->text.n > 0)
		return 0;
	return wrong(sc, n, "nothing can be compared with an empty text",
	    "is empty, is present");
}

static int
comparison(struct scene *sc, struct node *n)
{
	struct kinds k = { 0 };

	for (struct node *v = n->first; v != NULL; v = v->next) {
		if (value(sc, v) != 0 || not_empty_text(sc, v) != 0)
			return -1;
		count_kind(&k, v);
	}
	if (agree(sc, &k, &n->type) != 0)
		return -1;
	if (n->type == NODE_OPEN && n->kind == NODE_COMPARE &&
	    (n->compare == NODE_EQ || n->compare == NODE_NE))
		n->type = NODE_AS_TEXT;
	if (n->type == NODE_OPEN)
		return wrong(sc, n,
		    "columns are compared, but as what: text, number or date?",
		    "write number(COLUMN), date(COLUMN) or text(COLUMN)");
	for (struct node *v = n->first; v != NULL && n->type == NODE_AS_DATE;
	     v = v->next)
		become_date(v);
	return 0;
}

static int
membership(struct scene *sc, struct node *n)
{
	struct kinds k = { 0 };
	struct kinds members = { 0 };

	if (value(sc, n->first) != 0)
		return -1;
	for (struct node *m = n->first->next; m != NULL; m = m->next) {
		if (not_empty_text(sc, m) != 0)
			return -1;
		count_kind(&members, m);
		count_kind(&k, m);
	}
	if ((members.number > 0) + (members.date > 0) + (members.text > 0) >
		1 &&
	    !(members.number == 0 && members.text == members.date_text))
		return wrong(sc,
		    members.last_number != NULL ? members.last_number
						: members.last_date,
		    "the list holds texts and others",
		    "in double quotes each member is a text");
	count_kind(&k, n->first);
	if (agree(sc, &k, &n->type) != 0)
		return -1;
	for (struct node *m = n->first; m != NULL && n->type == NODE_AS_DATE;
	     m = m->next)
		become_date(m);
	return member_prepare(n, sc->c->memory, sc->e);
}

static int
need_text(struct scene *sc, struct node *n)
{
	if (value(sc, n) != 0 || not_empty_text(sc, n) != 0)
		return -1;
	if (n->type == NODE_OPEN || n->type == NODE_AS_TEXT)
		return 0;
	return wrong(sc, n, "a text is needed here",
	    "a number or date in double quotes is a text");
}

static int
match(struct scene *sc, struct node *n)
{
	struct check_pattern *held;
	char reason[sizeof sc->e->reason];

	if (need_text(sc, n->first) != 0)
		return -1;
	held = arena_array(sc->c->memory, 1, sizeof *held, sc->e);
	if (held == NULL)
		return -1;
	if (pattern_compile(&held->pattern, n->text, n->ignore_case, sc->e) !=
	    0) {
		if (sc->e->code != ERR_USAGE)
			return -1;
		memcpy(reason, sc->e->reason, sizeof reason);
		return wrong(sc, n, reason, NULL);
	}
	n->pattern = held->pattern;
	held->next = sc->c->patterns;
	sc->c->patterns = held;
	return 0;
}

/* The first day that is `count` units before as_of or later. */
static int32_t
days_back(const struct check *c, int64_t count, enum node_unit unit)
{
	int64_t months = unit == NODE_YEARS ? count * 12 : count;
	int64_t day = c->today - (unit == NODE_WEEKS ? count * 7 : count);

	if (unit == NODE_DAYS || unit == NODE_WEEKS)
		return day < INT32_MIN ? INT32_MIN : (int32_t)day;
	if (months >= (int64_t)c->as_of.year * 12 + c->as_of.month - 12)
		return INT32_MIN;
	return date_to_days(date_add_months(c->as_of, (int32_t)-months));
}

static int
age(struct scene *sc, struct node *n)
{
	if (need_column(sc, n->first) != 0 || value(sc, n->first) != 0)
		return -1;
	if (n->number.unscaled > 1000000)
		return wrong(sc, n, "at most 1000000 units", NULL);
	n->until = sc->c->today;
	n->day = days_back(sc->c, n->number.unscaled, n->unit);
	return 0;
}

static int
arithmetic(struct scene *sc, struct node *n)
{
	for (struct node *v = n->first; v != NULL; v = v->next) {
		if (value(sc, v) != 0)
			return -1;
		if (v->type != NODE_OPEN && v->type != NODE_AS_NUMBER)
			return wrong(sc, v, "a number is needed here",
			    "days since COLUMN is a number");
	}
	return 0;
}

static int
value(struct scene *sc, struct node *n)
{
	switch (n->kind) {
	case NODE_COLUMN:
		return resolve_column(sc->c, sc->s, n, sc->e);
	case NODE_TODAY:
		n->kind = NODE_DATE;
		n->day = sc->c->today;
		return 0;
	case NODE_SINCE:
	case NODE_CAST:
		if (value(sc, n->first) != 0)
			return -1;
		n->slot = n->first->slot;
		return 0;
	case NODE_ADD:
	case NODE_SUBTRACT:
	case NODE_MULTIPLY:
	case NODE_NEGATE:
		return arithmetic(sc, n);
	default:
		return 0;
	}
}

static int
condition(struct scene *sc, struct node *n)
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
		return membership(sc, n);
	case NODE_MATCH:
		return match(sc, n);
	case NODE_IS:
		return need_column(sc, n->first) == 0 ? value(sc, n->first)
						      : -1;
	case NODE_FIND:
		return need_text(sc, n->first) == 0
			   ? need_text(sc, n->first->next)
			   : -1;
	case NODE_AGE:
		return age(sc, n);
	default:
		return wrong(sc, n, "a condition is needed here", NULL);
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
	struct scene sc = { c, s, e };

	return condition(&sc, n);
}

void
check_free(struct check *c)
{
	for (struct check_pattern *p = c->patterns; p != NULL; p = p->next)
		pattern_free(p->pattern);
	c->patterns = NULL;
}
