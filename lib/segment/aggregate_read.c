/* Aggregates: recursive descent. */
#include "segment/aggregate_read.h"

#include "expr/parse.h"
#include "expr/span.h"
#include "expr/value.h"
#include "segment/events.h"
#include "segment/rules.h"

static int
fail(struct build *b, size_t at, const char *reason, const char *hint)
{
	(void)source_fail(b->l->source, at, b->e, "%s", reason);
	return err_hint(b->e, "%s", hint);
}

/* Events of that name, or NULL. */
static struct events *
named(const struct rules *r, struct str name)
{
	struct events *ev = r->events;

	while (ev != NULL && !str_equal(ev->name, name))
		ev = ev->next;
	return ev;
}

/* events, events.column, or a column of the only events there are. */
static int
read_what(struct build *b, const struct rules *r, struct aggregate *a)
{
	struct str text = b->l->token.text;
	const char *dot;

	if (b->l->token.kind != LEX_WORD && b->l->token.kind != LEX_NAME) {
		(void)build_expected(b, "the name of events, or a column");
		return -1;
	}
	a->at = b->l->token.at;
	a->events = named(r, text);
	dot = memchr(text.p, '.', text.n);
	if (a->events == NULL && dot != NULL && b->l->token.kind == LEX_WORD) {
		size_t n = (size_t)(dot - text.p);

		a->events = named(r, str_slice(text, 0, n));
		if (a->events != NULL)
			a->what = str_slice(text, n + 1, text.n);
	}
	if (a->events == NULL && r->events != NULL && r->events->next == NULL) {
		a->events = r->events;
		a->what = text;
	}
	if (a->events != NULL)
		return build_advance(b);
	return fail(b, a->at,
	    r->events == NULL ? "there are no events"
			      : "which events have this column?",
	    r->events == NULL
		? "events FILE key COLUMN date COLUMN, before it is used"
		: "write EVENTS.COLUMN");
}

static int
read_season(struct build *b, struct aggregate *a, bool parenthesis)
{
	if (parenthesis && build_take_mark(b, "(") != 0)
		return -1;
	if (b->l->token.kind != LEX_TEXT && b->l->token.kind != LEX_WORD) {
		(void)build_expected(b, "the name of a season");
		return -1;
	}
	a->season_name = b->l->token.text;
	if (build_advance(b) != 0)
		return -1;
	return parenthesis ? build_take_mark(b, ")") : 0;
}

/* within N units, older than N units, between DATE and DATE. */
static int
read_window(struct build *b, struct aggregate *a)
{
	struct node *day;

	a->span = build_node(b, NODE_AGE, b->l->token.at);
	if (a->span == NULL)
		return -1;
	if (lex_is_word(b->l, "between")) {
		a->span->kind = NODE_BETWEEN;
		if (build_advance(b) != 0)
			return -1;
		day = value_literal(b);
		if (day == NULL || build_take_word(b, "and") != 0)
			return -1;
		a->span->first = day;
		day->next = value_literal(b);
		if (day->next == NULL)
			return -1;
		if (day->kind == NODE_DATE && day->next->kind == NODE_DATE)
			return 0;
		return fail(b, day->at, "between takes two dates",
		    "dates are 2025-06-30");
	}
	a->span->age = lex_is_word(b->l, "older") ? NODE_OLDER : NODE_WITHIN;
	if (build_advance(b) != 0 ||
	    (a->span->age == NODE_OLDER && build_take_word(b, "than") != 0))
		return -1;
	return span_read(b, a->span) == NULL ? -1 : 0;
}

/* Which of the events count. */
static int
read_filter(struct build *b, struct aggregate *a)
{
	const struct names *names = b->names;

	if (a->span == NULL &&
	    (lex_is_word(b->l, "within") || lex_is_word(b->l, "older") ||
		lex_is_word(b->l, "between")))
		return read_window(b, a);
	if (a->season_name.p == NULL && lex_is_word(b->l, "in")) {
		if (build_advance(b) != 0 || build_take_word(b, "season") != 0)
			return -1;
		return read_season(b, a, lex_is_mark(b->l, "("));
	}
	if (a->where == NULL && lex_is_word(b->l, "where")) {
		if (build_advance(b) != 0)
			return -1;
		/* It is about the events, which know nothing of rules. */
		b->names = NULL;
		a->where = build_need_condition(b, parse_any(b));
		b->names = names;
		return a->where == NULL ? -1 : 0;
	}
	(void)build_expected(
	    b, "within, older than, between, in season, where or )");
	return -1;
}

/* 80% */
static int
read_percent(struct build *b, struct aggregate *a)
{
	if (build_take_mark(b, ",") != 0)
		return -1;
	if (b->l->token.kind != LEX_NUMBER ||
	    !num_read(b->l->token.text, &a->percent) ||
	    num_compare(a->percent, (struct num){ 100, 0 }) > 0) {
		(void)build_expected(b, "a share such as 80%");
		return -1;
	}
	return build_advance(b) != 0 ? -1 : build_take_mark(b, "%");
}

/* The one that stands in the same words already, or a: it is new. */
static struct aggregate *
known(struct aggregate *a)
{
	struct aggregate **at = &a->events->aggregates;

	for (; *at != NULL; at = &(*at)->next) {
		if (str_equal((*at)->text, a->text))
			return *at;
	}
	*at = a;
	return a;
}

struct aggregate *
aggregate_read_add(struct events *ev, enum aggregate_kind kind,
    enum node_unit every, struct source *source, size_t at,
    struct arena *memory, struct err *e)
{
	struct aggregate *a = arena_array(memory, 1, sizeof *a, e);
	struct buf text = { 0 };

	if (a == NULL)
		return NULL;
	a->kind = kind;
	a->events = ev;
	a->every = every;
	a->source = source;
	a->at = at;
	if (buf_add(&text, str_of(aggregate_kind_name(kind)), e) == 0 &&
	    buf_add_byte(&text, '(', e) == 0 &&
	    buf_add(&text, ev->name, e) == 0 &&
	    buf_add_byte(&text, every == NODE_DAYS ? ')' : '/', e) == 0)
		a->text = arena_copy(memory, buf_str(&text), e);
	buf_free(&text);
	return a->text.p == NULL ? NULL : known(a);
}

static int
read_arguments(struct build *b, const struct rules *r, struct aggregate *a)
{
	bool only_season =
	    a->kind == AGGREGATE_SEASONS && b->l->token.kind == LEX_TEXT;

	if (only_season) {
		a->at = b->l->token.at;
		a->events = r->events;
		if (r->events == NULL || r->events->next != NULL)
			return fail(b, b->l->token.at,
			    "which events are meant?",
			    "write seasons(EVENTS in season(\"NAME\"))");
		if (read_season(b, a, false) != 0)
			return -1;
	} else if (read_what(b, r, a) != 0) {
		return -1;
	}
	if (a->kind == AGGREGATE_ALL_GAPS)
		return read_percent(b, a);
	while (!lex_is_mark(b->l, ")")) {
		if (read_filter(b, a) != 0)
			return -1;
	}
	if (a->kind != AGGREGATE_SEASONS || a->season_name.p != NULL)
		return 0;
	(void)build_expected(b, "in season(\"NAME\")");
	return -1;
}

int
aggregate_read(
    void *rules, struct build *b, struct str name, size_t at, struct node **n)
{
	struct rules *r = rules;
	enum aggregate_kind kind;
	struct aggregate *a;

	if (!aggregate_kind_find(name, &kind))
		return 0;
	a = arena_array(b->memory, 1, sizeof *a, b->e);
	*n = a == NULL ? NULL : build_node(b, NODE_FACT, at);
	if (*n == NULL)
		return -1;
	a->kind = kind;
	a->source = b->l->source;
	a->fact.type = NODE_AS_NUMBER;
	if (build_take_mark(b, "(") != 0 || read_arguments(b, r, a) != 0)
		return -1;
	a->text = str_slice(b->l->source->text, at, b->l->token.end);
	if (build_take_mark(b, ")") != 0)
		return -1;
	(*n)->fact = &known(a)->fact;
	return 1;
}
