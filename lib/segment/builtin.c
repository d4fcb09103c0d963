/* The texts of the rules that are built in. */
#include "segment/builtin.h"

#include "segment/define.h"
#include "segment/tier.h"

static const char customers[] =
    "column recency_days = days since last(orders)\n"
    "column orders = count(orders)\n"
    "column revenue = sum(orders)\n";

/* The ten segments of the documentation of R's package rfm (0.3.0, MIT). */
static const char segments[] =
    "set segment\n"
    "  Champions            : r = 5 and f = 5 and m = 5\n"
    "  \"Potential Loyalist\" : r >= 3 and f >= 3 and m >= 2\n"
    "  \"Loyal Customers\"    : r between 2 and 4 and f between 2 and 4\n"
    "                         and m between 2 and 4\n"
    "  Promising            : r between 3 and 4 and f <= 3 and m >= 3\n"
    "  \"New Customers\"      : r >= 4 and f <= 3\n"
    "  \"Can't Lose Them\"    : r <= 2 and f between 3 and 4 and m >= 4\n"
    "  \"At Risk\"            : r <= 2 and f >= 2 and m >= 4\n"
    "  \"Need Attention\"     : r <= 3 and f >= 3 and m >= 3\n"
    "  \"About To Sleep\"     : r between 2 and 3 and f <= 3 and m <= 4\n"
    "  Lost                 : r = 1\n"
    "  else Others\n";

static const char lifecycle[] = "column orders = count(orders)\n"
				"column first_order = first(orders)\n"
				"column last_order = last(orders)\n"
				"lifecycle lifecycle of orders\n";

static const char value_tier[] =
    "column orders = count(orders)\n"
    "column revenue = sum(orders)\n"
    "tier tier = revenue by share 80% 95% names A B C\n"
    "tier decile = revenue by ntile 10 reverse\n";

static const char histories[] = "let last = last(orders)\n"
				"let first = first(orders)\n"
				"column repeat_days = order_days(orders) - 1\n"
				"column active_days = last - first\n"
				"column watched_days = days since first\n"
				"column repeat_value = repeat_value(orders)\n";

enum { RFM_PARTS = 5 };

static int
add(struct rules *r, const char *text, struct err *e)
{
	struct source *source = arena_array(&r->memory, 1, sizeof *source, e);

	if (source == NULL)
		return -1;
	source->name = "built-in rules";
	source->text = str_of(text);
	return rules_add(r, source, e);
}

/* A line of two parts, the second as the user has told it or, where that is only
 * the name of the option, as usual. */
static int
add_line(struct rules *r, const char *begin, const char *told,
    const char *option, const char *usual, struct err *e)
{
	struct buf line = { 0 };
	struct str kept = { NULL, 0 };

	if (buf_add(&line, str_of(begin), e) == 0 &&
	    buf_add(&line, str_of(strcmp(told, option) == 0 ? usual : told),
		e) == 0)
		kept = arena_copy(&r->memory, buf_str(&line), e);
	buf_free(&line);
	return kept.p == NULL ? -1 : add(r, kept.p, e);
}

static int
add_rfm(struct rules *r, const char *how, struct err *e)
{
	const struct rule *recency;

	if (add(r, customers, e) != 0 ||
	    add_line(r, "rfm = recency_days, orders, revenue by ", how, "rfm",
		"quantile 5", e) != 0)
		return -1;
	recency = rules_find(r, str_of("r"));
	return recency->tier->k == RFM_PARTS ? add(r, segments, e) : 0;
}

int
builtin_rules(struct rules *r, enum builtin kind,
    const struct builtin_options *o, struct err *e)
{
	const char *key = o->key == NULL ? "customer_id" : o->key;

	r->source.name = "built-in rules";
	if (define_log(r, "orders", key, e) == NULL)
		return -1;
	switch (kind) {
	case BUILTIN_CLV:
		return add(r, histories, e) != 0 ? -1
						 : add_line(r, "clv of orders ",
						       o->clv, "clv", "", e);
	case BUILTIN_RFM:
		return add_rfm(r, o->rfm, e);
	case BUILTIN_LIFECYCLE:
		return add(r, lifecycle, e);
	default:
		return add(r, value_tier, e);
	}
}
