#include "stats/report_table.h"

#include <inttypes.h>
#include <stdio.h>

#include "stats/show.h"
#include "stats/table.h"

static const struct profile *
profile_of(const void *context, struct table_row row)
{
	const struct report *r = context;

	return &r->profile[row.i];
}

static int
put_count(struct buf *out, uint64_t n, struct err *e)
{
	char text[24];
	int length = snprintf(text, sizeof text, "%" PRIu64, n);

	return buf_add(out, str_make(text, (size_t)length), e);
}

/* Ten digits: what fits.  The other formats have all. */
static int
put_number(struct buf *out, double v, struct err *e)
{
	char text[32];
	int length = snprintf(text, sizeof text, "%.10g", v);

	return buf_add(out, str_make(text, (size_t)length), e);
}

/* Rounded, but only all is 100.0%, and only nothing is 0.0%. */
static int
put_share(struct buf *out, uint64_t part, uint64_t of, struct err *e)
{
	char text[40];
	uint64_t permille;
	int n;

	if (of == 0)
		return buf_add_byte(out, '-', e);
	permille = (part * 1000 + of / 2) / of;
	if (permille == 0 && part > 0)
		return buf_add(out, str_of("<0.1%"), e);
	if (permille == 1000 && part < of)
		permille = 999;
	n = snprintf(text, sizeof text, "%" PRIu64 ".%" PRIu64 "%%",
	    permille / 10, permille % 10);
	return buf_add(out, str_make(text, (size_t)n), e);
}

static int
cell_column(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	struct str name = report_column(context, row.i);

	if (row.rank > 0)
		return 0;
	if (name.n == 0)
		return buf_add(out, str_of("(no name)"), e);
	return show_text(out, name, TABLE_WIDTH, e);
}

static int
cell_role(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	const char *role = report_role(context, row.i);

	return buf_add(out, str_of(role != NULL ? role : "-"), e);
}

static int
cell_type(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	enum profile_type type = profile_of(context, row)->type;

	return buf_add(out, str_of(profile_type_name(type)), e);
}

static int
cell_filled(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	const struct profile *p = profile_of(context, row);

	return put_share(out, p->filled, p->records, e);
}

static int
cell_empty(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	const struct profile *p = profile_of(context, row);

	return put_count(out, p->records - p->filled, e);
}

static int
cell_distinct(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	return put_count(out, profile_of(context, row)->distinct, e);
}

static int
cell_length(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	const struct profile *p = profile_of(context, row);

	if (p->filled == 0)
		return buf_add_byte(out, '-', e);
	if (put_count(out, p->shortest, e) != 0)
		return -1;
	if (p->shortest == p->longest)
		return 0;
	return buf_add_byte(out, '-', e) != 0 ? -1
					      : put_count(out, p->longest, e);
}

static int
cell_min(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	return show_text(
	    out, buf_str(&profile_of(context, row)->min), TABLE_WIDTH, e);
}

static int
cell_max(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	return show_text(
	    out, buf_str(&profile_of(context, row)->max), TABLE_WIDTH, e);
}

static int
cell_mean(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	return put_number(out, profile_of(context, row)->mean, e);
}

static int
cell_sd(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	const struct profile *p = profile_of(context, row);

	return p->filled > 1 ? put_number(out, p->sd, e)
			     : buf_add_byte(out, '-', e);
}

static int
cell_q1(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	return put_number(out, profile_of(context, row)->quartile[0], e);
}

static int
cell_median(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	return put_number(out, profile_of(context, row)->quartile[1], e);
}

static int
cell_q3(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	return put_number(out, profile_of(context, row)->quartile[2], e);
}

/* What is said about a column beyond its statistics, as far as it occurs. */
static const struct remark {
	size_t count; /* offset in struct profile */
	const char *text;
} REMARKS[] = {
	{ offsetof(struct profile, leading_zeros),
	    "digits with leading zeros" },
	{ offsetof(struct profile, blank), "white space only, taken as empty" },
};

enum { REMARK_COUNT = sizeof REMARKS / sizeof *REMARKS };

static uint64_t
remark_count(const struct profile *p, size_t remark)
{
	uint64_t count;

	memcpy(&count, (const char *)p + REMARKS[remark].count, sizeof count);
	return count;
}

/* The remark of that rank among those that apply. */
static size_t
remark_at(const struct profile *p, size_t rank)
{
	size_t remark = 0;

	while (remark_count(p, remark) == 0 || rank-- > 0)
		remark++;
	return remark;
}

static int
cell_remark_count(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	const struct profile *p = profile_of(context, row);

	return put_count(out, remark_count(p, remark_at(p, row.rank)), e);
}

static int
cell_remark(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	const struct profile *p = profile_of(context, row);

	return buf_add(out, str_of(REMARKS[remark_at(p, row.rank)].text), e);
}

static bool
every_value_once(const struct profile *p)
{
	return p->distinct == p->filled && p->filled > 1;
}

static int
cell_top_count(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	return put_count(
	    out, top_get(&profile_of(context, row)->top, row.rank)->count, e);
}

static int
cell_top_share(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	const struct profile *p = profile_of(context, row);

	return put_share(out, top_get(&p->top, row.rank)->count, p->records, e);
}

static int
cell_top_value(
    const void *context, struct table_row row, struct buf *out, struct err *e)
{
	const struct profile *p = profile_of(context, row);
	const struct top_value *v = top_get(&p->top, row.rank);

	if (every_value_once(p))
		return buf_add(out, str_of("(every value once)"), e);
	return show_text(out, buf_str(&v->value), TABLE_WIDTH, e);
}

/* How many rows a table has about column i: one for those it is about. */
static size_t
rows_all(const void *context, size_t i)
{
	(void)context;
	(void)i;
	return 1;
}

static size_t
rows_filled(const void *context, size_t i)
{
	const struct report *r = context;

	return r->profile[i].filled > 0;
}

static size_t
rows_numeric(const void *context, size_t i)
{
	const struct report *r = context;

	return profile_is_numeric(&r->profile[i]);
}

static size_t
rows_remarks(const void *context, size_t i)
{
	const struct report *r = context;
	size_t n = 0;

	for (size_t remark = 0; remark < REMARK_COUNT; remark++)
		n += remark_count(&r->profile[i], remark) > 0;
	return n;
}

static size_t
rows_top(const void *context, size_t i)
{
	const struct report *r = context;
	const struct profile *p = &r->profile[i];

	return every_value_once(p) && p->top.n > 0 ? 1 : p->top.n;
}

static const struct table_column KIND[] = {
	{ "column", cell_column, false },
	{ "role", cell_role, false },
	{ "type", cell_type, false },
	{ "filled", cell_filled, true },
	{ "empty", cell_empty, true },
	{ "distinct", cell_distinct, true },
	{ "length", cell_length, true },
	{ NULL, NULL, false },
};

static const struct table_column RANGE[] = {
	{ "column", cell_column, false },
	{ "min", cell_min, false },
	{ "max", cell_max, false },
	{ NULL, NULL, false },
};

static const struct table_column NUMBERS[] = {
	{ "numbers", cell_column, false },
	{ "mean", cell_mean, true },
	{ "sd", cell_sd, true },
	{ "q1", cell_q1, true },
	{ "median", cell_median, true },
	{ "q3", cell_q3, true },
	{ NULL, NULL, false },
};

static const struct table_column REMARK[] = {
	{ "remarks", cell_column, false },
	{ "count", cell_remark_count, true },
	{ "values", cell_remark, false },
	{ NULL, NULL, false },
};

static const struct table_column TOP[] = {
	{ "top values", cell_column, false },
	{ "count", cell_top_count, true },
	{ "share", cell_top_share, true },
	{ "value", cell_top_value, false },
	{ NULL, NULL, false },
};

static int
print_head(struct writer *w, const struct report *r, struct err *e)
{
	char text[80];
	size_t columns = r->columns->n;
	int n = snprintf(text, sizeof text, "%" PRIu64 " %s, %zu %s\n",
	    r->records, r->records == 1 ? "record" : "records", columns,
	    columns == 1 ? "column" : "columns");

	if (writer_text(w, str_make(text, (size_t)n)) == 0)
		return 0;
	*e = *writer_error(w);
	return -1;
}

int
report_table(struct writer *w, const struct report *r, struct err *e)
{
	const struct table tables[] = {
		{ KIND, r, r->columns->n, rows_all },
		{ RANGE, r, r->columns->n, rows_filled },
		{ NUMBERS, r, r->columns->n, rows_numeric },
		{ REMARK, r, r->columns->n, rows_remarks },
		{ TOP, r, r->columns->n, rows_top },
	};

	if (print_head(w, r, e) != 0)
		return -1;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		if (table_print(&tables[i], w, e) != 0)
			return -1;
	}
	return 0;
}
