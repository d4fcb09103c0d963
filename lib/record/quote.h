/* A record, or a field, as text of a dialect: quoted where RFC 4180 asks for
 * it and nowhere else. */
#ifndef QUOTE_H
#define QUOTE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "record/record.h"

/* Does the value hold a quote, a line end or the delimiter? */
static inline bool
quote_needed(struct str s, char delimiter)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '"' || c == delimiter || c == '\n' || c == '\r')
			return true;
	}
	return false;
}

/* Append one field. */
int quote_field(
    struct buf *out, struct str s, char delimiter, struct err *e) ERR_USE;

/* Append a record of n fields without a line end; one empty field is "", so
 * that it does not look like a blank line. */
int quote_fields(struct buf *out, const struct str *field, size_t n,
    char delimiter, struct err *e) ERR_USE;

/* Append rec without a line end: its raw bytes when the delimiter agrees. */
int quote_record(struct buf *out, const struct record *rec, char delimiter,
    struct err *e) ERR_USE;

#endif
