#include "stats/report_profile.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/date.h"
#include "stats/kind.h"
#include "stats/report_values.h"

static void
put_columns(struct document *d, const struct report *r)
{
	struct sheet *s = document_sheet(d, "Columns", NULL);

	sheet_add_column(s, "column", SHEET_LEFT);
	sheet_add_column(s, "role", SHEET_LEFT);
	sheet_add_column(s, "type", SHEET_LEFT);
	sheet_add_column(s, "content", SHEET_LEFT);
	sheet_add_column(s, "filled", SHEET_RIGHT);
	sheet_add_column(s, "empty", SHEET_RIGHT);
	sheet_add_column(s, "distinct", SHEET_RIGHT);
	for (size_t i = 0; i < r->columns->n; i++) {
		const struct profile *p = &r->profile[i];

		report_values_name(s, r, i);
		sheet_word(s, p->role);
		sheet_word(s, profile_type_name(p->type));
		sheet_word(s, p->scale != NULL
				  ? p->scale
				  : profile_content_name(p->content));
		sheet_share(s, p->filled, p->records);
		sheet_count(s, p->records - p->filled);
		sheet_about(s, p->bounds.estimated, p->distinct);
	}
}

/* How much of each kind of data there is. */
static void
put_kinds(struct document *d, const struct report *r)
{
	struct sheet *s = document_sheet(d, "Kinds of data", NULL);

	sheet_add_column(s, "kind of data", SHEET_LEFT);
	sheet_add_column(s, "columns", SHEET_RIGHT);
	sheet_add_column(s, "filled", SHEET_RIGHT | SHEET_BAR);
	for (int kind = 0; kind < KIND_UNKNOWN; kind++) {
		uint64_t columns = 0;
		uint64_t filled = 0;

		for (size_t i = 0; i < r->columns->n; i++) {
			const struct profile *p = &r->profile[i];

			if (kind_of(p->role) != (enum kind)kind)
				continue;
			columns++;
			filled += p->filled;
		}
		if (columns == 0)
			continue;
		sheet_word(s, kind_name((enum kind)kind));
		sheet_count(s, columns);
		sheet_share(s, filled, columns * r->records);
	}
}

static void
put_range(struct sheet *s, uint64_t from, uint64_t to)
{
	char text[48];

	(void)snprintf(text, sizeof text,
	    from == to ? "%" PRIu64 : "%" PRIu64 "-%" PRIu64, from, to);
	sheet_word(s, text);
}

static void
put_ranges(struct document *d, const struct report *r)
{
	struct sheet *s = document_sheet(d, "Ranges", NULL);

	sheet_add_column(s, "column", SHEET_LEFT);
	sheet_add_column(s, "length", SHEET_RIGHT);
	sheet_add_column(s, "min", SHEET_LEFT);
	sheet_add_column(s, "max", SHEET_LEFT);
	for (size_t i = 0; i < r->columns->n; i++) {
		const struct profile *p = &r->profile[i];

		if (p->filled == 0)
			continue;
		report_values_name(s, r, i);
		put_range(s, p->shortest, p->longest);
		sheet_text(s, buf_str(&p->min));
		sheet_text(s, buf_str(&p->max));
	}
}

static void
put_numbers(struct document *d, const struct report *r)
{
	struct sheet *s = document_sheet(d, "Numbers", NULL);

	sheet_add_column(s, "numbers", SHEET_LEFT);
	sheet_add_column(s, "mean", SHEET_RIGHT);
	sheet_add_column(s, "sd", SHEET_RIGHT);
	sheet_add_column(s, "q1", SHEET_RIGHT);
	sheet_add_column(s, "median", SHEET_RIGHT);
	sheet_add_column(s, "q3", SHEET_RIGHT);
	sheet_add_column(s, "min-max", SHEET_LEFT);
	for (size_t i = 0; i < r->columns->n; i++) {
		const struct profile *p = &r->profile[i];
		const double *quantile = p->numbers.quantile;

		if (!profile_is_numeric(p))
			continue;
		report_values_name(s, r, i);
		sheet_number(s, p->numbers.mean, -1);
		if (profile_has_spread(p))
			sheet_number(s, p->numbers.sd, -1);
		else
			sheet_none(s);
		sheet_number(s, quantile[NUMBERS_Q1], -1);
		sheet_number(s, quantile[NUMBERS_MEDIAN], -1);
		sheet_number(s, quantile[NUMBERS_Q3], -1);
		sheet_bins(s, p->numbers.bin, NUMBERS_BINS);
	}
}

static void
put_day(struct sheet *s, double day)
{
	char text[11] = { 0 };

	date_write_iso(date_from_days((int32_t)day), text);
	sheet_word(s, text);
}

static void
put_dates(struct document *d, const struct report *r)
{
	struct sheet *s = document_sheet(d, "Dates", NULL);

	sheet_add_column(s, "dates", SHEET_LEFT);
	sheet_add_column(s, "q1", SHEET_LEFT);
	sheet_add_column(s, "median", SHEET_LEFT);
	sheet_add_column(s, "q3", SHEET_LEFT);
	sheet_add_column(s, "min-max", SHEET_LEFT);
	for (size_t i = 0; i < r->columns->n; i++) {
		const struct profile *p = &r->profile[i];

		if (p->type != PROFILE_DATE)
			continue;
		report_values_name(s, r, i);
		put_day(s, p->numbers.quantile[NUMBERS_Q1]);
		put_day(s, p->numbers.quantile[NUMBERS_MEDIAN]);
		put_day(s, p->numbers.quantile[NUMBERS_Q3]);
		sheet_bins(s, p->numbers.bin, NUMBERS_BINS);
	}
}

/* What was judged by the rules of a role. */
static uint64_t
judged(const struct judge *j)
{
	return j->n[JUDGE_VALID] + j->n[JUDGE_OFF_FORM] + j->n[JUDGE_INVALID];
}

static void
put_validity(struct document *d, const struct report *r)
{
	struct sheet *s = document_sheet(d, "Validity", NULL);

	sheet_add_column(s, "validity", SHEET_LEFT);
	sheet_add_column(s, "valid", SHEET_RIGHT);
	sheet_add_column(s, "invalid", SHEET_RIGHT);
	sheet_add_column(s, "off form", SHEET_RIGHT);
	sheet_add_column(s, "most often", SHEET_LEFT);
	for (size_t i = 0; i < r->columns->n; i++) {
		const struct judge *j = &r->profile[i].judge;
		const struct judge_reason *reason = judge_first_reason(j);

		if (judged(j) == 0 || (!j->judges && j->n[JUDGE_OFF_FORM] == 0))
			continue;
		report_values_name(s, r, i);
		if (j->judges)
			sheet_share(
			    s, judged(j) - j->n[JUDGE_INVALID], judged(j));
		else
			sheet_none(s);
		if (j->judges)
			sheet_count(s, j->n[JUDGE_INVALID]);
		else
			sheet_none(s);
		sheet_count(s, j->n[JUDGE_OFF_FORM]);
		sheet_word(s, reason == NULL ? "" : reason->reason);
	}
}

void
report_profile(struct document *d, const struct report *r)
{
	size_t columns = r->columns->n;

	d->title = "Profile";
	document_line(d, "%" PRIu64 " %s, %zu %s", r->records,
	    r->records == 1 ? "record" : "records", columns,
	    columns == 1 ? "column" : "columns");
	put_columns(d, r);
	put_kinds(d, r);
	put_ranges(d, r);
	put_validity(d, r);
	put_numbers(d, r);
	put_dates(d, r);
	report_values_remarks(d, r);
	report_values_forms(d, r);
	report_values_alike(d, r);
	report_values_texts(d, r);
	report_values_top(d, r);
	report_values_bounds(d, r);
}
