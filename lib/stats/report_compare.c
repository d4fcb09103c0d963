#include "stats/report_compare.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "stats/kind.h"

enum {
	SIDE_BY_SIDE = 5, /* groups, in columns */
	VALUES = 5,       /* of a column, one below the other */
};

struct str
report_compare_group(const struct comparison *x, size_t i)
{
	struct str name = x->groups.name[x->groups.order[i]];

	return name.n == 0 ? str_of("(empty)") : name;
}

static struct str
column_name(const struct comparison *x, size_t i)
{
	return x->header->name[x->columns.column[i]];
}

bool
report_compare_may_show(const struct comparison *x, size_t i)
{
	static const char *const places[] = { "city", "country", "region",
		"district", "industry", "title", "postcode" };
	const char *role = x->header->role[x->columns.column[i]];
	enum kind kind = kind_of(role);

	for (size_t k = 0; role != NULL && k < sizeof places / sizeof *places;
	     k++) {
		if (str_is(str_of(role), places[k]))
			return true;
	}
	return kind != KIND_BASIC &&
	       (role == NULL || !str_is(str_of(role), "customer_id"));
}

static void
put_groups(struct document *d, const struct comparison *x)
{
	struct sheet *s = document_sheet(d, "Groups", "groups");
	const struct groups *g = &x->groups;
	uint64_t all = 0;

	for (size_t i = 0; i < g->n; i++)
		all += g->records[i];
	sheet_add_column(s, "group", SHEET_LEFT);
	sheet_add_column(s, "records", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	for (size_t i = 0; i < g->nordered; i++) {
		sheet_text(s, report_compare_group(x, i));
		sheet_count(s, g->records[g->order[i]]);
		sheet_share(s, g->records[g->order[i]], all);
	}
}

/* A line of the list of differences. */
struct line {
	size_t column;
	bool missing; /* about what is missing, not about values */
	const struct contrast_test *test;
};

static int
compare_lines(const void *a, const void *b)
{
	const struct line *x = a;
	const struct line *y = b;

	if (x->test->effect != y->test->effect)
		return x->test->effect < y->test->effect ? 1 : -1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return x->missing - y->missing;
}

/* J. Cohen, "Statistical power analysis", 1988, for correlations. */
static const char *
size_of(double effect)
{
	if (effect >= .5)
		return "large";
	if (effect >= .3)
		return "medium";
	return effect >= .1 ? "small" : "none";
}

static size_t
collect_lines(const struct comparison *x, struct line *line)
{
	size_t n = 0;

	for (size_t i = 0; i < x->columns.n; i++) {
		const struct contrast *c = &x->contrast[i];

		if (c->test.name != NULL)
			line[n++] = (struct line){ i, false, &c->test };
		if (c->missing.name != NULL)
			line[n++] = (struct line){ i, true, &c->missing };
	}
	if (n > 1)
		qsort(line, n, sizeof *line, compare_lines);
	return n;
}

static void
put_known(struct sheet *s, bool known, double v, int decimals)
{
	if (known && !isnan(v))
		sheet_number(s, v, decimals);
	else
		sheet_none(s);
}

static void
put_p(struct sheet *s, double p)
{
	char text[32];

	if (p < 1e-300)
		(void)snprintf(text, sizeof text, "<1e-300");
	else if (p < .0001)
		(void)snprintf(text, sizeof text, "%.0e", p);
	else
		(void)snprintf(text, sizeof text, "%.4f", p);
	sheet_word(s, text);
}

static void
put_differences(struct document *d, const struct comparison *x,
    const struct line *line, size_t n)
{
	struct sheet *s = document_sheet(d, "Differences", NULL);

	sheet_add_column(s, "difference", SHEET_LEFT);
	sheet_add_column(s, "of", SHEET_LEFT);
	sheet_add_column(s, "effect", SHEET_RIGHT);
	sheet_add_column(s, "size", SHEET_LEFT);
	sheet_add_column(s, "psi", SHEET_RIGHT);
	sheet_add_column(s, "test", SHEET_LEFT);
	sheet_add_column(s, "p (Holm)", SHEET_RIGHT);
	for (size_t i = 0; i < n; i++) {
		const struct contrast *c = &x->contrast[line[i].column];

		sheet_text(s, column_name(x, line[i].column));
		sheet_word(s, line[i].missing               ? "missing"
			      : c->kind != CONTRAST_NUMBERS ? "values"
			      : c->date                     ? "dates"
							    : "means");
		sheet_number(s, line[i].test->effect, 3);
		sheet_word(s, size_of(line[i].test->effect));
		put_known(s, !line[i].missing, c->psi, 3);
		sheet_word(s, line[i].test->name);
		put_p(s, line[i].test->p_holm);
	}
}

static void
put_all_differences(struct document *d, const struct comparison *x,
    const struct line *line, size_t n)
{
	static const char *const names[] = { "column", "of", "effect", "test",
		"statistic", "df", "df2", "p", "p_holm", "q_bh", "cohen_d",
		"ks", "ks_p", "auc", "psi", "psi_group" };
	struct sheet *s = document_sheet(d, NULL, "differences");

	document_hide(d);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		sheet_add_column(s, names[i], SHEET_LEFT);
	for (size_t i = 0; i < n; i++) {
		const struct contrast *c = &x->contrast[line[i].column];
		const struct contrast_test *t = line[i].test;
		bool two = !line[i].missing && c->n == 2 &&
			   c->kind == CONTRAST_NUMBERS;

		sheet_text(s, column_name(x, line[i].column));
		sheet_word(s, line[i].missing ? "missing" : "values");
		sheet_number(s, t->effect, -1);
		sheet_word(s, t->name);
		sheet_number(s, t->statistic, -1);
		sheet_number(s, t->df, -1);
		put_known(s, t->df2 > 0, t->df2, -1);
		sheet_number(s, t->p, -1);
		sheet_number(s, t->p_holm, -1);
		sheet_number(s, t->q_bh, -1);
		put_known(s, two, c->d, -1);
		put_known(s, two, c->ks, -1);
		put_known(s, two, c->ks_p, -1);
		put_known(s, two, c->auc, -1);
		put_known(s, !line[i].missing, c->psi, -1);
		if (line[i].missing || isnan(c->psi))
			sheet_none(s);
		else
			sheet_text(s, report_compare_group(x, c->psi_group));
	}
}

static void
put_mean(struct sheet *s, const struct contrast *c, size_t g)
{
	char day[11] = { 0 };

	if (c->group[g].filled == 0) {
		sheet_none(s);
	} else if (!c->date) {
		sheet_number(s, c->group[g].mean, -1);
	} else {
		date_write_iso(
		    date_from_days((int32_t)floor(c->group[g].median)), day);
		sheet_word(s, day);
	}
}

/* Numbers side by side; with many groups, a row for each. */
static void
put_means(struct document *d, const struct comparison *x,
    const struct line *line, size_t n)
{
	struct sheet *s = document_sheet(d, "Means", NULL);

	sheet_add_column(s, "means (of dates medians)", SHEET_LEFT);
	sheet_add_column(s, "group", SHEET_LEFT);
	sheet_add_column(s, "filled", SHEET_RIGHT);
	sheet_add_column(s, "mean", SHEET_RIGHT);
	sheet_add_column(s, "sd", SHEET_RIGHT);
	sheet_add_column(s, "psi", SHEET_RIGHT);
	for (size_t i = 0; i < n; i++) {
		const struct contrast *c = &x->contrast[line[i].column];

		if (line[i].missing || c->kind != CONTRAST_NUMBERS)
			continue;
		for (size_t g = 0; g < c->n; g++) {
			if (g == 0)
				sheet_text(s, column_name(x, line[i].column));
			else
				sheet_word(s, "");
			sheet_text(s, report_compare_group(x, g));
			sheet_share(s, c->group[g].filled, c->group[g].records);
			put_mean(s, c, g);
			put_known(s, !c->date && c->group[g].filled > 1,
			    c->group[g].sd, -1);
			put_known(s, true, c->group[g].psi, 3);
		}
	}
}

static void
put_shares(struct document *d, const struct comparison *x,
    const struct line *line, size_t n)
{
	size_t groups = x->groups.nordered;
	struct sheet *s;

	if (groups > SIDE_BY_SIDE)
		return;
	s = document_sheet(d, "Shares", NULL);
	sheet_add_column(s, "shares", SHEET_LEFT);
	sheet_add_column(s, "value", SHEET_LEFT);
	for (size_t g = 0; g < groups; g++) {
		struct str name =
		    arena_copy(&d->memory, report_compare_group(x, g), d->err);

		sheet_add_column(s, name.p == NULL ? "" : name.p, SHEET_RIGHT);
	}
	for (size_t i = 0; i < n; i++) {
		const struct contrast *c = &x->contrast[line[i].column];
		const bool *may;
		size_t told = 0;

		if (line[i].missing || c->kind != CONTRAST_CATEGORIES ||
		    !report_compare_may_show(x, line[i].column))
			continue;
		may = report_compare_told(d, x, line[i].column);
		if (may == NULL)
			return;
		for (size_t k = 0; k < c->nvalues && told < VALUES; k++) {
			const struct contrast_value *v = &c->value[k];

			if (!may[k])
				continue;
			if (told++ == 0)
				sheet_text(s, column_name(x, line[i].column));
			else
				sheet_word(s, "");
			sheet_text(s, v->text);
			for (size_t g = 0; g < groups; g++)
				sheet_share(s, v->count[g], c->group[g].filled);
		}
	}
}

/* Values that the last group has and the first has not, or the other way. */
static void
put_new(struct document *d, const struct comparison *x)
{
	struct sheet *s;
	size_t last = x->groups.nordered - 1;

	if (x->groups.kind == GROUPS_BY_VALUE)
		return;
	s = document_sheet(d, "New and gone", "new_and_gone");
	sheet_add_column(s, "new and gone", SHEET_LEFT);
	sheet_add_column(s, "what", SHEET_LEFT);
	sheet_add_column(s, "value", SHEET_LEFT);
	sheet_add_column(s, "records", SHEET_RIGHT);
	for (size_t i = 0; i < x->columns.n; i++) {
		const struct contrast *c = &x->contrast[i];
		const bool *may;

		if (c->kind != CONTRAST_CATEGORIES ||
		    !report_compare_may_show(x, i))
			continue;
		may = report_compare_told(d, x, i);
		if (may == NULL)
			return;
		for (size_t k = 0; k < c->nvalues; k++) {
			const struct contrast_value *v = &c->value[k];
			uint64_t before = v->count[0];
			uint64_t after = v->count[last];

			if (!may[k] || (before > 0) == (after > 0))
				continue;
			sheet_text(s, column_name(x, i));
			sheet_word(s, before == 0 ? "new" : "gone");
			sheet_text(s, v->text);
			sheet_count(s, before + after);
		}
	}
}

static void
put_head(struct document *d, const struct comparison *x)
{
	const struct groups *g = &x->groups;

	document_line(d, "Compared: %zu groups, %zu columns, %zu tests",
	    g->nordered, x->columns.n, x->tests);
	if (g->nsmall > 0)
		document_line(d, "left out, of fewer than %u records each: %zu",
		    x->options->k, g->nsmall);
	if (g->outside > 0)
		document_line(d,
		    "left out, records without a date (YYYY-MM-DD, see "
		    "cust-normalize): %" PRIu64,
		    g->outside);
}

void
report_compare(struct document *d, const struct comparison *x)
{
	struct line *line =
	    arena_array(&d->memory, 2 * x->columns.n, sizeof *line, d->err);
	size_t n;

	d->title = "Comparison";
	if (line == NULL) {
		d->failed = true;
		return;
	}
	n = collect_lines(x, line);
	put_head(d, x);
	if (x->groups.nordered < 2)
		document_line(d, "Two groups are needed: nothing to compare.");
	put_all_differences(d, x, line, n);
	put_groups(d, x);
	put_differences(d, x, line, n);
	put_means(d, x, line, n);
	put_shares(d, x, line, n);
	report_compare_trend(d, x);
	if (x->groups.nordered >= 2)
		put_new(d, x);
	if (x->groups.kind == GROUPS_BY_VALUE)
		report_compare_cards(d, x);
}
