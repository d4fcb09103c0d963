/* Columns made of names: the parts of a full name, or the full name made of
 * its parts. */
#ifndef NAME_COLUMNS_H
#define NAME_COLUMNS_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "normalize/normalize.h"
#include "record/compose.h"
#include "record/header.h"
#include "record/record.h"

enum { NAME_COLUMNS_PARTS = 5 };

struct name_columns {
	size_t split;      /* of full names, or HEADER_NONE */
	const char *whole; /* name of the column made of parts, or NULL ... */
	size_t part[NAME_COLUMNS_PARTS]; /* ... of these, or HEADER_NONE */
};

/* split: selector of the column whose parts are wanted, or NULL.  whole: see
 * above.  0, or -1 with ERR_USAGE (several columns, no column has a given or
 * family name), ERR_MEMORY. */
int name_columns_open(struct name_columns *n, const struct header *h,
    const char *split, const char *whole, struct err *e) ERR_USE;

/* How many columns they are, at most, and their names, appended to `out`, which
 * has room.  ERR_USAGE: there is such a column. */
enum { NAME_COLUMNS_MOST = NAME_COLUMNS_PARTS + 1 };
int name_columns_name(
    const struct name_columns *n, struct header *out, struct err *e) ERR_USE;

/* Is a value of that column shown in them? */
bool name_columns_show(const struct name_columns *n, size_t column);

/* Their fields for a record that z has judged: empty where a name could not be
 * told apart.  0, or -1 with ERR_MEMORY. */
int name_columns_write(const struct name_columns *n, const struct normalize *z,
    const struct record *rec, struct compose *out, struct buf *room,
    struct err *e) ERR_USE;

#endif
