/* A walk over the tree of a value. */
#include "expr/eval_value.h"

#include "base/utf8.h"
#include "expr/decimal.h"
#include "expr/fact.h"
#include "expr/function.h"
#include "expr/span.h"

static struct str
field(const struct eval *v, const struct slot *slot)
{
	return v->record->field[slot->column];
}

/* The column as a number; read once a record, whoever asks. */
static bool
slot_number(struct eval *v, struct slot *slot, struct num *number)
{
	struct str s;

	if (slot->number_of != v->number) {
		s = field(v, slot);
		slot->number_of = v->number;
		slot->is_number = s.n > 0 && num_read(s, &slot->number);
		slot->not_number += s.n > 0 && !slot->is_number;
		slot->some_number |= slot->is_number;
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
		slot->some_day |= slot->is_day;
		if (slot->is_day)
			slot->day = date_to_days(d);
	}
	*day = slot->day;
	return slot->is_day;
}

static bool
fact_number(const struct fact *f, struct num *number)
{
	*number = f->number;
	return f->known &&
	       (f->type == NODE_AS_NUMBER || num_read(f->text, number));
}

static bool
fact_day(const struct fact *f, int32_t *day)
{
	struct date d;

	if (f->type == NODE_AS_DATE) {
		*day = f->day;
		return f->known;
	}
	if (!f->known || !date_read_iso(f->text, &d))
		return false;
	*day = date_to_days(d);
	return true;
}

bool
eval_value_made(struct eval *v, bool made, struct str *s)
{
	struct str kept = { NULL, 0 };

	if (made)
		kept = arena_copy(&v->made, buf_str(&v->text), &v->err);
	v->failed |= kept.p == NULL;
	*s = kept;
	return kept.n > 0;
}

/* Every code point through `map`. */
static int
mapped(struct eval *v, struct str s, int32_t (*map)(int32_t point))
{
	int32_t point;

	for (size_t i = 0; i < s.n;) {
		i += utf8_decode(str_slice(s, i, s.n), &point);
		if (utf8_encode(&v->text, map(point), &v->err) != 0)
			return -1;
	}
	return 0;
}

static bool
text_call(struct eval *v, const struct node *n, struct str *s)
{
	enum function_id id = n->function->id;
	struct num count;

	if (!eval_value_text(v, n->first, s))
		return false;
	switch (id) {
	case FUNCTION_TRIM:
		*s = function_trim(*s);
		return s->n > 0;
	case FUNCTION_LEFT:
	case FUNCTION_RIGHT:
		if (!eval_value_number(v, n->first->next, &count))
			return false;
		*s = function_part(
		    *s, decimal_floor(count).unscaled, id == FUNCTION_RIGHT);
		return s->n > 0;
	default:
		break;
	}
	buf_clear(&v->text);
	if (id == FUNCTION_FOLD)
		return eval_value_made(
		    v, utf8_fold(&v->text, *s, &v->err) == 0, s);
	return eval_value_made(v,
	    mapped(v, *s, id == FUNCTION_LOWER ? utf8_lower : utf8_upper) == 0,
	    s);
}

/* The first argument that is known, or NULL. */
static const struct node *
first_known(struct eval *v, const struct node *n)
{
	for (const struct node *of = n->first; of != NULL; of = of->next) {
		if (eval_value_known(v, of))
			return of;
	}
	return NULL;
}

static bool
extreme(struct eval *v, const struct node *n, struct num *number)
{
	int wanted = n->function->id == FUNCTION_LEAST ? -1 : 1;
	struct num x;

	if (!eval_value_number(v, n->first, number))
		return false;
	for (const struct node *of = n->first->next; of != NULL;
	     of = of->next) {
		if (!eval_value_number(v, of, &x))
			return false;
		if (num_compare(x, *number) == wanted)
			*number = x;
	}
	return true;
}

static bool
rounded(struct eval *v, const struct node *n, struct num *number)
{
	struct num places = { 0, 0 };

	if (!eval_value_number(v, n->first, number) ||
	    (n->first->next != NULL &&
		!eval_value_number(v, n->first->next, &places)))
		return false;
	if (places.scale != 0 || places.unscaled < 0 || places.unscaled > 18)
		return false;
	*number = decimal_round(*number, (unsigned)places.unscaled);
	return true;
}

static bool
binomial(struct eval *v, const struct node *n, struct num *number)
{
	const struct node *of = n->first->next;
	struct num k, trials, share;

	return eval_value_number(v, n->first, &k) &&
	       eval_value_number(v, of, &trials) &&
	       eval_value_number(v, of->next, &share) &&
	       function_binomial(k, trials, share, number);
}

static bool
number_call(struct eval *v, const struct node *n, struct num *number)
{
	const struct node *of;
	struct str s, seed;
	int32_t day;

	switch (n->function->id) {
	case FUNCTION_LENGTH:
		if (!eval_value_text(v, n->first, &s))
			return false;
		*number = (struct num){ function_characters(s), 0 };
		return true;
	case FUNCTION_BINOMIAL:
		return binomial(v, n, number);
	case FUNCTION_DRAW:
		if (!eval_value_text(v, n->first, &s) ||
		    !eval_value_text(v, n->first->next, &seed))
			return false;
		*number = function_draw(s, seed);
		return true;
	case FUNCTION_ABS:
		if (!eval_value_number(v, n->first, number))
			return false;
		return number->unscaled >= 0 || decimal_negate(*number, number);
	case FUNCTION_FLOOR:
		if (!eval_value_number(v, n->first, number))
			return false;
		*number = decimal_floor(*number);
		return true;
	case FUNCTION_ROUND:
		return rounded(v, n, number);
	case FUNCTION_LEAST:
	case FUNCTION_GREATEST:
		return extreme(v, n, number);
	case FUNCTION_COALESCE:
		of = first_known(v, n);
		return of != NULL && eval_value_number(v, of, number);
	default:
		if (!eval_value_day(v, n->first, &day))
			return false;
		*number =
		    (struct num){ function_date_part(n->function->id, day), 0 };
		return true;
	}
}

static bool
computed(struct eval *v, const struct node *n, struct num *result)
{
	struct num a;
	struct num b = { 0, 0 };
	bool exact = true;

	if (!eval_value_number(v, n->first, &a) ||
	    (n->kind != NODE_NEGATE &&
		!eval_value_number(v, n->first->next, &b)))
		return false;
	if (n->kind == NODE_DIVIDE && b.unscaled == 0)
		return false;
	if (n->kind == NODE_NEGATE)
		exact = decimal_negate(a, result);
	else if (n->kind == NODE_SUBTRACT)
		exact = decimal_negate(b, &b) && decimal_add(a, b, result);
	else if (n->kind == NODE_ADD)
		exact = decimal_add(a, b, result);
	else if (n->kind == NODE_DIVIDE)
		exact = decimal_divide(a, b, result);
	else
		exact = decimal_multiply(a, b, result);
	v->too_large += !exact;
	return exact;
}

bool
eval_value_number(struct eval *v, const struct node *n, struct num *number)
{
	int32_t day, other;

	switch (n->kind) {
	case NODE_COLUMN:
	case NODE_CAST:
		return slot_number(v, n->slot, number);
	case NODE_NUMBER:
		*number = n->number;
		return true;
	case NODE_SINCE:
		if (!eval_value_day(v, n->first, &day))
			return false;
		number->unscaled = span_count(day, v->check->as_of, n->unit);
		number->scale = 0;
		return true;
	case NODE_APART:
		if (!eval_value_day(v, n->first, &day) ||
		    !eval_value_day(v, n->first->next, &other))
			return false;
		*number = (struct num){ (int64_t)day - other, 0 };
		return true;
	case NODE_FACT:
		return fact_number(n->fact, number);
	case NODE_CALL:
		return number_call(v, n, number);
	default:
		return computed(v, n, number);
	}
}

bool
eval_value_day(struct eval *v, const struct node *n, int32_t *day)
{
	const struct node *of;

	switch (n->kind) {
	case NODE_COLUMN:
	case NODE_CAST:
		return slot_day(v, n->slot, day);
	case NODE_SHIFT:
		return eval_value_day(v, n->first, day) &&
		       span_shift(date_from_days(*day), n->number.unscaled,
			   n->unit, day);
	case NODE_FACT:
		return fact_day(n->fact, day);
	case NODE_CALL:
		if (n->function->id == FUNCTION_COALESCE) {
			of = first_known(v, n);
			return of != NULL && eval_value_day(v, of, day);
		}
		if (!eval_value_day(v, n->first, day))
			return false;
		*day = function_anniversary(*day, v->check->as_of);
		return true;
	default:
		*day = n->day;
		return true;
	}
}

bool
eval_value_text(struct eval *v, const struct node *n, struct str *s)
{
	const struct node *of;

	switch (n->kind) {
	case NODE_COLUMN:
	case NODE_CAST:
		*s = field(v, n->slot);
		return s->n > 0;
	case NODE_FACT:
		*s = n->fact->text;
		return n->fact->known;
	case NODE_CALL:
		if (n->function->id != FUNCTION_COALESCE)
			return text_call(v, n, s);
		of = first_known(v, n);
		return of != NULL && eval_value_text(v, of, s);
	default:
		*s = n->text;
		return s->n > 0;
	}
}

bool
eval_value_known(struct eval *v, const struct node *n)
{
	struct num number;
	struct str s;
	int32_t day;

	switch (n->type) {
	case NODE_AS_NUMBER:
		return eval_value_number(v, n, &number);
	case NODE_AS_DATE:
		return eval_value_day(v, n, &day);
	default:
		return eval_value_text(v, n, &s);
	}
}
