/* Calendar steps. */
#include "expr/span.h"

enum { MONTHS = 120000 }; /* of all years there are */

bool
span_unit(struct str word, enum node_unit *unit)
{
	static const char *const units[] = { "day", "week", "month", "year" };

	if (word.n > 0 && word.p[word.n - 1] == 's')
		word.n--;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (str_is(word, units[i])) {
			*unit = (enum node_unit)i;
			return true;
		}
	}
	return false;
}

bool
span_follows(const struct build *b)
{
	struct lex ahead = *b->l;
	struct err e;
	enum node_unit unit;

	return ahead.token.kind == LEX_NUMBER && lex_next(&ahead, &e) == 0 &&
	       ahead.token.kind == LEX_WORD &&
	       !(ahead.lines && ahead.token.first && ahead.open == 0) &&
	       span_unit(ahead.token.text, &unit);
}

struct node *
span_read(struct build *b, struct node *n)
{
	if (b->l->token.kind != LEX_NUMBER ||
	    !num_read(b->l->token.text, &n->number) || n->number.scale != 0)
		return build_expected(b, "a whole number");
	if (n->number.unscaled > SPAN_MOST) {
		(void)lex_fail(b->l, b->e, "at most %d units", (int)SPAN_MOST);
		return NULL;
	}
	if (build_advance(b) != 0)
		return NULL;
	if (build_ended(b) || b->l->token.kind != LEX_WORD ||
	    !span_unit(b->l->token.text, &n->unit))
		return build_expected(b, "days, weeks, months or years");
	return build_advance(b) == 0 ? n : NULL;
}

bool
span_shift(struct date d, int64_t count, enum node_unit unit, int32_t *day)
{
	int64_t moved = unit == NODE_WEEKS ? count * 7 : count;
	int64_t month = (int64_t)d.year * 12 + d.month - 1;

	if (unit == NODE_DAYS || unit == NODE_WEEKS) {
		moved += date_to_days(d);
		if (moved < date_to_days((struct date){ 1, 1, 1 }) ||
		    moved > date_to_days((struct date){ 9999, 12, 31 }))
			return false;
		*day = (int32_t)moved;
		return true;
	}
	moved = unit == NODE_YEARS ? count * 12 : count;
	if (month + moved < 12 || month + moved >= MONTHS)
		return false;
	*day = date_to_days(date_add_months(d, (int32_t)moved));
	return true;
}

int64_t
span_count(int32_t from, struct date to, enum node_unit unit)
{
	int64_t count = (int64_t)date_to_days(to) - from;
	int64_t of = unit == NODE_WEEKS ? 7 : 1;
	struct date then;

	if (unit == NODE_MONTHS || unit == NODE_YEARS) {
		then = date_from_days(from);
		count =
		    (int64_t)(to.year - then.year) * 12 + to.month - then.month;
		then = date_add_months(then, (int32_t)count);
		count -= then.day > to.day;
		of = unit == NODE_YEARS ? 12 : 1;
	}
	return (count - (count < 0 ? of - 1 : 0)) / of;
}

int32_t
span_begin(int32_t day, enum node_unit unit)
{
	struct date d;

	if (unit == NODE_DAYS)
		return day;
	/* Day 0 is a Thursday. */
	if (unit == NODE_WEEKS)
		return day - ((day + 3) % 7 + 7) % 7;
	d = date_from_days(day);
	d.day = 1;
	d.month = unit == NODE_YEARS ? 1 : d.month;
	return date_to_days(d);
}
