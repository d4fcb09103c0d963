/* Columns of events, and what aggregates want of them. */
#include "segment/events.h"

#include "expr/source.h"
#include "expr/span.h"
#include "segment/rules.h"

/* The column of that name, else the only one of that role. */
static size_t
find(const struct header *h, struct str name)
{
	size_t i = header_find(h, name, 0);

	return i != HEADER_NONE ? i : header_find_role(h, name, 0);
}

static int
find_own(struct events *ev, struct str name, size_t *column, struct err *e)
{
	struct err list;

	*column = find(&ev->header, name);
	if (*column != HEADER_NONE)
		return 0;
	(void)header_unknown(&ev->header, name, &list);
	if (ev->source == NULL) {
		(void)err_set(
		    e, ERR_USAGE, 0, "the order log: %s", list.reason);
		return err_hint(
		    e, "%s; --schema FILE can give one the role", list.hint);
	}
	(void)source_fail(ev->source, ev->at, e, "the events: %s", list.reason);
	return err_hint(e, "%s", list.hint);
}

/* Which of the fields kept the column is; kept when it was not. */
static size_t
keep(struct events *ev, size_t column)
{
	for (size_t i = 0; i < ev->nfields; i++) {
		if (ev->field[i] == column)
			return i;
	}
	ev->field[ev->nfields] = column;
	return ev->nfields++;
}

static int
wrong(const struct aggregate *a, struct err *e, const char *reason,
    const char *hint)
{
	(void)source_fail(a->source, a->at, e, "%s", reason);
	return err_hint(e, "%s", hint);
}

/* What the aggregate is about, and so its type. */
static int
know_what(struct events *ev, struct aggregate *a, struct err *e)
{
	bool sums = (a->kind >= AGGREGATE_SUM && a->kind <= AGGREGATE_MAX) ||
		    a->kind == AGGREGATE_REPEAT_VALUE;
	bool ends = a->kind == AGGREGATE_FIRST || a->kind == AGGREGATE_LAST;
	size_t column = sums ? ev->value_column : HEADER_NONE;
	struct err list;

	a->field = HEADER_NONE;
	if (a->what.p != NULL) {
		column = find(&ev->header, a->what);
		if (column == HEADER_NONE) {
			(void)header_unknown(&ev->header, a->what, &list);
			return wrong(a, e, list.reason, list.hint);
		}
	}
	if (sums && column == HEADER_NONE)
		return wrong(a, e, "these events have no value",
		    "events FILE ... value COLUMN, or name a column");
	if (a->kind == AGGREGATE_DISTINCT && column == HEADER_NONE)
		return wrong(a, e, "distinct is of a column", "name one");
	if (ends || (sums && column == ev->date_column))
		a->fact.type =
		    column == HEADER_NONE || column == ev->date_column
			? NODE_AS_DATE
			: NODE_OPEN;
	if (sums && column == ev->date_column && a->kind != AGGREGATE_MIN &&
	    a->kind != AGGREGATE_MAX)
		return wrong(a, e, "a number is needed here, not the date",
		    "first, last, min and max can be of dates");
	if (column != HEADER_NONE && column != ev->date_column &&
	    (sums || ends || a->kind == AGGREGATE_DISTINCT))
		a->field = keep(ev, column);
	return 0;
}

static void
know_window(struct events *ev, struct aggregate *a)
{
	const struct node *span = a->span;
	int32_t edge;

	a->from = INT32_MIN;
	/* Units that are not over do not count. */
	a->to = span_begin(ev->check.today + 1, a->every) - 1;
	if (span == NULL)
		return;
	if (span->kind == NODE_BETWEEN) {
		a->from = span->first->day;
		if (span->first->next->day < a->to)
			a->to = span->first->next->day;
		return;
	}
	if (!span_shift(
		ev->check.as_of, -span->number.unscaled, span->unit, &edge))
		edge = INT32_MIN + 1;
	if (span->age == NODE_OLDER)
		a->to = edge - 1;
	else
		a->from = edge;
}

static int
know_season(struct aggregate *a, const struct rules *r, struct err *e)
{
	if (a->season_name.p == NULL)
		return 0;
	for (a->season = r->seasons; a->season != NULL;
	     a->season = a->season->next) {
		if (str_equal(a->season->name, a->season_name))
			return 0;
	}
	return wrong(a, e, "there is no such season",
	    "season NAME from \"12-01\" to \"12-26\"");
}

static int
know_aggregate(struct events *ev, struct aggregate *a, const struct rules *r,
    struct err *e)
{
	know_window(ev, a);
	/* What is of all is known behind the last customer only. */
	a->fact.level = aggregate_kind_is_of_all(a->kind) ? 2 : 1;
	if (know_what(ev, a, e) != 0 || know_season(a, r, e) != 0)
		return -1;
	return a->where == NULL
		   ? 0
		   : check_condition(&ev->check, a->source, a->where, e);
}

int
events_know(struct events *ev, const struct header *h, const struct rules *r,
    struct date as_of, const char *region, struct err *e)
{
	size_t n = 0;

	if (header_copy(&ev->header, h, e) != 0)
		return -1;
	check_open(&ev->check, &ev->header, as_of, &ev->memory);
	ev->check.region = region;
	eval_open(&ev->eval, &ev->check);
	ev->value_column = HEADER_NONE;
	if (find_own(ev, ev->key, &ev->key_column, e) != 0 ||
	    find_own(ev, ev->date, &ev->date_column, e) != 0 ||
	    (ev->value.p != NULL &&
		find_own(ev, ev->value, &ev->value_column, e) != 0))
		return -1;
	for (const struct aggregate *a = ev->aggregates; a != NULL; a = a->next)
		n++;
	ev->field = arena_array(&ev->memory, n + 1, sizeof *ev->field, e);
	ev->cut = ev->field == NULL
		      ? NULL
		      : arena_array(&ev->memory, n + 1, sizeof *ev->cut, e);
	if (ev->cut == NULL)
		return -1;
	for (struct aggregate *a = ev->aggregates; a != NULL; a = a->next) {
		if (know_aggregate(ev, a, r, e) != 0)
			return -1;
	}
	return 0;
}
