/* A card for each group: the values it has more often than all do. */
#include <math.h>

#include "stats/report_compare.h"

enum { MOST = 64 /* values that are candidates for a card */ };

/* A value that a group has more often than all do. */
struct trait {
	size_t column;
	const struct contrast_value *value; /* or NULL: it is a mean */
	double lift;
	double weight; /* how far the share, or the mean, is above */
};

struct hand {
	struct trait trait[MOST];
	size_t n;
};

/* Keep the weightiest, in order. */
static void
keep(struct hand *hand, struct trait t, size_t most)
{
	size_t at = hand->n;

	if (most > MOST)
		most = MOST;
	for (; at > 0 && hand->trait[at - 1].weight < t.weight; at--) {
		if (at < most)
			hand->trait[at] = hand->trait[at - 1];
	}
	if (at >= most)
		return;
	hand->trait[at] = t;
	if (hand->n < most)
		hand->n++;
}

static void
deal_values(struct hand *hand, const struct comparison *x, size_t column,
    size_t group, const bool *told)
{
	const struct contrast *c = &x->contrast[column];
	double all = 0;
	double of = (double)c->group[group].filled;

	for (size_t g = 0; g < c->n; g++)
		all += (double)c->group[g].filled;
	for (size_t i = 0; i < c->nvalues && of > 0; i++) {
		const struct contrast_value *v = &c->value[i];
		double here = (double)v->count[group] / of;
		double there = (double)v->total / all;

		if (told[i] && here > there)
			keep(hand,
			    (struct trait){
				column, v, here / there, here - there },
			    x->options->top);
	}
}

/* Of two values of a column one is the other's lack: both may be traits. */
static void
deal(struct hand *hand, const struct comparison *x, size_t group,
    const bool *const *told)
{
	for (size_t i = 0; i < x->columns.n; i++) {
		if (told[i] != NULL)
			deal_values(hand, x, i, group, told[i]);
	}
}

/* What may be told of each column, NULL: nothing. */
static const bool **
find_told(struct document *d, const struct comparison *x)
{
	const bool **told =
	    arena_array(&d->memory, x->columns.n, sizeof *told, d->err);

	d->failed |= told == NULL;
	for (size_t i = 0; i < x->columns.n && !d->failed; i++) {
		if (x->contrast[i].kind == CONTRAST_CATEGORIES &&
		    x->columns.column[i] != x->groups.column &&
		    report_compare_may_show(x, i))
			told[i] = report_compare_told(d, x, i);
	}
	return told;
}

void
report_compare_cards(struct document *d, const struct comparison *x)
{
	const bool **told = find_told(d, x);
	struct sheet *s = document_sheet(d, "Personas", "personas");

	if (d->failed)
		return;
	sheet_add_column(s, "persona", SHEET_LEFT);
	sheet_add_column(s, "column", SHEET_LEFT);
	sheet_add_column(s, "typical value", SHEET_LEFT);
	sheet_add_column(s, "share", SHEET_RIGHT);
	sheet_add_column(s, "of all", SHEET_RIGHT);
	sheet_add_column(s, "lift", SHEET_RIGHT);
	for (size_t g = 0; g < x->groups.nordered; g++) {
		struct hand hand = { .n = 0 };

		deal(&hand, x, g, told);
		for (size_t i = 0; i < hand.n; i++) {
			const struct trait *t = &hand.trait[i];
			const struct contrast *c = &x->contrast[t->column];
			uint64_t all = 0;

			for (size_t k = 0; k < c->n; k++)
				all += c->group[k].filled;
			sheet_text(s, report_compare_group(x, g));
			sheet_text(
			    s, x->header->name[x->columns.column[t->column]]);
			sheet_text(s, t->value->text);
			sheet_share(s, t->value->count[g], c->group[g].filled);
			sheet_share(s, t->value->total, all);
			sheet_number(s, t->lift, 2);
		}
	}
}
