#include "stats/document.h"

#include <stdarg.h>
#include <stdio.h>

#include "stats/print_html.h"
#include "stats/print_markdown.h"
#include "stats/print_records.h"
#include "stats/print_table.h"
#include "stats/report_json.h"

/* The next part, or NULL. */
static struct document_part *
add_part(struct document *d)
{
	struct document_part *part = NULL;

	if (!d->failed)
		part = arena_array(&d->memory, 1, sizeof *part, d->err);
	if (part == NULL) {
		d->failed = true;
		return NULL;
	}
	part->sheet.err = d->err;
	if (d->first == NULL)
		d->first = part;
	else
		*d->tail = part;
	d->tail = &part->next;
	return part;
}

void
document_line(struct document *d, const char *fmt, ...)
{
	char text[1024];
	struct document_part *part = add_part(d);
	struct str copy;
	va_list args;

	if (part == NULL)
		return;
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	copy = arena_copy(&d->memory, str_of(text), d->err);
	part->line = copy.p;
	d->failed = copy.p == NULL;
}

struct sheet *
document_sheet(struct document *d, const char *title, const char *name)
{
	struct document_part *part = add_part(d);

	if (part == NULL) {
		d->nowhere = (struct sheet){ .err = d->err, .failed = true };
		return &d->nowhere;
	}
	part->sheet.title = title;
	part->name = name;
	return &part->sheet;
}

void
document_hide(struct document *d)
{
	struct document_part *part = d->first;

	if (d->failed || part == NULL)
		return;
	while (part->next != NULL)
		part = part->next;
	part->silent = true;
}

bool
document_is_empty(const struct document *d)
{
	return d->first == NULL && !d->failed;
}

int
document_print(
    struct document *d, struct writer *w, enum document_format format)
{
	for (const struct document_part *p = d->first; p != NULL; p = p->next)
		d->failed = d->failed || p->sheet.failed;
	if (d->failed)
		return -1;
	switch (format) {
	case DOCUMENT_CSV:
		return print_records(d, w);
	case DOCUMENT_JSON:
		return report_json_document(d, w);
	case DOCUMENT_MARKDOWN:
		return print_markdown(d, w);
	case DOCUMENT_HTML:
		return print_html(d, w);
	default:
		return print_table(d, w);
	}
}

void
document_free(struct document *d)
{
	for (struct document_part *p = d->first; p != NULL; p = p->next)
		sheet_free(&p->sheet);
	d->first = NULL;
	arena_free(&d->memory);
}
