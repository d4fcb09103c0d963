/* A report as data: lines of text and tables, in the order they are read.  It
 * is printed in one of several formats; records and JSON have the tables that
 * are for programs only. */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/writer.h"
#include "stats/sheet.h"

enum document_format { /* in the order of --format */
	DOCUMENT_TABLE,
	DOCUMENT_CSV,
	DOCUMENT_JSON,
	DOCUMENT_MARKDOWN,
	DOCUMENT_HTML,
};

struct document_part {
	const char *line; /* or NULL: it is the sheet */
	struct sheet sheet;
	const char *name; /* of the sheet for programs; NULL: not for them */
	bool silent;      /* not for people */
	struct document_part *next;
};

/* Zero-initialise and set err; the rest is its own. */
struct document {
	struct err *err;
	const char *title;
	bool ascii; /* draw with ASCII only */
	bool failed;
	struct document_part *first;
	struct document_part **tail;
	struct sheet nowhere;
	struct arena memory;
};

/* A line of the program's own words. */
void document_line(struct document *d, const char *fmt, ...) ERR_PRINTF(2, 3);

/* A new table, to be filled before the next; title and name are constant text.
 * Never NULL: without memory it is one that goes nowhere. */
struct sheet *document_sheet(
    struct document *d, const char *title, const char *name);

/* The table last made is for programs, not for people. */
void document_hide(struct document *d);

/* Has nothing been put into it?  One that failed is not empty. */
bool document_is_empty(const struct document *d);

/* Print it.  0; -1 with d->err: memory, or the failure of w. */
int document_print(
    struct document *d, struct writer *w, enum document_format format) ERR_USE;

void document_free(struct document *d);

#endif
