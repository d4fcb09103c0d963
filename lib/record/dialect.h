/* How a stream is cut into records and fields.  Quoting is that of RFC 4180
 * in every dialect, TSV included: a field may stand in double quotes, a double
 * quote inside is doubled.  Only the delimiter and the line end vary. */
#ifndef DIALECT_H
#define DIALECT_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

enum dialect_origin { /* who decided the delimiter */
	DIALECT_UNKNOWN,
	DIALECT_OPTION,
	DIALECT_EXTENSION,
	DIALECT_SEP_LINE, /* a first line "sep=;" as Excel writes it */
	DIALECT_HEADER,
	DIALECT_DEFAULT, /* one column: no delimiter to see */
};

struct dialect {
	char delimiter; /* 0: not yet known */
	bool lone_cr;   /* records end with CR alone */
	enum dialect_origin origin;
};

/* The delimiter a file name stands for (.tsv .tab: tab, .psv: '|'), or 0. */
char dialect_of_name(const char *file);

/* The delimiter of a header line, looking outside quotes for ',' ';' tab '|'.
 * 0 with d filled when exactly one of them occurs (or none: comma), -1 with
 * ERR_USAGE when several do. */
int dialect_sniff(struct dialect *d, struct str line, struct err *e) ERR_USE;

/* Read the argument of --delimiter: one byte, or a name: comma semicolon tab
 * pipe space.  A quote, a line end and bytes above 0x7f are refused. */
int dialect_read_delimiter(
    const char *text, char *delimiter, struct err *e) ERR_USE;

/* How to show the delimiter to people: "','", "tab" ... */
const char *dialect_show(char delimiter);

#endif
