#include "stats/cell.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/num.h"
#include "stats/show.h"

static int
put_count(struct buf *out, uint64_t n, struct err *e)
{
	char text[NUM_TEXT];

	return buf_add(out, str_make(text, num_write_count(n, text)), e);
}

static int
put_share(struct buf *out, uint64_t part, uint64_t of, struct err *e)
{
	char text[48];
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
put_number(struct buf *out, const struct sheet_cell *c, struct err *e)
{
	char text[400];
	int n;

	if (c->decimals < 0)
		n = snprintf(text, sizeof text, "%.10g", c->number);
	else
		n = snprintf(text, sizeof text, "%.*f", c->decimals, c->number);
	return buf_add(out, str_make(text, (size_t)n), e);
}

/* One of the eight heights of a line, or nothing. */
static int
put_height(
    struct buf *out, uint64_t n, uint64_t most, bool ascii, struct err *e)
{
	static const char plain[] = " .:-=+*#@";
	char block[3] = { '\xe2', '\x96', '\x80' };
	uint64_t height = most == 0 ? 0 : (n * 8 + most - 1) / most;

	if (ascii || height == 0)
		return buf_add_byte(out, plain[height], e);
	block[2] = (char)(0x80 + height);
	return buf_add(out, str_make(block, sizeof block), e);
}

static int
put_bins(struct buf *out, const struct sheet *s, const struct sheet_cell *c,
    bool ascii, struct err *e)
{
	size_t n = c->n / sizeof(uint64_t);
	uint64_t most = sheet_cell_most(s, c);

	for (size_t i = 0; i < n; i++) {
		if (put_height(out, sheet_cell_bin(s, c, i), most, ascii, e) !=
		    0)
			return -1;
	}
	return 0;
}

int
cell_show(struct buf *out, const struct sheet *s, const struct sheet_cell *c,
    size_t enough, bool ascii, struct err *e)
{
	if (c->estimated && buf_add_byte(out, '~', e) != 0)
		return -1;
	switch (c->kind) {
	case SHEET_TEXT:
		return show_text(out, sheet_cell_text(s, c), enough, e);
	case SHEET_WORD:
		return buf_add(out, sheet_cell_text(s, c), e);
	case SHEET_COUNT:
		return put_count(out, c->count, e);
	case SHEET_NUMBER:
		return put_number(out, c, e);
	case SHEET_SHARE:
		return put_share(out, c->count, c->of, e);
	case SHEET_BINS:
		return put_bins(out, s, c, ascii, e);
	default:
		return buf_add_byte(out, '-', e);
	}
}

static int
write_double(struct buf *out, double v, struct err *e)
{
	char text[NUM_TEXT];

	return buf_add(out, str_make(text, num_write_double(v, text)), e);
}

int
cell_write(struct buf *out, const struct sheet *s, const struct sheet_cell *c,
    struct err *e)
{
	switch (c->kind) {
	case SHEET_NONE:
		return 0;
	case SHEET_COUNT:
		return put_count(out, c->count, e);
	case SHEET_NUMBER:
		return write_double(out, c->number, e);
	case SHEET_SHARE:
		return c->of == 0 ? 0
				  : write_double(out,
					(double)c->count / (double)c->of, e);
	case SHEET_BINS:
		for (size_t i = 0; i < c->n / sizeof(uint64_t); i++) {
			if ((i > 0 && buf_add_byte(out, ' ', e) != 0) ||
			    put_count(out, sheet_cell_bin(s, c, i), e) != 0)
				return -1;
		}
		return 0;
	default:
		return buf_add(out, sheet_cell_text(s, c), e);
	}
}

/* In eighths of a column; something that is not nothing shows. */
int
cell_bar(struct buf *out, const struct sheet_cell *c, bool ascii, struct err *e)
{
	uint64_t eighths = c->of == 0 ? 0 : c->count * CELL_BAR * 8 / c->of;
	char block[3] = { '\xe2', '\x96', '\x88' };

	if (eighths == 0 && c->count > 0 && c->of > 0)
		eighths = 1;
	if (ascii)
		eighths = (eighths + 7) / 8 * 8;
	for (; eighths >= 8; eighths -= 8) {
		if (buf_add(out,
			ascii ? str_of("#") : str_make(block, sizeof block),
			e) != 0)
			return -1;
	}
	block[2] = (char)(0x90 - eighths);
	return eighths == 0 ? 0
			    : buf_add(out, str_make(block, sizeof block), e);
}
