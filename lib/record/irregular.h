/* One record by libcsv, the authority on what is a record; the only file that
 * includes csv.h.  Slow and exact: the scanner hands over what is not regular.
 * Its defaults that change data are switched off (nothing is trimmed, no blank
 * record is dropped, an open quote at the end is an error). */
#ifndef IRREGULAR_H
#define IRREGULAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct irregular;

enum irregular_state {
	IRREGULAR_MORE,        /* the record goes on behind the bytes given */
	IRREGULAR_RECORD,      /* a record */
	IRREGULAR_STRAY,       /* bad: a quote inside an unquoted field */
	IRREGULAR_TEXT_BEHIND, /* bad: text behind a closing quote */
	IRREGULAR_OPEN_QUOTE,  /* bad: a quote that is never closed */
	IRREGULAR_LINE_END,    /* bad: CR without LF, or LF among lone CRs */
	IRREGULAR_TOO_LONG,    /* bad: no end within the reader's limit */
};

/* What was found; views are valid until the next begin. */
struct irregular_record {
	enum irregular_state state;
	const struct str *field; /* values */
	const uint32_t *end;     /* offset behind each raw field, from the start
	                            of the record; the last has SCAN_RECORD_END */
	size_t nfields;
	size_t length; /* bytes of the record, its line end included */
	size_t at; /* bad: bad or more: offset of the field being read ... */
	size_t column; /* ... and its 0-based position */
};

int irregular_open(
    struct irregular **x, char delimiter, bool lone_cr, struct err *e) ERR_USE;

/* Begin a record.  lenient: quotes inside unquoted fields and line ends that
 * are not the stream's are data. */
void irregular_begin(struct irregular *x, bool lenient);

/* p: all n bytes of the record that are known so far, from its first one on
 * (they may have moved); final: there are no more.  0 and *r, or -1 with
 * ERR_MEMORY. */
int irregular_feed(struct irregular *x, const char *p, size_t n, bool final,
    struct irregular_record *r, struct err *e) ERR_USE;

void irregular_close(struct irregular *x);

#endif
