#include "match/survive_rules.h"

#include "match/survive_item.h"
#include "match/survive_order.h"
#include "record/select.h"

static const char *const names[SURVIVE_RULES] = {
	[SURVIVE_FIRST] = "first",
	[SURVIVE_LAST] = "last",
	[SURVIVE_RECENT] = "recent",
	[SURVIVE_OLDEST] = "oldest",
	[SURVIVE_SOURCE] = "source",
	[SURVIVE_COMPLETE] = "complete",
	[SURVIVE_LONGEST] = "longest",
	[SURVIVE_FREQUENT] = "frequent",
	[SURVIVE_WEIGHTED] = "weighted",
	[SURVIVE_MIN] = "min",
	[SURVIVE_MAX] = "max",
	[SURVIVE_VALID] = "valid",
	[SURVIVE_DENIED] = "denied",
	[SURVIVE_ALL] = "all",
};

/* What all functions of the reader pass on. */
struct reading {
	const struct header *h;
	const struct survive_options *options;
	struct arena *memory;
	const struct survive_told **told; /* per column */
	struct survive_order **orders;
	struct survive_item item; /* being read */
	struct err *e;
};

static int
fail(const struct reading *in, const char *why)
{
	return survive_item_fail(&in->item, in->e, why);
}

const char *
survive_rule_name(enum survive_rule rule)
{
	return names[rule];
}

bool
survive_rules_agree(const struct survive_told *a, const struct survive_told *b)
{
	if (a->rule != b->rule)
		return false;
	switch (a->rule) {
	case SURVIVE_RECENT:
	case SURVIVE_OLDEST:
		return a->column == b->column;
	case SURVIVE_ALL:
		return str_equal(a->separator, b->separator);
	case SURVIVE_SOURCE:
		return survive_order_agrees(a->order, b->order);
	default:
		return true;
	}
}

/* recent, oldest: the column with the dates. */
static int
read_dates(const struct reading *in, struct survive_told *t)
{
	const bool recent = t->rule == SURVIVE_RECENT;
	const char *role = recent ? "updated_at" : "created_at";
	struct selection chosen = { NULL, 0, { NULL, NULL, 0, 0 } };
	struct str text = survive_item_trim(in->item.argument);
	int result = -1;

	if (text.n == 0) {
		t->column = header_find_role(in->h, str_of(role), 0);
		if (t->column != HEADER_NONE)
			return 0;
		(void)fail(in, recent ? "no column has the role updated_at"
				      : "no column has the role created_at");
		return err_hint(
		    in->e, "say which column: %s(COLUMN)", names[t->rule]);
	}
	text = arena_copy(in->memory, text, in->e);
	if (text.p != NULL &&
	    select_columns(&chosen, text.p, in->h, in->e) == 0)
		result = chosen.n == 1 ? 0 : fail(in, "expected one column");
	if (result == 0)
		t->column = chosen.column[0];
	selection_free(&chosen);
	return result;
}

static int
read_order(const struct reading *in, struct survive_told *t)
{
	struct survive_order *r = survive_order_read(
	    &in->item, in->h, in->options, in->memory, in->e);

	if (r == NULL)
		return -1;
	r->next = *in->orders;
	t->order = *in->orders = r;
	return 0;
}

static int
check_weights(const struct reading *in)
{
	if (in->item.has_argument)
		return fail(in, "this rule takes no argument");
	if (in->options->weigh != NULL)
		return 0;
	(void)fail(in, "nothing tells what these records weigh");
	return err_hint(in->e, "cust-dedupe without --key knows weights");
}

static int
read_separator(const struct reading *in, struct survive_told *t)
{
	t->separator = str_of("|");
	if (in->item.argument.n == 0)
		return 0;
	if (survive_item_unquote(&in->item, in->item.argument, &t->separator,
		in->memory, in->e) != 0)
		return -1;
	return t->separator.n > 0 ? 0 : fail(in, "the separator is empty");
}

static int
read_rule(const struct reading *in, struct survive_told *t)
{
	size_t i = 0;

	while (i < SURVIVE_RULES && !str_is(in->item.name, names[i]))
		i++;
	if (i == SURVIVE_RULES) {
		(void)fail(in, "there is no such rule");
		return err_hint(in->e,
		    "there are: recent, oldest, source(A>B), complete, "
		    "longest, frequent, weighted, min, max, first, last, all, "
		    "valid, denied");
	}
	t->rule = (enum survive_rule)i;
	switch (t->rule) {
	case SURVIVE_RECENT:
	case SURVIVE_OLDEST:
		return read_dates(in, t);
	case SURVIVE_SOURCE:
		return read_order(in, t);
	case SURVIVE_WEIGHTED:
		return check_weights(in);
	case SURVIVE_ALL:
		return read_separator(in, t);
	default:
		if (in->item.has_argument)
			return fail(in, "this rule takes no argument");
		return 0;
	}
}

/* The rule for its columns, in place of what was told for them before. */
static int
tell(const struct reading *in, struct survive_told *t)
{
	struct selection chosen = { NULL, 0, { NULL, NULL, 0, 0 } };
	struct str text;
	int result = -1;

	t->weak = str_is(in->item.columns, "*");
	if (t->weak) {
		for (size_t i = 0; i < in->h->n; i++)
			if (in->told[i] == NULL || in->told[i]->weak)
				in->told[i] = t;
		return 0;
	}
	text = arena_copy(in->memory, in->item.columns, in->e);
	if (text.p != NULL)
		result = select_columns(&chosen, text.p, in->h, in->e);
	for (size_t i = 0; result == 0 && i < chosen.n; i++)
		in->told[chosen.column[i]] = t;
	selection_free(&chosen);
	return result;
}

/* All items of one --survive. */
static int
read_items(struct reading *in, struct str rest)
{
	do {
		struct survive_told *t;

		if (survive_item_next(&rest, &in->item, in->e) != 0)
			return -1;
		t = arena_array(in->memory, 1, sizeof *t, in->e);
		if (t == NULL || read_rule(in, t) != 0 || tell(in, t) != 0)
			return -1;
	} while (rest.p != NULL);
	return 0;
}

int
survive_rules_read(const struct survive_told ***told,
    struct survive_order **orders, const struct header *h,
    const struct survive_options *o, struct arena *memory, struct err *e)
{
	struct reading in = {
		.h = h, .options = o, .orders = orders, .memory = memory, .e = e
	};

	in.told = arena_array(memory, h->n, sizeof(struct survive_told *), e);
	if (in.told == NULL)
		return -1;
	*told = in.told;
	for (size_t i = 0; i < o->nrules; i++) {
		if (read_items(&in, str_of(o->rules[i])) != 0)
			return -1;
	}
	return 0;
}
