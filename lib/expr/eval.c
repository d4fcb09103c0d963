/* A walk over the tree, no further than the answer needs. */
#include "expr/eval.h"

#include "expr/decimal.h"
#include "expr/member.h"

static enum eval_truth
truth(bool yes)
{
	return yes ? EVAL_TRUE : EVAL_FALSE;
}

static enum eval_truth
opposite(enum eval_truth t)
{
	if (t == EVAL_TRUE)
		return EVAL_FALSE;
	return t == EVAL_FALSE ? EVAL_TRUE : t;
}

static struct str
field(const struct eval *v, const struct slot *slot)
{
	return v->record->field[slot->column];
}

/* The column as a number; read once a record, whoever asks.  False: unknown. */
static bool
slot_number(struct eval *v, struct slot *slot, struct num *number)
{
	struct str s;

	if (slot->number_of != v->number) {
		s = field(v, slot);
		slot->number_of = v->number;
		slot->is_number = s.n > 0 && num_read(s, &slot->number);
		slot->not_number += s.n > 0 && !slot->is_number;
	}
	*number = slot->number;
	return slot->is_number;
}

static bool
slot_day(struct eval *v, struct slot *slot, int32_t *day)
{
	struct str s;
	struct date d;

	if (slot->day_of != v->number) {
		s = field(v, slot);
		slot->day_of = v->number;
		slot->is_day = s.n > 0 && date_read_iso(s, &d);
		slot->not_date += s.n > 0 && !slot->is_day;
		if (slot->is_day)
			slot->day = date_to_days(d);
	}
	*day = slot->day;
	return slot->is_day;
}

static bool
text_of(const struct eval *v, const struct node *n, struct str *s)
{
	*s = n->slot != NULL ? field(v, n->slot) : n->text;
	return s->n > 0;
}

/* Whole units from day to as_of: the largest number of them that, added to
 * day, does not pass as_of.  Negative when day lies in the future. */
static int64_t
units_since(const struct eval *v, int32_t day, enum node_unit unit)
{
	struct date now = v->check->as_of;
	struct date then;
	int64_t count = (int64_t)v->check->today - day;
	int64_t of = unit == NODE_WEEKS ? 7 : 1;

	if (unit == NODE_MONTHS || unit == NODE_YEARS) {
		then = date_from_days(day);
		count = (int64_t)(now.year - then.year) * 12 + now.month -
			then.month;
		then = date_add_months(then, (int32_t)count);
		count -= then.day > now.day;
		of = unit == NODE_YEARS ? 12 : 1;
	}
	return (count - (count < 0 ? of - 1 : 0)) / of;
}

static bool number_of(struct eval *v, const struct node *n, struct num *number);

static bool
computed(struct eval *v, const struct node *n, struct num *result)
{
	struct num a;
	struct num b = { 0, 0 };
	bool exact = true;

	if (!number_of(v, n->first, &a) ||
	    (n->kind != NODE_NEGATE && !number_of(v, n->first->next, &b)))
		return false;
	if (n->kind == NODE_NEGATE)
		exact = decimal_negate(a, result);
	else if (n->kind == NODE_SUBTRACT)
		exact = decimal_negate(b, &b) && decimal_add(a, b, result);
	else if (n->kind == NODE_ADD)
		exact = decimal_add(a, b, result);
	else
		exact = decimal_multiply(a, b, result);
	v->too_large += !exact;
	return exact;
}

static bool
number_of(struct eval *v, const struct node *n, struct num *number)
{
	int32_t day;

	switch (n->kind) {
	case NODE_COLUMN:
	case NODE_CAST:
		return slot_number(v, n->slot, number);
	case NODE_NUMBER:
		*number = n->number;
		return true;
	case NODE_SINCE:
		if (!slot_day(v, n->slot, &day))
			return false;
		number->unscaled = units_since(v, day, n->unit);
		number->scale = 0;
		return true;
	default:
		return computed(v, n, number);
	}
}

static bool
day_of(struct eval *v, const struct node *n, int32_t *day)
{
	if (n->slot != NULL)
		return slot_day(v, n->slot, day);
	*day = n->day;
	return true;
}

/* *order: < 0, 0, > 0.  False: unknown. */
static bool
ordered(struct eval *v, enum node_type type, const struct node *left,
    const struct node *right, int *order)
{
	struct num a, b;
	struct str s, t;
	int32_t d, f;

	switch (type) {
	case NODE_AS_NUMBER:
		if (!number_of(v, left, &a) || !number_of(v, right, &b))
			return false;
		*order = num_compare(a, b);
		return true;
	case NODE_AS_DATE:
		if (!day_of(v, left, &d) || !day_of(v, right, &f))
			return false;
		*order = (d > f) - (d < f);
		return true;
	default:
		if (!text_of(v, left, &s) || !text_of(v, right, &t))
			return false;
		*order = str_compare(s, t);
		return true;
	}
}

static enum eval_truth
compare(struct eval *v, const struct node *n)
{
	int order;

	if (!ordered(v, n->type, n->first, n->first->next, &order))
		return EVAL_UNKNOWN;
	switch (n->compare) {
	case NODE_EQ:
		return truth(order == 0);
	case NODE_NE:
		return truth(order != 0);
	case NODE_LT:
		return truth(order < 0);
	case NODE_LE:
		return truth(order <= 0);
	case NODE_GT:
		return truth(order > 0);
	default:
		return truth(order >= 0);
	}
}

/* Both bounds are compared, as "low <= value and value <= high" would be. */
static enum eval_truth
between(struct eval *v, const struct node *n)
{
	const struct node *low = n->first->next;
	int from = 0;
	int to = 0;
	bool known_low = ordered(v, n->type, n->first, low, &from);
	bool known_high = ordered(v, n->type, n->first, low->next, &to);

	if ((known_low && from < 0) || (known_high && to > 0))
		return EVAL_FALSE;
	return known_low && known_high ? EVAL_TRUE : EVAL_UNKNOWN;
}

static enum eval_truth
member(struct eval *v, const struct node *n)
{
	struct num number;
	struct str s;
	int32_t day;

	switch (n->type) {
	case NODE_AS_NUMBER:
		return number_of(v, n->first, &number)
			   ? truth(member_number(n, number))
			   : EVAL_UNKNOWN;
	case NODE_AS_DATE:
		return day_of(v, n->first, &day) ? truth(member_day(n, day))
						 : EVAL_UNKNOWN;
	default:
		return text_of(v, n->first, &s) ? truth(member_text(n, s))
						: EVAL_UNKNOWN;
	}
}

static enum eval_truth
match(struct eval *v, const struct node *n)
{
	struct slot *slot = n->first->slot;
	struct str s;

	if (!text_of(v, n->first, &s))
		return EVAL_UNKNOWN;
	switch (pattern_find(n->pattern, s, NULL)) {
	case PATTERN_YES:
		return EVAL_TRUE;
	case PATTERN_NO:
		return EVAL_FALSE;
	default:
		v->limit = slot;
		if (slot != NULL)
			slot->limit++;
		return EVAL_LIMIT;
	}
}

static enum eval_truth
is(const struct eval *v, const struct node *n)
{
	struct str s = field(v, n->first->slot);
	struct num number;
	struct date day;

	switch (n->is) {
	case NODE_IS_EMPTY:
		return truth(s.n == 0);
	case NODE_IS_PRESENT:
		return truth(s.n > 0);
	case NODE_IS_NUMBER:
		return truth(num_read(s, &number));
	default:
		return truth(date_read_iso(s, &day));
	}
}

static enum eval_truth
find(const struct eval *v, const struct node *n)
{
	struct str s, part;

	if (!text_of(v, n->first, &s) || !text_of(v, n->first->next, &part))
		return EVAL_UNKNOWN;
	if (part.n > s.n)
		return EVAL_FALSE;
	if (n->where == NODE_STARTS)
		return truth(str_starts(s, part));
	if (n->where == NODE_ENDS)
		return truth(str_equal(str_slice(s, s.n - part.n, s.n), part));
	return truth(memmem(s.p, s.n, part.p, part.n) != NULL);
}

static enum eval_truth
age(struct eval *v, const struct node *n)
{
	struct slot *slot = n->first->slot;
	int32_t day;

	if (!slot_day(v, slot, &day))
		return EVAL_UNKNOWN;
	if (day > n->until && slot->future_of != v->number) {
		slot->future_of = v->number;
		slot->future++;
	}
	if (n->older)
		return truth(day < n->day);
	return truth(n->day <= day && day <= n->until);
}

/* `decisive` settles the matter (false for "and", true for "or"). */
static enum eval_truth
joined(struct eval *v, const struct node *n, enum eval_truth decisive)
{
	enum eval_truth all = opposite(decisive);

	for (const struct node *of = n->first; of != NULL; of = of->next) {
		enum eval_truth t = eval_condition(v, of);

		if (t == decisive || t == EVAL_LIMIT)
			return t;
		if (t == EVAL_UNKNOWN)
			all = t;
	}
	return all;
}

static enum eval_truth
test(struct eval *v, const struct node *n)
{
	switch (n->kind) {
	case NODE_COMPARE:
		return compare(v, n);
	case NODE_BETWEEN:
		return between(v, n);
	case NODE_IN:
		return member(v, n);
	case NODE_MATCH:
		return match(v, n);
	case NODE_IS:
		return is(v, n);
	case NODE_FIND:
		return find(v, n);
	default:
		return age(v, n);
	}
}

enum eval_truth
eval_condition(struct eval *v, const struct node *n)
{
	enum eval_truth t;

	switch (n->kind) {
	case NODE_AND:
		return joined(v, n, EVAL_FALSE);
	case NODE_OR:
		return joined(v, n, EVAL_TRUE);
	case NODE_NOT:
		return opposite(eval_condition(v, n->first));
	default:
		t = test(v, n);
		return n->negated ? opposite(t) : t;
	}
}

void
eval_open(struct eval *v, const struct check *c)
{
	memset(v, 0, sizeof *v);
	v->check = c;
}

void
eval_record(struct eval *v, const struct record *record)
{
	v->record = record;
	v->number++;
	v->limit = NULL;
}
