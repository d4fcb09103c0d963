/* clv of EVENTS [by MODEL] [unit UNIT] [horizon N months] [discount N%]: four
 * columns. */
#include "expr/span.h"
#include "segment/aggregate_read.h"
#include "segment/clv.h"
#include "segment/define.h"
#include "segment/events.h"

static int
read_word(struct reading *in, const char *const *words, size_t n,
    const char *expected, unsigned *which)
{
	if (reading_advance(in) != 0)
		return -1;
	for (size_t i = 0; i < n && !reading_line_ended(in); i++) {
		if (lex_is_word(&in->l, words[i])) {
			*which = (unsigned)i;
			return reading_advance(in);
		}
	}
	return reading_unexpected(in, expected);
}

/* A number behind the word; then a word or mark. */
static int
read_number(struct reading *in, struct num *v, const char *expected)
{
	if (reading_advance(in) != 0)
		return -1;
	if (reading_line_ended(in) || in->l.token.kind != LEX_NUMBER ||
	    !num_read(in->l.token.text, v))
		return reading_unexpected(in, expected);
	return reading_advance(in);
}

static int
read_option(struct reading *in, struct clv *c)
{
	static const char *const models[] = { "bgnbd", "pareto_nbd", "bgbb" };
	static const char *const units[] = { "day", "week", "month", "year" };
	unsigned which = 0;
	struct num v;
	enum node_unit unit;
	int result;

	if (lex_is_word(&in->l, "by")) {
		result = read_word(
		    in, models, 3, "bgnbd, pareto_nbd or bgbb", &which);
		c->model = (enum purchase_model)which;
		return result;
	}
	if (lex_is_word(&in->l, "unit")) {
		result =
		    read_word(in, units, 4, "day, week, month or year", &which);
		c->unit = (enum node_unit)which;
		return result;
	}
	if (lex_is_word(&in->l, "horizon")) {
		if (read_number(in, &v, "a number of months") != 0)
			return -1;
		if (v.scale != 0 || v.unscaled < 1 || v.unscaled > 3650 ||
		    reading_line_ended(in) ||
		    !span_unit(in->l.token.text, &unit))
			return reading_unexpected(
			    in, "1 to 3650 days, weeks, months or years");
		c->horizon = (unsigned)v.unscaled;
		c->horizon_unit = unit;
		return reading_advance(in);
	}
	if (!lex_is_word(&in->l, "discount"))
		return reading_unexpected(
		    in, "by, unit, horizon, discount or the end of the line");
	if (read_number(in, &v, "a share such as 1%") != 0)
		return -1;
	c->discount = num_to_double(v) / 100;
	return reading_mark(in, "%");
}

/* The aggregates that the model is about. */
static int
ask_events(struct reading *in, struct clv *c, struct events *ev)
{
	const struct {
		enum aggregate_kind kind;
		enum node_type type;
		const struct fact **fact;
	} wanted[] = {
		{ AGGREGATE_DAYS, NODE_AS_NUMBER, &c->days },
		{ AGGREGATE_FIRST, NODE_AS_DATE, &c->first },
		{ AGGREGATE_LAST, NODE_AS_DATE, &c->last },
		{ AGGREGATE_REPEAT_VALUE, NODE_AS_NUMBER, &c->value },
	};

	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		struct aggregate *a = aggregate_read_add(ev, wanted[i].kind,
		    c->model == PURCHASE_BGBB ? c->unit : NODE_DAYS, in->source,
		    in->l.token.at, &in->r->memory, in->e);

		if (a == NULL)
			return -1;
		a->fact.type = wanted[i].type;
		*wanted[i].fact = &a->fact;
	}
	return 0;
}

int
define_clv(struct reading *in)
{
	static const char *const names[] = { "p_alive", "expected_orders",
		"order_value", "clv" };
	struct clv *c = arena_array(&in->r->memory, 1, sizeof *c, in->e);
	struct events *ev = in->r->events;

	if (c == NULL || reading_end_set(in) != 0)
		return -1;
	if (in->r->clv != NULL)
		return lex_fail(&in->l, in->e, "clv stands here a second time");
	c->unit = NODE_WEEKS;
	c->horizon = 12;
	c->horizon_unit = NODE_MONTHS;
	c->discount = 0.01;
	if (reading_advance(in) != 0 || reading_word(in, "of") != 0)
		return -1;
	while (ev != NULL && (reading_line_ended(in) ||
				 !str_equal(ev->name, in->l.token.text)))
		ev = ev->next;
	if (ev == NULL)
		return reading_unexpected(in, "events from before");
	if (reading_advance(in) != 0)
		return -1;
	while (!reading_line_ended(in)) {
		if (read_option(in, c) != 0)
			return -1;
	}
	if (!clv_horizon_is_whole(c))
		return lex_fail(
		    &in->l, in->e, "the horizon of bgbb is whole in its unit");
	if (ask_events(in, c, ev) != 0)
		return -1;
	in->r->clv = c;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct rule *rule = reading_add(in, RULE_CLV, str_of(names[i]));

		if (rule == NULL)
			return -1;
		rule->fact.type = NODE_AS_NUMBER;
	}
	return 0;
}
