#include "stats/table.h"

#include "base/utf8.h"
#include "stats/show.h"

enum {
	GAP = 2,
	NARROWEST = 8, /* a column that can be cut keeps so much */
};

struct print {
	const struct table *table;
	struct writer *w;
	size_t width[TABLE_COLUMNS];
	struct buf cell;
	struct buf line;
	struct err *err;
};

/* The text of column c into p->cell. */
static int
make(struct print *p, size_t c, struct table_row row)
{
	buf_clear(&p->cell);
	return p->table->column[c].cell(
	    p->table->context, row, &p->cell, p->err);
}

static int
measure(struct print *p, struct table_row row)
{
	for (size_t c = 0; p->table->column[c].title != NULL; c++) {
		size_t width;

		if (make(p, c, row) != 0)
			return -1;
		width = utf8_width(buf_str(&p->cell));
		if (width > p->width[c])
			p->width[c] = width;
	}
	return 0;
}

/* Narrow the widest columns that can be cut until all fits, or none can. */
static void
fit(struct print *p)
{
	for (;;) {
		size_t total = 0;
		size_t widest = TABLE_COLUMNS;

		for (size_t c = 0; p->table->column[c].title != NULL; c++) {
			total += p->width[c] + (c > 0 ? GAP : 0);
			if (p->table->column[c].right ||
			    p->width[c] <= NARROWEST)
				continue;
			if (widest == TABLE_COLUMNS ||
			    p->width[c] > p->width[widest])
				widest = c;
		}
		if (total <= TABLE_WIDTH || widest == TABLE_COLUMNS)
			return;
		p->width[widest]--;
	}
}

static int
put_blanks(struct print *p, size_t n)
{
	for (; n > 0; n--) {
		if (buf_add_byte(&p->line, ' ', p->err) != 0)
			return -1;
	}
	return 0;
}

/* Put p->cell into column c of the line. */
static int
place(struct print *p, size_t c)
{
	bool right = p->table->column[c].right;
	size_t blanks;

	if (!right && show_cut(&p->cell, p->width[c], p->err) != 0)
		return -1;
	blanks = p->width[c] - utf8_width(buf_str(&p->cell));
	if (c > 0 && put_blanks(p, GAP) != 0)
		return -1;
	if (right && put_blanks(p, blanks) != 0)
		return -1;
	if (buf_add(&p->line, buf_str(&p->cell), p->err) != 0)
		return -1;
	return right ? 0 : put_blanks(p, blanks);
}

static int
end_line(struct print *p)
{
	while (p->line.n > 0 && p->line.p[p->line.n - 1] == ' ')
		p->line.n--;
	if (buf_add_byte(&p->line, '\n', p->err) != 0)
		return -1;
	if (writer_text(p->w, buf_str(&p->line)) != 0) {
		*p->err = *writer_error(p->w);
		return -1;
	}
	buf_clear(&p->line);
	return 0;
}

static int
print_row(struct print *p, struct table_row row)
{
	for (size_t c = 0; p->table->column[c].title != NULL; c++) {
		if (make(p, c, row) != 0 || place(p, c) != 0)
			return -1;
	}
	return end_line(p);
}

static int
print_titles(struct print *p)
{
	if (end_line(p) != 0)
		return -1;
	for (size_t c = 0; p->table->column[c].title != NULL; c++) {
		buf_clear(&p->cell);
		if (buf_add(&p->cell, str_of(p->table->column[c].title),
			p->err) != 0 ||
		    place(p, c) != 0)
			return -1;
	}
	return end_line(p);
}

/* Do one thing with every row. */
static int
each_row(struct print *p, int (*act)(struct print *p, struct table_row row))
{
	for (size_t i = 0; i < p->table->things; i++) {
		size_t rows = p->table->rows(p->table->context, i);

		for (size_t rank = 0; rank < rows; rank++) {
			if (act(p, (struct table_row){ i, rank }) != 0)
				return -1;
		}
	}
	return 0;
}

int
table_print(const struct table *t, struct writer *w, struct err *e)
{
	struct print p = { .table = t, .w = w, .err = e };
	size_t rows = 0;
	int result = -1;

	for (size_t i = 0; rows == 0 && i < t->things; i++)
		rows = t->rows(t->context, i);
	if (rows == 0)
		return 0;
	for (size_t c = 0; t->column[c].title != NULL; c++)
		p.width[c] = strlen(t->column[c].title);
	if (each_row(&p, measure) == 0) {
		fit(&p);
		if (print_titles(&p) == 0)
			result = each_row(&p, print_row);
	}
	buf_free(&p.cell);
	buf_free(&p.line);
	return result;
}
