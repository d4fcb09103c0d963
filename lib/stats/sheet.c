#include "stats/sheet.h"

void
sheet_add_column(struct sheet *s, const char *name, int look)
{
	if (s->ncolumns == SHEET_COLUMNS)
		return;
	s->column[s->ncolumns++] = (struct sheet_column){ name,
		(look & SHEET_RIGHT) != 0, (look & SHEET_BAR) != 0 };
}

static void
put(struct sheet *s, const struct sheet_cell *c)
{
	s->failed =
	    s->failed || buf_add(&s->cells,
			     str_make((const char *)c, sizeof *c), s->err) != 0;
}

/* A cell whose text comes to the others. */
static void
put_text(struct sheet *s, enum sheet_kind kind, struct str text)
{
	struct sheet_cell c = { .kind = kind };

	c.at = s->bytes.n;
	c.n = text.n;
	s->failed = s->failed || buf_add(&s->bytes, text, s->err) != 0;
	put(s, &c);
}

void
sheet_none(struct sheet *s)
{
	put(s, &(const struct sheet_cell){ .kind = SHEET_NONE });
}

void
sheet_text(struct sheet *s, struct str text)
{
	put_text(s, SHEET_TEXT, text);
}

void
sheet_word(struct sheet *s, const char *word)
{
	if (word == NULL)
		sheet_none(s);
	else
		put_text(s, SHEET_WORD, str_of(word));
}

void
sheet_count(struct sheet *s, uint64_t n)
{
	sheet_about(s, false, n);
}

void
sheet_about(struct sheet *s, bool estimated, uint64_t n)
{
	put(s, &(const struct sheet_cell){
		   .kind = SHEET_COUNT, .estimated = estimated, .count = n });
}

void
sheet_number(struct sheet *s, double v, int decimals)
{
	put(s, &(const struct sheet_cell){
		   .kind = SHEET_NUMBER, .number = v, .decimals = decimals });
}

void
sheet_share(struct sheet *s, uint64_t part, uint64_t of)
{
	put(s, &(const struct sheet_cell){
		   .kind = SHEET_SHARE, .count = part, .of = of });
}

static struct sheet_cell *
last_cell(struct sheet *s)
{
	if (s->failed || s->cells.n == 0)
		return NULL;
	return (struct sheet_cell *)(void *)(s->cells.p + s->cells.n -
					     sizeof(struct sheet_cell));
}

void
sheet_shade(struct sheet *s, int shade)
{
	struct sheet_cell *last = last_cell(s);

	if (last != NULL)
		last->shade = shade;
}

void
sheet_bins(struct sheet *s, const uint64_t *bins, size_t n)
{
	put_text(s, SHEET_BINS,
	    str_make((const char *)bins,
		(n < SHEET_BINS_MOST ? n : SHEET_BINS_MOST) * sizeof *bins));
}

void
sheet_against(struct sheet *s, uint64_t most)
{
	struct sheet_cell *last = last_cell(s);

	if (last != NULL)
		last->of = most;
}

size_t
sheet_rows(const struct sheet *s)
{
	size_t cells = s->cells.n / sizeof(struct sheet_cell);

	return s->failed || s->ncolumns == 0 ? 0 : cells / s->ncolumns;
}

const struct sheet_cell *
sheet_cell(const struct sheet *s, size_t row, size_t column)
{
	return (const struct sheet_cell *)(const void *)s->cells.p +
	       row * s->ncolumns + column;
}

struct str
sheet_cell_text(const struct sheet *s, const struct sheet_cell *c)
{
	return str_make(s->bytes.p + c->at, c->n);
}

uint64_t
sheet_cell_bin(const struct sheet *s, const struct sheet_cell *c, size_t i)
{
	uint64_t bin;

	memcpy(&bin, s->bytes.p + c->at + i * sizeof bin, sizeof bin);
	return bin;
}

uint64_t
sheet_cell_most(const struct sheet *s, const struct sheet_cell *c)
{
	uint64_t most = c->of;

	for (size_t i = 0; c->of == 0 && i < c->n / sizeof most; i++) {
		if (sheet_cell_bin(s, c, i) > most)
			most = sheet_cell_bin(s, c, i);
	}
	return most;
}

void
sheet_free(struct sheet *s)
{
	buf_free(&s->cells);
	buf_free(&s->bytes);
}
