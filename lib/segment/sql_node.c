/* Trees written out. */
#include "segment/sql_node.h"

#include "base/date.h"
#include "expr/fact.h"
#include "expr/function.h"

int
sql_text(struct sql *q, const char *text)
{
	return buf_add(q->out, str_of(text), q->e);
}

static int
quoted(struct sql *q, struct str s, char quote)
{
	if (buf_add_byte(q->out, quote, q->e) != 0)
		return -1;
	for (size_t i = 0; i < s.n; i++) {
		if ((s.p[i] == quote &&
			buf_add_byte(q->out, quote, q->e) != 0) ||
		    buf_add_byte(q->out, s.p[i], q->e) != 0)
			return -1;
	}
	return buf_add_byte(q->out, quote, q->e);
}

int
sql_name(struct sql *q, struct str name)
{
	return quoted(q, name, '"');
}

int
sql_literal(struct sql *q, struct str text)
{
	return quoted(q, text, '\'');
}

int
sql_day(struct sql *q, int32_t day)
{
	char text[10];

	date_write_iso(date_from_days(day), text);
	return sql_text(q, "DATE ") != 0
		   ? -1
		   : sql_literal(q, str_make(text, sizeof text));
}

int
sql_refuse(struct sql *q, const struct node *n, const char *what)
{
	return source_fail(q->source, n->at, q->e,
	    "%s has no form in SQL that says the same", what);
}

static int
number(struct sql *q, struct num v)
{
	char text[NUM_TEXT];

	return buf_add(q->out, str_make(text, num_write(v, text)), q->e);
}

/* (a WORD b WORD c) */
static int
joined(struct sql *q, const struct node *n, const char *word)
{
	if (sql_text(q, "(") != 0)
		return -1;
	for (const struct node *of = n->first; of != NULL; of = of->next) {
		if (sql_node(q, of) != 0 ||
		    (of->next != NULL && sql_text(q, word) != 0))
			return -1;
	}
	return sql_text(q, ")");
}

/* BEFORE a BEHIND */
static int
around(
    struct sql *q, const char *before, const struct node *n, const char *behind)
{
	return sql_text(q, before) != 0 || sql_node(q, n) != 0
		   ? -1
		   : sql_text(q, behind);
}

/* A text, folded where the test ignores case. */
static int
side(struct sql *q, const struct node *test, const struct node *n)
{
	return test->ignore_case ? around(q, "lower(", n, ")") : sql_node(q, n);
}

/* Which text is less does not depend on the locale of the database. */
static int
by_bytes(struct sql *q, const struct node *test)
{
	return test->type == NODE_AS_TEXT ? sql_text(q, " COLLATE \"C\"") : 0;
}

static int
comparison(struct sql *q, const struct node *n)
{
	static const char *const marks[] = { " = ", " <> ", " < ",
		" <= ", " > ", " >= " };

	bool order = n->compare != NODE_EQ && n->compare != NODE_NE;

	if (side(q, n, n->first) != 0 || (order && by_bytes(q, n) != 0) ||
	    sql_text(q, marks[n->compare]) != 0)
		return -1;
	return side(q, n, n->first->next);
}

static int
between(struct sql *q, const struct node *n)
{
	const struct node *low = n->first->next;

	if (sql_node(q, n->first) != 0 || by_bytes(q, n) != 0 ||
	    sql_text(q, n->negated ? " NOT BETWEEN " : " BETWEEN ") != 0)
		return -1;
	return sql_node(q, low) != 0 ? -1 : around(q, " AND ", low->next, "");
}

static int
membership(struct sql *q, const struct node *n)
{
	if (n->text.p != NULL)
		return sql_refuse(q, n, "in file");
	if (side(q, n, n->first) != 0 ||
	    sql_text(q, n->negated ? " NOT IN (" : " IN (") != 0)
		return -1;
	for (const struct node *m = n->first->next; m != NULL; m = m->next) {
		if (side(q, n, m) != 0 ||
		    (m->next != NULL && sql_text(q, ", ") != 0))
			return -1;
	}
	return sql_text(q, ")");
}

static int
match(struct sql *q, const struct node *n)
{
	static const char *const marks[2][2] = { { " ~ ", " ~* " },
		{ " !~ ", " !~* " } };

	if (sql_node(q, n->first) != 0 ||
	    sql_text(q, marks[n->negated][n->ignore_case]) != 0)
		return -1;
	return sql_pattern(q, n);
}

static int
is_test(struct sql *q, const struct node *n)
{
	bool empty = (n->is == NODE_IS_EMPTY) != n->negated;

	if (n->is != NODE_IS_EMPTY && n->is != NODE_IS_PRESENT)
		return sql_refuse(q, n, "this test");
	return around(q, "", n->first, empty ? " IS NULL" : " IS NOT NULL");
}

static int
find(struct sql *q, const struct node *n)
{
	const struct node *part = n->first->next;
	const char *begin = n->where == NODE_STARTS ? "left(" : "right(";

	if (n->negated && sql_text(q, "NOT ") != 0)
		return -1;
	if (n->where == NODE_CONTAINS)
		return sql_text(q, "position(") != 0 || side(q, n, part) != 0 ||
			       sql_text(q, " IN ") != 0 ||
			       side(q, n, n->first) != 0
			   ? -1
			   : sql_text(q, ") > 0");
	if (sql_text(q, begin) != 0 || side(q, n, n->first) != 0 ||
	    sql_text(q, ", length(") != 0 || side(q, n, part) != 0 ||
	    sql_text(q, ")) = ") != 0)
		return -1;
	return side(q, n, part);
}

static int
age(struct sql *q, const struct node *n)
{
	const struct date first = { 1, 1, 1 };
	const struct date last = { 9999, 12, 31 };
	int32_t from =
	    n->day < date_to_days(first) ? date_to_days(first) : n->day;
	int32_t until =
	    n->until > date_to_days(last) ? date_to_days(last) : n->until;

	if (sql_node(q, n->first) != 0)
		return -1;
	if (n->age == NODE_OLDER)
		return sql_text(q, n->negated ? " >= " : " < ") != 0
			   ? -1
			   : sql_day(q, from);
	if (sql_text(q, n->negated ? " NOT BETWEEN " : " BETWEEN ") != 0 ||
	    sql_day(q, from) != 0 || sql_text(q, " AND ") != 0)
		return -1;
	return sql_day(q, until);
}

/* Days or weeks from a date to today. */
static int
since(struct sql *q, const struct node *n)
{
	bool weeks = n->unit == NODE_WEEKS;

	if (n->unit > NODE_WEEKS)
		return sql_refuse(q, n, "months since, years since");
	if (sql_text(q, weeks ? "floor((" : "(") != 0 ||
	    sql_day(q, q->r->today) != 0)
		return -1;
	return around(q, " - ", n->first, weeks ? ") / 7.0)" : ")");
}

static int
shift(struct sql *q, const struct node *n)
{
	static const char *const units[] = { " days')::date", " weeks')::date",
		" months')::date", " years')::date" };

	return around(q, "(", n->first, " + INTERVAL '") != 0 ||
		       number(q, n->number) != 0
		   ? -1
		   : sql_text(q, units[n->unit]);
}

static int
call(struct sql *q, const struct node *n)
{
	switch (n->function->id) {
	case FUNCTION_LOWER:
	case FUNCTION_UPPER:
	case FUNCTION_LEFT:
	case FUNCTION_RIGHT:
	case FUNCTION_LENGTH:
	case FUNCTION_ABS:
	case FUNCTION_ROUND:
	case FUNCTION_FLOOR:
	case FUNCTION_COALESCE:
		return sql_text(q, n->function->name) != 0 ? -1
							   : joined(q, n, ", ");
	case FUNCTION_YEAR:
	case FUNCTION_QUARTER:
	case FUNCTION_MONTH:
	case FUNCTION_DAY:
		return sql_text(q, "EXTRACT(") != 0 ||
			       sql_text(q, n->function->name) != 0
			   ? -1
			   : around(q, " FROM ", n->first, ")");
	case FUNCTION_WEEKDAY:
		return around(q, "EXTRACT(ISODOW FROM ", n->first, ")");
	default:
		return sql_refuse(q, n, n->function->name);
	}
}

static int
value(struct sql *q, const struct node *n)
{
	switch (n->kind) {
	case NODE_COLUMN:
		if (sql_text(q, q->alias) != 0)
			return -1;
		return sql_name(q, q->h->name[n->slot->column]);
	case NODE_CAST:
		return sql_node(q, n->first);
	case NODE_TEXT:
		return sql_literal(q, n->text);
	case NODE_NUMBER:
		return number(q, n->number);
	case NODE_DATE:
		return sql_day(q, n->day);
	case NODE_SINCE:
		return since(q, n);
	case NODE_ADD:
		return joined(q, n, " + ");
	case NODE_SUBTRACT:
	case NODE_APART:
		return joined(q, n, " - ");
	case NODE_MULTIPLY:
		return joined(q, n, " * ");
	case NODE_DIVIDE:
		if (around(q, "round(", n->first, "::numeric / NULLIF(") != 0)
			return -1;
		return around(q, "", n->first->next, ", 0), 9)");
	case NODE_NEGATE:
		return around(q, "-(", n->first, ")");
	case NODE_SHIFT:
		return shift(q, n);
	case NODE_CALL:
		return call(q, n);
	default:
		return sql_fact(q, n);
	}
}

int
sql_node(struct sql *q, const struct node *n)
{
	switch (n->kind) {
	case NODE_OR:
		return joined(q, n, " OR ");
	case NODE_AND:
		return joined(q, n, " AND ");
	case NODE_NOT:
		return around(q, "NOT (", n->first, ")");
	case NODE_COMPARE:
		return comparison(q, n);
	case NODE_BETWEEN:
		return between(q, n);
	case NODE_IN:
		return membership(q, n);
	case NODE_MATCH:
		return match(q, n);
	case NODE_IS:
		return is_test(q, n);
	case NODE_FIND:
		return find(q, n);
	case NODE_AGE:
		return age(q, n);
	case NODE_HOLDS:
		return sql_fact(q, n);
	default:
		return value(q, n);
	}
}
