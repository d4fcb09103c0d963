/* The line is written out as the rules it stands for, and these are read. */
#include "segment/lifecycle.h"

#include <stdio.h>

#include "expr/span.h"
#include "segment/events.h"

/* A span as it is written, and in days (a month is 30, a year 365). */
struct span {
	struct str text;
	int64_t days;
};

struct lifecycle {
	struct str name, events, former;
	struct span new, lapsed, won_back;
	struct str risk;
};

static int
read_span(struct reading *in, struct span *s)
{
	static const int64_t days[] = { 1, 7, 30, 365 };
	size_t from = in->l.token.at;
	struct num count;
	enum node_unit unit;

	if (reading_line_ended(in) || in->l.token.kind != LEX_NUMBER ||
	    !num_read(in->l.token.text, &count) || count.scale != 0 ||
	    count.unscaled > SPAN_MOST)
		return reading_unexpected(in, "a whole number of days");
	if (reading_advance(in) != 0)
		return -1;
	if (reading_line_ended(in) || !span_unit(in->l.token.text, &unit))
		return reading_unexpected(in, "days, weeks, months or years");
	s->text = str_slice(in->source->text, from, in->l.token.end);
	s->days = count.unscaled * days[unit];
	return reading_advance(in);
}

static int
read_part(struct reading *in, struct lifecycle *c)
{
	struct node *condition;
	size_t from;

	if (lex_is_word(&in->l, "new"))
		return reading_advance(in) != 0 ? -1 : read_span(in, &c->new);
	if (lex_is_word(&in->l, "lapsed"))
		return reading_advance(in) != 0 ? -1
						: read_span(in, &c->lapsed);
	if (lex_is_word(&in->l, "won_back"))
		return reading_advance(in) != 0 ? -1
						: read_span(in, &c->won_back);
	if (lex_is_word(&in->l, "risk")) {
		if (reading_advance(in) != 0)
			return -1;
		if (reading_line_ended(in) || in->l.token.kind != LEX_NUMBER)
			return reading_unexpected(in, "a number");
		c->risk = in->l.token.text;
		return reading_advance(in);
	}
	if (!lex_is_word(&in->l, "former"))
		return reading_unexpected(in,
		    "new, lapsed, won_back, risk, former if or the end of the "
		    "line");
	if (reading_advance(in) != 0 || reading_word(in, "if") != 0)
		return -1;
	from = in->l.token.at;
	if (reading_value(in, true, &condition) != 0)
		return -1;
	c->former = str_slice(in->source->text, from, in->l.behind);
	return 0;
}

static int
add(struct buf *out, struct err *e, const char *const *pieces)
{
	for (; *pieces != NULL; pieces++) {
		if (buf_add(out, str_of(*pieces), e) != 0)
			return -1;
	}
	return 0;
}

/* The rules; texts of the file have been copied and end in NUL. */
static int
write_out(struct buf *out, const struct lifecycle *c, struct err *e)
{
	const char *ev = c->events.p;
	const char *former = c->former.p;
	char days[24];
	const char *const head[] = { "set \"", c->name.p, "\"\n", NULL };
	const char *const first[] = { " former : ", former, "\n", NULL };
	const char *const rest[] = { " lead : count(", ev, ") = 0\n",
		" lapsed : last(", ev, ") older than ", c->lapsed.text.p, "\n",
		" new : first(", ev, ") within ", c->new.text.p, "\n",
		" \"won back\" : last_gap(", ev, ") >= ", days, "\n",
		" \"at risk\" : order_days(", ev, ") >= 3 and days since last(",
		ev, ") > ", c->risk.p, " * median_gap(", ev,
		")\n or order_days(", ev, ") < 3 and days since last(", ev,
		") > all_gaps(", ev, ", 80%)\n else active\n", NULL };

	(void)snprintf(days, sizeof days, "%lld", (long long)c->won_back.days);
	if (add(out, e, head) != 0 ||
	    (former != NULL && add(out, e, first) != 0))
		return -1;
	return add(out, e, rest);
}

/* A copy that ends in NUL, so that it can be a piece. */
static int
copy(struct str *s, struct arena *memory, struct err *e)
{
	if (s->p == NULL)
		return 0;
	*s = arena_copy(memory, *s, e);
	return s->p == NULL ? -1 : 0;
}

static int
add_rules(struct reading *in, struct lifecycle *c)
{
	struct arena *memory = &in->r->memory;
	struct source *source = arena_array(memory, 1, sizeof *source, in->e);
	struct buf out = { 0 };
	int result = -1;

	if (source == NULL || copy(&c->name, memory, in->e) != 0 ||
	    copy(&c->events, memory, in->e) != 0 ||
	    copy(&c->former, memory, in->e) != 0 ||
	    copy(&c->new.text, memory, in->e) != 0 ||
	    copy(&c->lapsed.text, memory, in->e) != 0 ||
	    copy(&c->risk, memory, in->e) != 0)
		return -1;
	if (write_out(&out, c, in->e) == 0) {
		source->name = "lifecycle";
		source->text = arena_copy(memory, buf_str(&out), in->e);
		if (source->text.p != NULL)
			result = rules_add(in->r, source, in->e);
	}
	buf_free(&out);
	return result;
}

int
lifecycle_read(struct reading *in)
{
	struct lifecycle c = { .new = { str_of("30 days"), 30 },
		.lapsed = { str_of("365 days"), 365 },
		.won_back = { str_of("365 days"), 365 },
		.risk = str_of("2") };
	const struct events *ev;

	if (reading_end_set(in) != 0 ||
	    reading_name(in, "a name", &c.name) != 0 ||
	    reading_advance(in) != 0 || reading_word(in, "of") != 0)
		return -1;
	in->set = NULL;
	for (ev = in->r->events; ev != NULL; ev = ev->next) {
		if (!reading_line_ended(in) &&
		    str_equal(ev->name, in->l.token.text))
			break;
	}
	if (ev == NULL)
		return reading_unexpected(in, "events from before");
	c.events = ev->name;
	if (reading_advance(in) != 0)
		return -1;
	while (!reading_line_ended(in)) {
		if (read_part(in, &c) != 0)
			return -1;
	}
	return add_rules(in, &c);
}
