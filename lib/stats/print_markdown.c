#include "stats/print_markdown.h"

#include "stats/cell.h"

enum { ENOUGH = 200 };

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

/* s with what Markdown and HTML would act on behind a backslash. */
static int
put_escaped(struct print *p, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\0' && strchr("\\`*_{}[]<>#|~&", s.p[i]) &&
		    buf_add_byte(&p->text, '\\', p->err) != 0)
			return -1;
		if (buf_add_byte(&p->text, s.p[i], p->err) != 0)
			return -1;
	}
	return 0;
}

static int
put_titles(struct print *p, const struct sheet *s)
{
	for (size_t c = 0; c < s->ncolumns; c++) {
		if (put(p, "| ") != 0 ||
		    put_escaped(p, str_of(s->column[c].name)) != 0 ||
		    put(p, " ") != 0)
			return -1;
	}
	if (put(p, "|\n") != 0)
		return -1;
	for (size_t c = 0; c < s->ncolumns; c++) {
		if (put(p, s->column[c].right ? "| ---: " : "| --- ") != 0)
			return -1;
	}
	return put(p, "|\n");
}

static int
put_row(struct print *p, const struct sheet *s, size_t row)
{
	for (size_t c = 0; c < s->ncolumns; c++) {
		buf_clear(&p->cell);
		if (cell_show(&p->cell, s, sheet_cell(s, row, c), ENOUGH,
			p->document->ascii, p->err) != 0 ||
		    put(p, "| ") != 0 ||
		    put_escaped(p, buf_str(&p->cell)) != 0 || put(p, " ") != 0)
			return -1;
	}
	return put(p, "|\n");
}

static int
put_sheet(struct print *p, const struct sheet *s)
{
	if (sheet_rows(s) == 0)
		return 0;
	if (s->title != NULL &&
	    (put(p, "## ") != 0 || put_escaped(p, str_of(s->title)) != 0 ||
		put(p, "\n\n") != 0))
		return -1;
	if (put_titles(p, s) != 0)
		return -1;
	for (size_t row = 0; row < sheet_rows(s); row++) {
		if (put_row(p, s, row) != 0)
			return -1;
	}
	return put(p, "\n");
}

static int
put_document(struct print *p)
{
	const struct document *d = p->document;

	if (put(p, "# ") != 0 || put_escaped(p, str_of(d->title)) != 0 ||
	    put(p, "\n\n") != 0)
		return -1;
	for (const struct document_part *part = d->first; part != NULL;
	     part = part->next) {
		if (part->silent)
			continue;
		if (part->line == NULL) {
			if (put_sheet(p, &part->sheet) != 0)
				return -1;
		} else if (put_escaped(p, str_of(part->line)) != 0 ||
			   put(p, "\n\n") != 0) {
			return -1;
		}
	}
	while (p->text.n > 1 && p->text.p[p->text.n - 2] == '\n')
		p->text.n--;
	return 0;
}

int
print_markdown(struct document *d, struct writer *w)
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
