#include <inttypes.h>
#include <stdio.h>

#include "base/num.h"
#include "base/utf8.h"
#include "stats/contrast_state.h"
#include "stats/cross.h"
#include "stats/print_table.h"

enum {
	SIDE_BY_SIDE = 6, /* values of the second column: always a table, */
	COLUMNS = 24,     /* where it fits a table, */
	GAP = 2,
};
/* up to SHEET_BINS_MOST a map. */

static const struct cross_cell *
cell_at(const struct cross *x, size_t i)
{
	return (const struct cross_cell *)(const void *)x->cells.p + i;
}

static void
put_value(struct sheet *s, const struct cross *x, size_t column, size_t value)
{
	struct str text = x->value[column][value].text;

	if (text.n == 0)
		sheet_word(s, "(empty)");
	else
		sheet_text(s, text);
}

/* How often the values would come together if they did not depend on each
 * other. */
static double
expected(const struct cross *x, const struct cross_cell *c)
{
	double n = (double)x->total;

	for (size_t i = 0; i < x->n; i++)
		n *= (double)x->value[i][c->value[i]].total / (double)x->total;
	return n;
}

static void
put_cells(struct document *d, const struct cross *x, bool hide)
{
	struct sheet *s = document_sheet(d, "Cells", "cells");
	size_t n = x->cells.n / sizeof(struct cross_cell);

	if (hide)
		document_hide(d);
	for (size_t i = 0; i < x->n; i++) {
		struct str name = arena_copy(&d->memory, x->name[i], d->err);

		sheet_add_column(s, name.p == NULL ? "" : name.p, SHEET_LEFT);
	}
	sheet_add_column(s, "count", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT);
	sheet_add_column(s, "lift", SHEET_RIGHT);
	for (size_t i = 0; i < n; i++) {
		const struct cross_cell *c = cell_at(x, i);

		for (size_t k = 0; k < x->n; k++)
			put_value(s, x, k, c->value[k]);
		if (c->hidden) {
			sheet_none(s);
			sheet_none(s);
			sheet_none(s);
			continue;
		}
		sheet_count(s, c->count);
		sheet_share(s, c->count, x->total);
		sheet_number(s, (double)c->count / expected(x, c), 2);
	}
}

static int
shade_of_lift(double lift)
{
	if (lift < 1)
		return lift <= .5 ? -2 : lift <= .8 ? -1 : 0;
	return lift >= 2 ? 3 : lift >= 1.5 ? 2 : lift >= 1.25 ? 1 : 0;
}

/* Quarters of the largest count that is told. */
static int
shade_of_count(uint64_t count, uint64_t most)
{
	return most == 0 ? 0 : (int)((double)count / (double)most * 3.999);
}

static uint64_t
largest_told(const struct cross *x)
{
	uint64_t most = 0;

	for (size_t i = 0; i < x->cells.n / sizeof(struct cross_cell); i++) {
		const struct cross_cell *c = cell_at(x, i);

		if (!c->hidden && c->count > most)
			most = c->count;
	}
	return most;
}

static void
put_count(struct sheet *s, const struct cross *x, const struct cross_cell *c,
    bool lift, uint64_t most)
{
	if (c->hidden) {
		sheet_word(s, "*");
	} else if (lift) {
		double times = (double)c->count / expected(x, c);

		sheet_number(s, times, 2);
		sheet_shade(s, shade_of_lift(times));
	} else {
		sheet_count(s, c->count);
		sheet_shade(s, shade_of_count(c->count, most));
	}
}

/* A row for each value of the first column, a column for each of the second;
 * lift instead of counts when asked. */
static void
put_table(struct document *d, const struct cross *x, bool lift)
{
	struct sheet *s = document_sheet(d, lift ? "Lift" : "Counts", NULL);
	size_t columns = x->nvalues[1];
	uint64_t most = largest_told(x);

	sheet_add_column(s, lift ? "lift" : "count", SHEET_LEFT);
	for (size_t k = 0; k < columns; k++) {
		struct str text = x->value[1][k].text;
		struct str name = arena_copy(
		    &d->memory, text.n == 0 ? str_of("(empty)") : text, d->err);

		sheet_add_column(s, name.p == NULL ? "" : name.p, SHEET_RIGHT);
	}
	if (!lift)
		sheet_add_column(s, "all", SHEET_RIGHT);
	for (size_t i = 0; i < x->nvalues[0]; i++) {
		put_value(s, x, 0, i);
		for (size_t k = 0; k < columns; k++)
			put_count(
			    s, x, cell_at(x, i * columns + k), lift, most);
		if (!lift)
			sheet_count(s, x->value[0][i].total);
	}
	if (lift)
		return;
	sheet_word(s, "all");
	for (size_t k = 0; k < columns; k++)
		sheet_count(s, x->value[1][k].total);
	sheet_count(s, x->total);
}

/* Of a table that hides nothing: with its margins, the statistic of a small one
 * tells all its cells. */
static void
put_test(struct document *d, const struct cross *x)
{
	size_t rows = x->nvalues[0];
	size_t columns = x->nvalues[1];
	struct contrast_test t = { .name = NULL };
	const uint64_t **row =
	    arena_array(&d->memory, rows, sizeof *row, d->err);
	uint64_t *count =
	    arena_array(&d->memory, rows * columns, sizeof *count, d->err);

	if (row == NULL || count == NULL) {
		d->failed = true;
		return;
	}
	for (size_t i = 0; i < rows * columns; i++)
		count[i] = cell_at(x, i)->count;
	for (size_t i = 0; i < rows; i++)
		row[i] = count + i * columns;
	contrast_state_chi_square(&t, row, rows, columns);
	if (t.name != NULL)
		document_line(d,
		    "chi-square %.2f, df %.0f, p %.2g, Cramer's V %.3f",
		    t.statistic, t.df, t.p, t.effect);
}

static size_t
width_of(struct str text)
{
	return text.n == 0 ? strlen("(empty)") : utf8_width(text);
}

/* Does a table of the counts fit a page? */
static bool
fits(const struct cross *x)
{
	char text[NUM_TEXT];
	size_t figure = num_write_count(x->total, text);
	size_t width = strlen("count");

	if (x->nvalues[1] <= SIDE_BY_SIDE || x->nvalues[1] > COLUMNS)
		return x->nvalues[1] <= SIDE_BY_SIDE;
	for (size_t i = 0; i < x->nvalues[0]; i++) {
		if (width_of(x->value[0][i].text) > width)
			width = width_of(x->value[0][i].text);
	}
	width += GAP + (figure > strlen("all") ? figure : strlen("all"));
	/* Lift has four characters. */
	figure = figure > 4 ? figure : 4;
	for (size_t i = 0; i < x->nvalues[1]; i++) {
		size_t name = width_of(x->value[1][i].text);

		width += GAP + (name > figure ? name : figure);
	}
	return width <= PRINT_TABLE_WIDTH;
}

/* "hour: 0 to 23" */
static const char *
title_of_map(struct document *d, const struct cross *x)
{
	const struct cross_value *v = x->value[1];
	struct str last = v[x->nvalues[1] - 1].text;
	struct buf title = { 0 };
	struct str made = { NULL, 0 };

	if (buf_add(&title, x->name[1], d->err) == 0 &&
	    buf_add(&title, str_of(": "), d->err) == 0 &&
	    buf_add(&title, v[0].text, d->err) == 0 &&
	    buf_add(&title, str_of(" to "), d->err) == 0 &&
	    buf_add(&title, last.n == 0 ? str_of("(empty)") : last, d->err) ==
		0)
		made = arena_copy(&d->memory, buf_str(&title), d->err);
	buf_free(&title);
	d->failed |= made.p == NULL;
	return made.p == NULL ? "" : made.p;
}

/* A line for each value of the first column, all of one scale. */
static void
put_map(struct document *d, const struct cross *x)
{
	struct sheet *s = document_sheet(d, "Map", NULL);
	size_t columns = x->nvalues[1];
	uint64_t most = largest_told(x);

	sheet_add_column(s, "map", SHEET_LEFT);
	sheet_add_column(s, title_of_map(d, x), SHEET_LEFT);
	sheet_add_column(s, "all", SHEET_RIGHT);
	for (size_t i = 0; i < x->nvalues[0]; i++) {
		uint64_t bin[SHEET_BINS_MOST];

		for (size_t k = 0; k < columns; k++) {
			const struct cross_cell *c =
			    cell_at(x, i * columns + k);

			bin[k] = c->hidden ? 0 : c->count;
		}
		put_value(s, x, 0, i);
		sheet_bins(s, bin, columns);
		sheet_against(s, most);
		sheet_count(s, x->value[0][i].total);
	}
}

void
cross_report(struct document *d, const struct cross *x)
{
	bool table = x->n == 2 && fits(x);
	bool hidden = false;

	d->title = "Cross table";
	document_line(d, "%" PRIu64 " records", x->total);
	if (x->total == 0)
		return;
	for (size_t i = 0; i < x->cells.n / sizeof(struct cross_cell); i++)
		hidden |= cell_at(x, i)->hidden;
	if (x->n == 2 && !hidden)
		put_test(d, x);
	if (hidden)
		document_line(d,
		    "hidden (* or -): cells of fewer than %" PRIu64
		    " records, and what would tell them",
		    x->k);
	if (x->n == 2 && !table && x->nvalues[1] <= SHEET_BINS_MOST)
		put_map(d, x);
	put_cells(d, x, table);
	if (!table)
		return;
	put_table(d, x, false);
	put_table(d, x, true);
}
