#include "stats/print_html.h"

#include <inttypes.h>
#include <stdio.h>

#include "stats/cell.h"

enum {
	ENOUGH = 200,
	BAR_WIDTH = 120,
	BAR_HEIGHT = 10,
	LINE_HEIGHT = 24,
	STEP = 9
};

static const char head[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"en\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<title>";

static const char style[] =
    "</title>\n"
    "<style>\n"
    "body { font: 15px/1.45 system-ui, sans-serif; color: #1b2430; "
    "max-width: 60em; margin: 2em auto; padding: 0 1em; }\n"
    "h1 { font-size: 1.5em; margin: 0 0 .5em; }\n"
    "h2 { font-size: 1.1em; margin: 2em 0 .4em; }\n"
    "p { margin: .2em 0; }\n"
    "table { border-collapse: collapse; }\n"
    "th, td { padding: .25em .8em .25em 0; text-align: left; "
    "vertical-align: top; border-bottom: 1px solid #dde3ea; }\n"
    "th { font-weight: 600; color: #55616f; }\n"
    ".n { text-align: right; font-variant-numeric: tabular-nums; "
    "white-space: nowrap; }\n"
    "td { overflow-wrap: anywhere; }\n"
    ".h1 { background: #e6eff8; } .h2 { background: #c5daef; } "
    ".h3 { background: #97bfe3; }\n"
    ".l1 { background: #fbf0e0; } .l2 { background: #f4d9b6; }\n"
    "svg { vertical-align: middle; }\n"
    "</style>\n"
    "</head>\n"
    "<body>\n";

struct print {
	struct document *document;
	struct buf text; /* the document so far */
	struct buf cell;
	struct err *err;
};

static int
put(struct print *p, const char *text)
{
	return buf_add(&p->text, str_of(text), p->err);
}

static int
put_escaped(struct print *p, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		int result;

		switch (s.p[i]) {
		case '&':
			result = put(p, "&amp;");
			break;
		case '<':
			result = put(p, "&lt;");
			break;
		case '>':
			result = put(p, "&gt;");
			break;
		case '"':
			result = put(p, "&quot;");
			break;
		default:
			result = buf_add_byte(&p->text, s.p[i], p->err);
		}
		if (result != 0)
			return -1;
	}
	return 0;
}

/* A rectangle; what stands on the ground of a picture of that height. */
static int
put_rectangle(struct print *p, uint64_t x, uint64_t width, uint64_t height,
    uint64_t ground)
{
	char text[160];

	(void)snprintf(text, sizeof text,
	    "<rect x=\"%" PRIu64 "\" y=\"%" PRIu64 "\" width=\"%" PRIu64
	    "\" height=\"%" PRIu64 "\" fill=\"#2f6fb2\"/>",
	    x, ground - height, width, height);
	return put(p, text);
}

static int
open_picture(struct print *p, uint64_t width, uint64_t height)
{
	char text[160];

	(void)snprintf(text, sizeof text,
	    "<svg width=\"%" PRIu64 "\" height=\"%" PRIu64
	    "\" role=\"presentation\">",
	    width, height);
	return put(p, text);
}

static int
put_bar(struct print *p, const struct sheet_cell *c)
{
	uint64_t width = c->of == 0 ? 0 : c->count * BAR_WIDTH / c->of;

	if (c->of == 0)
		return 0;
	if (width == 0 && c->count > 0)
		width = 1;
	if (put(p, "<td>") != 0 || open_picture(p, BAR_WIDTH, BAR_HEIGHT) ||
	    put_rectangle(p, 0, width, BAR_HEIGHT, BAR_HEIGHT) != 0)
		return -1;
	return put(p, "</svg></td>");
}

static int
put_bins(struct print *p, const struct sheet *s, const struct sheet_cell *c)
{
	size_t n = c->n / sizeof(uint64_t);
	uint64_t most = sheet_cell_most(s, c);

	if (open_picture(p, n * STEP, LINE_HEIGHT) != 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		uint64_t bin = sheet_cell_bin(s, c, i);
		uint64_t height =
		    most == 0
			? 0
			: (uint64_t)((double)bin / (double)most * LINE_HEIGHT);

		if (bin > 0 && height == 0)
			height = 1;
		if (put_rectangle(p, i * STEP, STEP - 1, height, LINE_HEIGHT) !=
		    0)
			return -1;
	}
	return put(p, "</svg>");
}

static int
put_titles(struct print *p, const struct sheet *s)
{
	if (put(p, "<tr>") != 0)
		return -1;
	for (size_t c = 0; c < s->ncolumns; c++) {
		const struct sheet_column *column = &s->column[c];

		if (put(p, column->right ? "<th class=\"n\">" : "<th>") != 0 ||
		    put_escaped(p, str_of(column->name)) != 0 ||
		    put(p, "</th>") != 0 ||
		    (column->bar && put(p, "<th></th>") != 0))
			return -1;
	}
	return put(p, "</tr>\n");
}

static int
put_cell(struct print *p, const struct sheet *s, size_t row, size_t column)
{
	static const char *const shades[] = { "l2", "l1", "", "h1", "h2",
		"h3" };
	const struct sheet_cell *c = sheet_cell(s, row, column);
	int result;

	if (c->shade != 0) {
		if (put(p, "<td class=\"n ") != 0 ||
		    put(p, shades[c->shade + 2]) != 0 || put(p, "\">") != 0)
			return -1;
	} else if (put(p, s->column[column].right ? "<td class=\"n\">"
						  : "<td>") != 0) {
		return -1;
	}
	buf_clear(&p->cell);
	if (c->kind == SHEET_BINS) {
		result = put_bins(p, s, c);
	} else {
		result = cell_show(&p->cell, s, c, ENOUGH, false, p->err);
		if (result == 0)
			result = put_escaped(p, buf_str(&p->cell));
	}
	if (result != 0 || put(p, "</td>") != 0)
		return -1;
	if (!s->column[column].bar)
		return 0;
	return c->of == 0 ? put(p, "<td></td>") : put_bar(p, c);
}

static int
put_sheet(struct print *p, const struct sheet *s)
{
	if (sheet_rows(s) == 0)
		return 0;
	if (s->title != NULL &&
	    (put(p, "<h2>") != 0 || put_escaped(p, str_of(s->title)) != 0 ||
		put(p, "</h2>\n") != 0))
		return -1;
	if (put(p, "<table>\n") != 0 || put_titles(p, s) != 0)
		return -1;
	for (size_t row = 0; row < sheet_rows(s); row++) {
		if (put(p, "<tr>") != 0)
			return -1;
		for (size_t c = 0; c < s->ncolumns; c++) {
			if (put_cell(p, s, row, c) != 0)
				return -1;
		}
		if (put(p, "</tr>\n") != 0)
			return -1;
	}
	return put(p, "</table>\n");
}

static int
put_document(struct print *p)
{
	const struct document *d = p->document;

	if (put(p, head) != 0 || put_escaped(p, str_of(d->title)) != 0 ||
	    put(p, style) != 0 || put(p, "<h1>") != 0 ||
	    put_escaped(p, str_of(d->title)) != 0 || put(p, "</h1>\n") != 0)
		return -1;
	for (const struct document_part *part = d->first; part != NULL;
	     part = part->next) {
		if (part->silent)
			continue;
		if (part->line == NULL) {
			if (put_sheet(p, &part->sheet) != 0)
				return -1;
		} else if (put(p, "<p>") != 0 ||
			   put_escaped(p, str_of(part->line)) != 0 ||
			   put(p, "</p>\n") != 0) {
			return -1;
		}
	}
	return put(p, "</body>\n</html>\n");
}

int
print_html(struct document *d, struct writer *w)
{
	struct print p = { .document = d, .err = d->err };
	int result = put_document(&p);

	if (result == 0 && writer_text(w, buf_str(&p.text)) != 0) {
		*d->err = *writer_error(w);
		result = -1;
	}
	buf_free(&p.text);
	buf_free(&p.cell);
	return result;
}
