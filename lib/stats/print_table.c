#include "stats/print_table.h"

#include "base/utf8.h"
#include "stats/cell.h"
#include "stats/show.h"

enum {
	GAP = 2,
	NARROWEST = 8, /* a column that can be cut keeps so much */
	COLUMNS = 32,
};

/* A column as it is printed: the bars of shares are columns of their own. */
struct column {
	size_t from; /* of the sheet */
	bool bar;
	bool right;
	size_t width;
	size_t cells; /* the widest of them, without the title */
};

struct print {
	struct document *document;
	const struct sheet *sheet;
	struct writer *w;
	struct column column[COLUMNS];
	size_t n;
	struct buf cell;
	struct buf line;
	bool begun; /* something is printed */
	struct err *err;
};

static void
choose_columns(struct print *p)
{
	const struct sheet *s = p->sheet;

	p->n = 0;
	for (size_t c = 0; c < s->ncolumns && p->n + 1 < COLUMNS; c++) {
		const struct sheet_column *column = &s->column[c];

		p->column[p->n++] =
		    (struct column){ c, false, column->right, 0, 0 };
		if (column->bar)
			p->column[p->n++] =
			    (struct column){ c, true, false, 0, 0 };
	}
}

/* The text of a cell into p->cell. */
static int
make(struct print *p, size_t row, const struct column *c)
{
	const struct sheet_cell *cell = sheet_cell(p->sheet, row, c->from);
	bool ascii = p->document->ascii;

	buf_clear(&p->cell);
	if (c->bar)
		return cell_bar(&p->cell, cell, ascii, p->err);
	return cell_show(
	    &p->cell, p->sheet, cell, PRINT_TABLE_WIDTH, ascii, p->err);
}

static int
make_title(struct print *p, const struct column *c)
{
	const char *title = c->bar ? "" : p->sheet->column[c->from].name;

	buf_clear(&p->cell);
	return show_text(&p->cell, str_of(title), PRINT_TABLE_WIDTH, p->err);
}

static int
measure(struct print *p)
{
	for (size_t c = 0; c < p->n; c++) {
		struct column *column = &p->column[c];

		if (make_title(p, column) != 0)
			return -1;
		column->width = utf8_width(buf_str(&p->cell));
		column->cells = 0;
		for (size_t row = 0; row < sheet_rows(p->sheet); row++) {
			size_t width;

			if (make(p, row, column) != 0)
				return -1;
			width = utf8_width(buf_str(&p->cell));
			if (width > column->cells)
				column->cells = width;
		}
		if (column->cells > column->width)
			column->width = column->cells;
	}
	return 0;
}

/* Figures are never cut, but their title can be. */
static size_t
narrowest(const struct column *c)
{
	if (c->bar)
		return c->width;
	return c->right && c->cells > NARROWEST ? c->cells : NARROWEST;
}

/* Narrow the widest columns that can be cut until all fits, or none can. */
static void
fit(struct print *p)
{
	for (;;) {
		size_t total = 0;
		struct column *widest = NULL;

		for (size_t c = 0; c < p->n; c++) {
			struct column *column = &p->column[c];

			total += column->width + (c > 0 ? GAP : 0);
			if (column->width <= narrowest(column))
				continue;
			if (widest == NULL || column->width > widest->width)
				widest = column;
		}
		if (total <= PRINT_TABLE_WIDTH || widest == NULL)
			return;
		widest->width--;
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
	const struct column *column = &p->column[c];
	size_t blanks;

	if (show_cut(&p->cell, column->width, p->err) != 0)
		return -1;
	blanks = column->width - utf8_width(buf_str(&p->cell));
	if (c > 0 && put_blanks(p, GAP) != 0)
		return -1;
	if (column->right && put_blanks(p, blanks) != 0)
		return -1;
	if (buf_add(&p->line, buf_str(&p->cell), p->err) != 0)
		return -1;
	return column->right ? 0 : put_blanks(p, blanks);
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
	p->begun = true;
	return 0;
}

static int
print_titles(struct print *p)
{
	if (p->begun && end_line(p) != 0)
		return -1;
	for (size_t c = 0; c < p->n; c++) {
		if (make_title(p, &p->column[c]) != 0 || place(p, c) != 0)
			return -1;
	}
	return end_line(p);
}

static int
print_sheet(struct print *p, const struct sheet *s)
{
	if (sheet_rows(s) == 0)
		return 0;
	p->sheet = s;
	choose_columns(p);
	if (measure(p) != 0)
		return -1;
	fit(p);
	if (print_titles(p) != 0)
		return -1;
	for (size_t row = 0; row < sheet_rows(s); row++) {
		for (size_t c = 0; c < p->n; c++) {
			if (make(p, row, &p->column[c]) != 0 ||
			    place(p, c) != 0)
				return -1;
		}
		if (end_line(p) != 0)
			return -1;
	}
	return 0;
}

static int
print_line(struct print *p, const char *line)
{
	if (buf_add(&p->line, str_of(line), p->err) != 0)
		return -1;
	return end_line(p);
}

int
print_table(struct document *d, struct writer *w)
{
	struct print p = { .document = d, .w = w, .err = d->err };
	int result = 0;

	for (const struct document_part *part = d->first;
	     part != NULL && result == 0; part = part->next) {
		if (part->silent)
			continue;
		if (part->line != NULL)
			result = print_line(&p, part->line);
		else
			result = print_sheet(&p, &part->sheet);
	}
	buf_free(&p.cell);
	buf_free(&p.line);
	return result;
}
