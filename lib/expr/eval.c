/* A walk over the tree, no further than the answer needs. */
#include "expr/eval.h"

#include "base/utf8.h"
#include "expr/eval_value.h"
#include "expr/fact.h"
#include "expr/member.h"
#include "expr/valid.h"
#include "field/consent.h"

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

/* The text without regard to case, where the test asks for that. */
static bool
folded(struct eval *v, const struct node *test, struct str *s)
{
	if (!test->ignore_case)
		return true;
	buf_clear(&v->text);
	return eval_value_made(v, utf8_casefold(&v->text, *s, &v->err) == 0, s);
}

static bool
text_of(struct eval *v, const struct node *test, const struct node *n,
    struct str *s)
{
	return eval_value_text(v, n, s) && folded(v, test, s);
}

/* *order: < 0, 0, > 0.  False: unknown. */
static bool
ordered(struct eval *v, const struct node *test, const struct node *left,
    const struct node *right, int *order)
{
	struct num a, b;
	struct str s, t;
	int32_t d, f;

	switch (test->type) {
	case NODE_AS_NUMBER:
		if (!eval_value_number(v, left, &a) ||
		    !eval_value_number(v, right, &b))
			return false;
		*order = num_compare(a, b);
		return true;
	case NODE_AS_DATE:
		if (!eval_value_day(v, left, &d) ||
		    !eval_value_day(v, right, &f))
			return false;
		*order = (d > f) - (d < f);
		return true;
	default:
		if (!text_of(v, test, left, &s) || !text_of(v, test, right, &t))
			return false;
		*order = str_compare(s, t);
		return true;
	}
}

/* A column that has been read already against a constant: what most clauses
 * ask, and so worth a shorter way.  False: it is not that. */
static bool
ordered_quickly(const struct eval *v, const struct node *n, int *order)
{
	static const int64_t power[] = { 1, 10, 100, 1000, 10000 };
	const struct node *right = n->first->next;
	const struct slot *slot = n->first->slot;
	int64_t constant = right->number.unscaled;
	int places;

	if (n->type != NODE_AS_NUMBER || right->kind != NODE_NUMBER ||
	    slot == NULL || slot->number_of != v->number || !slot->is_number)
		return false;
	places = slot->number.scale - right->number.scale;
	if (places < 0 || places >= (int)(sizeof power / sizeof *power) ||
	    __builtin_mul_overflow(constant, power[places], &constant))
		return false;
	*order = (slot->number.unscaled > constant) -
		 (slot->number.unscaled < constant);
	return true;
}

/* The same for a text that is or is not a constant. */
static bool
equal_quickly(const struct eval *v, const struct node *n, enum eval_truth *t)
{
	const struct node *right = n->first->next;
	struct str s;

	if (n->type == NODE_AS_NUMBER || n->type == NODE_AS_DATE ||
	    n->compare > NODE_NE || n->ignore_case ||
	    n->first->kind != NODE_COLUMN || right->kind != NODE_TEXT ||
	    right->text.n == 0)
		return false;
	s = v->record->field[n->first->slot->column];
	*t = s.n == 0
		 ? EVAL_UNKNOWN
		 : truth(str_equal(s, right->text) == (n->compare == NODE_EQ));
	return true;
}

static enum eval_truth
compare(struct eval *v, const struct node *n)
{
	enum eval_truth t;
	int order;

	if (equal_quickly(v, n, &t))
		return t;
	if (!ordered_quickly(v, n, &order) &&
	    !ordered(v, n, n->first, n->first->next, &order))
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
	bool known_low = ordered(v, n, n->first, low, &from);
	bool known_high = ordered(v, n, n->first, low->next, &to);

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
		return eval_value_number(v, n->first, &number)
			   ? truth(member_number(n, number))
			   : EVAL_UNKNOWN;
	case NODE_AS_DATE:
		return eval_value_day(v, n->first, &day)
			   ? truth(member_day(n, day))
			   : EVAL_UNKNOWN;
	default:
		return text_of(v, n, n->first, &s) ? truth(member_text(n, s))
						   : EVAL_UNKNOWN;
	}
}

void
eval_limit(struct eval *v, const struct node *n)
{
	v->limits++;
	v->limit = n->slot;
	if (n->slot != NULL)
		n->slot->limit++;
}

static enum eval_truth
match(struct eval *v, const struct node *n)
{
	struct str s;

	if (!eval_value_text(v, n->first, &s))
		return EVAL_UNKNOWN;
	switch (s.n > EVAL_PATTERN_BYTES ? PATTERN_LIMIT
					 : pattern_find(n->pattern, s, NULL)) {
	case PATTERN_YES:
		return EVAL_TRUE;
	case PATTERN_NO:
		return EVAL_FALSE;
	default:
		eval_limit(v, n->first);
		return EVAL_LIMIT;
	}
}

static enum eval_truth
is(struct eval *v, const struct node *n)
{
	bool known = eval_value_known(v, n->first);
	bool yes = false;
	struct str s = { NULL, 0 };
	struct num number;
	struct date day;

	if (n->is == NODE_IS_EMPTY || n->is == NODE_IS_PRESENT)
		return truth(known == (n->is == NODE_IS_PRESENT));
	if (!known || !eval_value_text(v, n->first, &s))
		return EVAL_FALSE;
	switch (n->is) {
	case NODE_IS_NUMBER:
		return truth(num_read(s, &number));
	case NODE_IS_DATE:
		return truth(date_read_iso(s, &day));
	case NODE_IS_GRANTED:
		return truth(consent_of_role(n->role, s) == CONSENT_GRANTED);
	case NODE_IS_DENIED:
		return truth(consent_of_role(n->role, s) == CONSENT_DENIED);
	default:
		v->failed |= valid_is(n->valid, s, &yes, &v->err) != 0;
		return truth(yes);
	}
}

static enum eval_truth
find(struct eval *v, const struct node *n)
{
	struct str s, part;

	if (!text_of(v, n, n->first, &s) ||
	    !text_of(v, n, n->first->next, &part))
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

	if (!eval_value_day(v, n->first, &day))
		return EVAL_UNKNOWN;
	if (slot != NULL && day > v->check->today &&
	    n->age != NODE_WITHIN_NEXT && slot->future_of != v->number) {
		slot->future_of = v->number;
		slot->future++;
	}
	if (n->age == NODE_OLDER)
		return truth(day < n->day);
	return truth(n->day <= day && day <= n->until);
}

static enum eval_truth
holds(const struct node *n)
{
	return n->fact->known ? truth(n->fact->holds) : EVAL_UNKNOWN;
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
	case NODE_HOLDS:
		return holds(n);
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
	v->too_large_before = v->too_large;
	if (v->made.total > 0)
		arena_reset(&v->made);
}

void
eval_uncount(struct eval *v)
{
	v->too_large = v->too_large_before;
	for (struct slot *s = v->check->slots; s != NULL; s = s->next) {
		bool filled = v->record->field[s->column].n > 0;

		s->not_number -=
		    s->number_of == v->number && filled && !s->is_number;
		s->not_date -= s->day_of == v->number && filled && !s->is_day;
		s->future -= s->future_of == v->number;
	}
}

void
eval_close(struct eval *v)
{
	buf_free(&v->text);
	arena_free(&v->made);
}
