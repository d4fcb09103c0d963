/* Running figures over the events of a customer. */
#include "segment/aggregate.h"

#include <stdlib.h>

#include "base/date.h"
#include "expr/decimal.h"
#include "expr/span.h"

void
aggregate_begin(struct aggregate *a)
{
	a->all = a->n = 0;
	a->first = a->last = a->gap = a->longest = 0;
	a->years = a->year = a->days = 0;
	a->sum = (struct num){ 0, 0 };
	a->inexact = false;
	a->end = str_make(NULL, 0);
	buf_clear(&a->gaps);
	buf_clear(&a->texts);
	if (a->memory.total > 0)
		arena_reset(&a->memory);
}

static int
keep_text(struct aggregate *a, struct str *kept, struct str text, struct err *e)
{
	*kept = arena_copy(&a->memory, text, e);
	return kept->p == NULL ? -1 : 0;
}

/* Of one day the smallest text is the first, the greatest the last, so that
 * the order of the file does not matter. */
static int
add_text(struct aggregate *a, const struct aggregate_event *v, struct err *e)
{
	bool begins = a->kind == AGGREGATE_FIRST;
	struct str *kept = &a->end;
	int32_t day = begins ? a->first : a->last;
	bool better =
	    kept->p == NULL || (!begins && v->day > day) ||
	    (v->day == day && begins && str_compare(v->field, *kept) < 0) ||
	    (v->day == day && !begins && str_compare(v->field, *kept) > 0);

	if (v->field.n == 0 || !better)
		return 0;
	a->first = begins ? v->day : a->first;
	a->last = begins ? a->last : v->day;
	a->n++;
	return keep_text(a, kept, v->field, e);
}

static void
add_number(struct aggregate *a, struct str field)
{
	struct num v;

	if (field.n == 0)
		return;
	if (!num_read(field, &v)) {
		a->not_number++;
		return;
	}
	a->some_number = true;
	if (a->kind == AGGREGATE_MIN || a->kind == AGGREGATE_MAX) {
		int wanted = a->kind == AGGREGATE_MIN ? -1 : 1;

		if (a->n == 0 || num_compare(v, a->sum) == wanted)
			a->sum = v;
	} else if (!decimal_add(a->sum, v, &a->sum)) {
		a->inexact = true;
	}
	a->n++;
}

static int
add_distinct(struct aggregate *a, struct str field, struct err *e)
{
	struct str kept;

	if (field.n == 0)
		return 0;
	if (keep_text(a, &kept, field, e) != 0)
		return -1;
	return buf_add(
	    &a->texts, str_make((const char *)&kept, sizeof kept), e);
}

/* A day with events; those of one day are one. */
static int
add_day(struct aggregate *a, int32_t day, struct err *e)
{
	if (a->days > 0 && day == a->last)
		return 0;
	if (a->days++ == 0) {
		a->first = a->last = day;
		return 0;
	}
	a->gap = day - a->last;
	a->last = day;
	if (a->gap > a->longest)
		a->longest = a->gap;
	if (a->kind != AGGREGATE_MEDIAN_GAP && a->kind != AGGREGATE_ALL_GAPS)
		return 0;
	return buf_add(
	    &a->gaps, str_make((const char *)&a->gap, sizeof a->gap), e);
}

int
aggregate_add(
    struct aggregate *a, const struct aggregate_event *v, struct err *e)
{
	int32_t year = a->season == NULL ? 0 : season_of(a->season, v->day);
	int32_t day = span_begin(v->day, a->every);

	a->all++;
	if (!v->counts || v->day < a->from || v->day > a->to ||
	    (a->season != NULL && year == SEASON_NONE))
		return 0;
	switch (a->kind) {
	case AGGREGATE_COUNT:
	case AGGREGATE_SHARE:
	case AGGREGATE_ALL_SHARE:
		a->n++;
		return 0;
	case AGGREGATE_SUM:
	case AGGREGATE_AVG:
	case AGGREGATE_MIN:
	case AGGREGATE_MAX:
		if (a->fact.type == NODE_AS_DATE)
			return add_day(a, day, e);
		add_number(a, v->field);
		return 0;
	case AGGREGATE_DISTINCT:
		return add_distinct(a, v->field, e);
	case AGGREGATE_SEASONS:
		a->years += year != a->year;
		a->year = year;
		return 0;
	case AGGREGATE_FIRST:
	case AGGREGATE_LAST:
		if (a->fact.type == NODE_OPEN)
			return add_text(a, v, e);
		return add_day(a, day, e);
	case AGGREGATE_REPEAT_VALUE:
		if (add_day(a, day, e) != 0)
			return -1;
		if (day > a->first)
			add_number(a, v->field);
		return 0;
	default:
		return add_day(a, day, e);
	}
}

static int
compare_texts(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static int64_t
count_distinct(struct aggregate *a)
{
	size_t n = a->texts.n / sizeof(struct str);
	struct str *text = (struct str *)(void *)a->texts.p;
	int64_t different = n > 0;

	if (n > 0)
		qsort(text, n, sizeof *text, compare_texts);
	for (size_t i = 1; i < n; i++)
		different += !str_equal(text[i - 1], text[i]);
	return different;
}

/* Of an even number of gaps the mean of the two in the middle. */
static struct num
median(struct aggregate *a)
{
	size_t n = a->gaps.n / sizeof(int32_t);
	int32_t *gap = (int32_t *)(void *)a->gaps.p;
	int64_t sum;

	qsort(gap, n, sizeof *gap, date_compare_days);
	if (n % 2 == 1)
		return (struct num){ gap[n / 2], 0 };
	sum = (int64_t)gap[n / 2 - 1] + gap[n / 2];
	return sum % 2 == 0 ? (struct num){ sum / 2, 0 }
			    : (struct num){ sum * 5, 1 };
}

static void
set(struct aggregate *a, bool known, int64_t value)
{
	fact_set_number(&a->fact, (struct num){ value, 0 });
	a->fact.known = known;
}

static void
end_dates(struct aggregate *a)
{
	bool first = a->kind == AGGREGATE_FIRST || a->kind == AGGREGATE_MIN;

	a->fact.known = a->days > 0;
	a->fact.day = first ? a->first : a->last;
}

static void
end_number(struct aggregate *a)
{
	struct num n = { (int64_t)a->n, 0 };

	switch (a->kind) {
	case AGGREGATE_COUNT:
		set(a, true, (int64_t)a->n);
		break;
	case AGGREGATE_SUM:
		a->fact.number = a->sum;
		a->fact.known = !a->inexact;
		break;
	case AGGREGATE_MIN:
	case AGGREGATE_MAX:
		a->fact.number = a->sum;
		a->fact.known = a->n > 0;
		break;
	case AGGREGATE_AVG:
		a->fact.known =
		    !a->inexact && decimal_divide(a->sum, n, &a->fact.number);
		break;
	case AGGREGATE_SHARE:
		a->fact.known = decimal_divide(
		    n, (struct num){ (int64_t)a->all, 0 }, &a->fact.number);
		break;
	case AGGREGATE_DISTINCT:
		set(a, true, count_distinct(a));
		break;
	case AGGREGATE_REPEAT_VALUE:
		n.unscaled = a->days - 1;
		a->fact.known = a->days > 1 && !a->inexact &&
				decimal_divide(a->sum, n, &a->fact.number);
		break;
	case AGGREGATE_DAYS:
		set(a, true, a->days);
		break;
	case AGGREGATE_SEASONS:
		set(a, true, a->years);
		break;
	case AGGREGATE_LONGEST_GAP:
		set(a, a->days > 1, a->longest);
		break;
	case AGGREGATE_LAST_GAP:
		set(a, a->days > 1, a->gap);
		break;
	default:
		a->fact.known = a->days > 1;
		if (a->fact.known)
			a->fact.number = median(a);
		break;
	}
}

void
aggregate_end(struct aggregate *a)
{
	if (aggregate_kind_is_of_all(a->kind)) {
		a->of_all[0] += a->n;
		a->of_all[1] += a->all;
		return;
	}
	if (a->fact.type == NODE_AS_DATE)
		end_dates(a);
	else if (a->fact.type == NODE_AS_NUMBER)
		end_number(a);
	else
		fact_set_text(&a->fact, a->end);
}

void
aggregate_free(struct aggregate *a)
{
	buf_free(&a->gaps);
	buf_free(&a->texts);
	arena_free(&a->memory);
}
