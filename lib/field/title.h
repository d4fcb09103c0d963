/* Words of names that are titles: "Dr", "mgr", "PhD". */
#ifndef TITLE_H
#define TITLE_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/* Where a word is one; several may hold. */
enum title_where {
	TITLE_FRONT = 1 << 0,    /* before a name */
	TITLE_ADDRESS = 1 << 1,  /* and of one name behind it, the family's */
	TITLE_STOP = 1 << 2,     /* before a name, with a full stop */
	TITLE_MORE = 1 << 3,     /* behind a title */
	TITLE_PART = 1 << 4,     /* the same, but it is a name as well */
	TITLE_CAPITALS = 1 << 5, /* before a name, in just these letters */
	TITLE_BEHIND = 1 << 6,   /* at the end of a name */
	TITLE_COMMA = 1 << 7,    /* there, behind a comma, as all others are */
};

struct title {
	const char *written; /* as it stands in a name */
	unsigned where;
};

/* What a word is, in any case, with accents or without; its full stops, hyphens
 * and spaces do not count.  NULL: no title. */
const struct title *title_find(struct str word);

/* Append titles and what stands between them with the capitals that they have.
 * 0, or -1 with ERR_MEMORY. */
int title_recase(struct buf *out, struct str s, struct err *e) ERR_USE;

#endif
