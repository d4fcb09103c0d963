/* A text in the expression language as the user wrote it (a rules file, the
 * argument of an option), and where in it something was found wrong.  The
 * text and its name are borrowed.  It is the user's own words, not customer
 * data: it may be shown. */
#ifndef SOURCE_H
#define SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct source {
	const char *name; /* "rules.seg", "--where" */
	struct str text;
	bool wrong;    /* something in it was found wrong */
	size_t failed; /* and where */
};

/* What stands at offset `at` is wrong: ERR_USAGE with the place as file
 * ("rules.seg:7:12") and the reason.  Returns -1. */
int source_fail(struct source *s, size_t at, struct err *e, const char *fmt,
    ...) ERR_PRINTF(4, 5);

/* The 1-based line in which offset `at` stands; its 1-based column, counted in
 * characters. */
uint64_t source_line(const struct source *s, size_t at);
uint64_t source_column(const struct source *s, size_t at);

/* Append two lines without their ends: a piece of the line that failed, and
 * blanks with a caret under the place.  0, or -1 with ERR_MEMORY. */
int source_excerpt(const struct source *s, struct buf *line, struct buf *caret,
    struct err *e) ERR_USE;

#endif
