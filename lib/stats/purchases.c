#include "stats/purchases.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "stats/journey.h"
#include "stats/number.h"

static int32_t
month_of(int32_t day)
{
	struct date d = date_from_days(day);

	return d.year * 12 + d.month - 1;
}

int
purchases_open(
    struct purchases *p, int32_t first_day, int32_t last_day, struct err *e)
{
	size_t months;

	p->first_month = month_of(first_day);
	p->last_month = month_of(last_day);
	months = (size_t)(p->last_month - p->first_month) + 1;
	if (months > PURCHASES_MONTHS)
		return err_set(e, ERR_USAGE, 0,
		    "the purchases span more than %d months", PURCHASES_MONTHS);
	if (buf_reserve(&p->active, months * months * sizeof(uint64_t), e) != 0)
		return -1;
	p->active.n = months * months * sizeof(uint64_t);
	memset(p->active.p, 0, p->active.n);
	return 0;
}

static size_t
months_of(const struct purchases *p)
{
	return (size_t)(p->last_month - p->first_month) + 1;
}

static uint64_t *
active(const struct purchases *p, size_t cohort, size_t age)
{
	return (uint64_t *)(void *)p->active.p + cohort * months_of(p) + age;
}

static bool
add_amount(struct purchases *p, struct str amount)
{
	struct number v;

	if (!number_read(amount, &v)) {
		p->unpriced++;
		return false;
	}
	if (v.exact) {
		exact_add(&p->spent, v.decimal, 1);
		exact_add(&p->revenue, v.decimal, 1);
	} else {
		exact_add_double(&p->spent, v.value, 1);
		exact_add_double(&p->revenue, v.value, 1);
	}
	return true;
}

int
purchases_add(struct purchases *p, int32_t day, const char *amount, size_t n,
    struct err *e)
{
	int32_t month = month_of(day);
	int32_t days = day - p->day;

	p->orders++;
	if (p->mine++ == 0)
		p->cohort = month;
	else if (buf_add(&p->intervals,
		     str_make((const char *)&days, sizeof days), e) != 0)
		return -1;
	if (p->mine == 1 || month != p->month)
		++*active(p, (size_t)(p->cohort - p->first_month),
		    (size_t)(month - p->cohort));
	p->month = month;
	p->day = day;
	if (p->priced && add_amount(p, str_make(amount, n)))
		p->valued++;
	return 0;
}

void
purchases_add_part(struct purchases *p, const char *amount, size_t n)
{
	p->parts++;
	if (p->priced)
		(void)add_amount(p, str_make(amount, n));
}

int
purchases_end_customer(struct purchases *p, struct err *e)
{
	double spent = p->spent.n > 0 ? exact_sum(&p->spent) : 0;

	p->customers++;
	p->repeating += p->mine > 1;
	p->by_orders[p->mine < 6 ? p->mine - 1 : 5]++;
	p->mine = 0;
	p->spent = (struct exact){ .n = 0 };
	return buf_add(
	    &p->totals, str_make((const char *)&spent, sizeof spent), e);
}

void
purchases_free(struct purchases *p)
{
	buf_free(&p->totals);
	buf_free(&p->intervals);
	buf_free(&p->active);
}

static int
compare_down(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x < y) - (x > y);
}

static void
put_number(struct sheet *s, const char *name, bool known, double v)
{
	sheet_word(s, name);
	if (known && isfinite(v))
		sheet_number(s, v, -1);
	else
		sheet_none(s);
}

/* C. Gini, 1912: half the mean difference of two customers, in means.  The
 * totals are ordered, the greatest first. */
static double
gini(const double *total, size_t n, double sum)
{
	double weighted = 0;

	for (size_t i = 0; i < n; i++)
		weighted += (double)(n - i) * total[i];
	return (2 * weighted / sum - (double)n - 1) / (double)n;
}

static void
put_figures(struct document *d, struct purchases *p)
{
	struct sheet *s = document_sheet(d, "Figures", "figures");
	double customers = (double)p->customers;
	double orders = (double)p->orders;
	double revenue = p->revenue.n > 0 ? exact_sum(&p->revenue) : 0;
	double days = 0;
	bool repeated = journey_median(&p->intervals, &days);

	sheet_add_column(s, "figure", SHEET_LEFT);
	sheet_add_column(s, "value", SHEET_RIGHT);
	put_number(s, "customers", true, customers);
	put_number(s, "orders", true, orders);
	put_number(s, "orders a customer", true, orders / customers);
	put_number(s, "repeat rate", true, (double)p->repeating / customers);
	put_number(s, "median days between orders", repeated, days);
	if (!p->priced)
		return;
	put_number(s, "revenue", true, revenue);
	put_number(s, "average order value", p->valued > 0,
	    revenue / (double)p->valued);
	put_number(s, "revenue a customer", true, revenue / customers);
	put_number(s, "Gini coefficient", revenue > 0,
	    gini((const double *)(void *)p->totals.p, p->customers, revenue));
}

/* The revenue of the best customers, down to each share of them. */
static void
put_pareto(struct document *d, const struct purchases *p)
{
	static const unsigned percent[] = { 1, 5, 10, 20, 50, 100 };
	struct sheet *s = document_sheet(d, "Pareto", "pareto");
	const double *total = (const double *)(void *)p->totals.p;
	double revenue = exact_sum(&p->revenue);
	double sum = 0;
	size_t at = 0;

	sheet_add_column(s, "best customers", SHEET_RIGHT);
	sheet_add_column(s, "customers", SHEET_RIGHT);
	sheet_add_column(s, "revenue", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	for (size_t i = 0; i < sizeof percent / sizeof *percent; i++) {
		size_t n = (size_t)((p->customers * percent[i] + 99) / 100);

		for (; at < n; at++)
			sum += total[at];
		sheet_share(s, percent[i], 100);
		sheet_count(s, n);
		sheet_number(s, sum, 2);
		sheet_share(s, (uint64_t)llround(sum / revenue * 1e12),
		    UINT64_C(1000000000000));
	}
}

static void
put_orders(struct document *d, const struct purchases *p)
{
	static const char *const names[] = { "1", "2", "3", "4", "5",
		"6 and more" };
	struct sheet *s = document_sheet(d, "Orders", "orders");

	sheet_add_column(s, "orders", SHEET_LEFT);
	sheet_add_column(s, "customers", SHEET_RIGHT);
	sheet_add_column(s, "share", SHEET_RIGHT | SHEET_BAR);
	for (size_t i = 0; i < 6; i++) {
		sheet_word(s, names[i]);
		sheet_count(s, p->by_orders[i]);
		sheet_share(s, p->by_orders[i], p->customers);
	}
}

static void
put_month(struct sheet *s, int32_t month)
{
	char text[16];

	(void)snprintf(text, sizeof text, "%04d-%02d", (int)(month / 12),
	    (int)(month % 12) + 1);
	sheet_word(s, text);
}

/* Cohorts for people: a line, and some months of it. */
static void
put_retention(struct document *d, const struct purchases *p)
{
	static const size_t ages[] = { 1, 2, 3, 6, 12 };
	static const char *const names[] = { "m1", "m2", "m3", "m6", "m12" };
	struct sheet *s = document_sheet(d, "Retention", NULL);
	size_t months = months_of(p);

	sheet_add_column(s, "cohort", SHEET_LEFT);
	sheet_add_column(s, "size", SHEET_RIGHT);
	for (size_t k = 0; k < sizeof ages / sizeof *ages; k++)
		sheet_add_column(s, names[k], SHEET_RIGHT);
	sheet_add_column(s, "m1 and on", SHEET_LEFT);
	for (size_t c = 0; c < months; c++) {
		uint64_t size = *active(p, c, 0);
		size_t seen = months - c;

		if (size == 0)
			continue;
		put_month(s, p->first_month + (int32_t)c);
		sheet_count(s, size);
		for (size_t k = 0; k < sizeof ages / sizeof *ages; k++) {
			if (ages[k] < seen)
				sheet_share(s, *active(p, c, ages[k]), size);
			else
				sheet_none(s);
		}
		sheet_bins(s, active(p, c, 1), seen - 1);
	}
}

/* The triangle for programs: all cohorts, all months. */
static void
put_triangle(struct document *d, const struct purchases *p)
{
	struct sheet *s = document_sheet(d, NULL, "cohorts");
	size_t months = months_of(p);

	document_hide(d);
	sheet_add_column(s, "cohort", SHEET_LEFT);
	sheet_add_column(s, "size", SHEET_RIGHT);
	sheet_add_column(s, "month", SHEET_RIGHT);
	sheet_add_column(s, "active", SHEET_RIGHT);
	for (size_t c = 0; c < months; c++) {
		uint64_t size = *active(p, c, 0);

		for (size_t age = 0; size > 0 && age + c < months; age++) {
			put_month(s, p->first_month + (int32_t)c);
			sheet_count(s, size);
			sheet_count(s, age);
			sheet_count(s, *active(p, c, age));
		}
	}
}

void
purchases_report(struct document *d, struct purchases *p)
{
	d->title = "Purchases";
	if (p->customers > 1)
		qsort(p->totals.p, p->customers, sizeof(double), compare_down);
	document_line(d, "%" PRIu64 " orders of %" PRIu64 " customers",
	    p->orders, p->customers);
	if (p->parts > 0)
		document_line(d,
		    "further records of an order that has several: %" PRIu64,
		    p->parts);
	if (p->undated > 0)
		document_line(d,
		    "left out, records without customer or date "
		    "(YYYY-MM-DD, see cust-normalize): %" PRIu64,
		    p->undated);
	if (p->unpriced > 0)
		document_line(d,
		    "counted as 0, amounts that are no plain numbers (see "
		    "cust-normalize): %" PRIu64,
		    p->unpriced);
	if (p->orders == 0)
		return;
	put_triangle(d, p);
	put_figures(d, p);
	put_orders(d, p);
	if (p->priced && p->revenue.n > 0 && exact_sum(&p->revenue) > 0)
		put_pareto(d, p);
	put_retention(d, p);
}
