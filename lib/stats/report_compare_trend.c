/* Where periods go: the line of least squares through their means, or through
 * the shares of each value. */
#include <math.h>
#include <stdlib.h>

#include "stats/report_compare.h"

enum {
	LEAST = 3,  /* periods */
	VALUES = 5, /* of a column, the steepest */
};

struct line {
	const struct contrast_value *value; /* NULL: of means */
	double first, last, slope, fit;
};

/* A year, quarter or month as a number that grows by one: "2024", "2024-Q1",
 * "2024-03". */
static double
place_of(const struct comparison *x, size_t group)
{
	struct str name = report_compare_group(x, group);
	double year = 0;
	double part = 0;

	for (size_t i = 0; i < 4 && i < name.n; i++)
		year = year * 10 + (name.p[i] - '0');
	for (size_t i = 5; i < name.n; i++) {
		if (name.p[i] >= '0' && name.p[i] <= '9')
			part = part * 10 + (name.p[i] - '0');
	}
	return x->groups.kind == GROUPS_BY_MONTH  ? year * 12 + part
	       : x->groups.kind == GROUPS_BY_YEAR ? year
						  : year * 4 + part;
}

/* The share of a value in a group; of no value, the mean.  NAN: there is
 * none. */
static double
height_of(
    const struct contrast *c, const struct contrast_value *v, size_t group)
{
	double filled = (double)c->group[group].filled;

	if (filled <= 0)
		return NAN;
	return v == NULL ? c->group[group].mean
			 : (double)v->count[group] / filled;
}

/* Through the periods that have a height.  False where they are too few. */
static bool
fit_line(struct line *l, const struct comparison *x, const struct contrast *c,
    const struct contrast_value *v)
{

	double n = 0, mx = 0, my = 0, xx = 0, xy = 0, yy = 0;

	for (size_t g = 0; g < x->groups.nordered; g++) {
		double y = height_of(c, v, g);
		double dx = place_of(x, g) - mx;
		double dy = y - my;

		if (isnan(y))
			continue;
		if (n < 1)
			l->first = y;
		l->last = y;
		n++;
		mx += dx / n;
		my += dy / n;
		xx += dx * (place_of(x, g) - mx);
		xy += dx * (y - my);
		yy += dy * (y - my);
	}
	if (n < LEAST)
		return false;
	l->value = v;
	l->slope = xy / xx;
	l->fit = yy > 0 ? xy * xy / (xx * yy) : 1;
	return true;
}

/* Steepest first; equal ones stay as frequent as they are. */
static int
compare_lines(const void *a, const void *b)
{
	const struct line *x = a;
	const struct line *y = b;

	/* Two values are each other's mirror, but for the last digit. */
	double steeper =
	    round(fabs(y->slope) * 1e9) - round(fabs(x->slope) * 1e9);

	if (steeper != 0)
		return steeper > 0 ? 1 : -1;
	return (x->value > y->value) - (x->value < y->value);
}

static void
put_line(struct sheet *s, struct str column, const struct line *l)
{
	int decimals = l->value == NULL ? -1 : 4;

	sheet_text(s, column);
	if (l->value == NULL)
		sheet_word(s, "(mean)");
	else
		sheet_text(s, l->value->text);
	sheet_number(s, l->first, decimals);
	sheet_number(s, l->last, decimals);
	sheet_number(s, l->slope, decimals);
	sheet_number(s, l->fit, 3);
}

static void
put_values(
    struct document *d, struct sheet *s, const struct comparison *x, size_t i)
{
	const struct contrast *c = &x->contrast[i];
	const bool *may = report_compare_told(d, x, i);
	struct line *line =
	    arena_array(&d->memory, c->nvalues, sizeof *line, d->err);
	size_t n = 0;

	d->failed |= line == NULL;
	if (d->failed)
		return;
	for (size_t k = 0; k < c->nvalues; k++)
		n += may[k] && fit_line(&line[n], x, c, &c->value[k]);
	if (n > 1)
		qsort(line, n, sizeof *line, compare_lines);
	for (size_t k = 0; k < n && k < VALUES; k++)
		put_line(s, x->header->name[x->columns.column[i]], &line[k]);
}

void
report_compare_trend(struct document *d, const struct comparison *x)
{
	struct sheet *s;
	struct line line;

	if (x->groups.kind < GROUPS_BY_YEAR || x->groups.nordered < LEAST)
		return;
	s = document_sheet(d, "Trend", "trend");
	sheet_add_column(s, "trend", SHEET_LEFT);
	sheet_add_column(s, "of", SHEET_LEFT);
	sheet_add_column(s, "first", SHEET_RIGHT);
	sheet_add_column(s, "last", SHEET_RIGHT);
	sheet_add_column(s, "a period", SHEET_RIGHT);
	sheet_add_column(s, "fit", SHEET_RIGHT);
	for (size_t i = 0; i < x->columns.n; i++) {
		const struct contrast *c = &x->contrast[i];

		if (x->columns.column[i] == x->groups.column)
			continue;
		if (c->kind == CONTRAST_CATEGORIES &&
		    report_compare_may_show(x, i))
			put_values(d, s, x, i);
		else if (c->kind == CONTRAST_NUMBERS && !c->date &&
			 fit_line(&line, x, c, NULL))
			put_line(
			    s, x->header->name[x->columns.column[i]], &line);
	}
}
