/* One rule of survivorship as text: COLUMNS=NAME or COLUMNS=NAME(ARGUMENT),
 * several of them separated by commas.  Quotes, brackets and /patterns/ hide
 * commas and equals signs. */
#ifndef SURVIVE_ITEM_H
#define SURVIVE_ITEM_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* Views of the text. */
struct survive_item {
	struct str text; /* all of it, for messages */
	struct str columns;
	struct str name;
	bool has_argument;
	struct str argument; /* without the brackets; spaces count */
};

/* Take the first item off *rest, whose p is NULL when it was the last.  0, or
 * -1 with ERR_USAGE. */
int survive_item_next(
    struct str *rest, struct survive_item *item, struct err *e) ERR_USE;

/* ERR_USAGE with the item and why it is wrong.  Returns -1. */
int survive_item_fail(
    const struct survive_item *item, struct err *e, const char *why);

/* The same for a name that is not known: "... no source is called "x"". */
int survive_item_unknown(const struct survive_item *item, struct err *e,
    const char *what, struct str name);

struct str survive_item_trim(struct str s); /* spaces at the ends */

/* Into *plain: s without the quotes around it, if there are any; a doubled
 * quote inside is one.  0, or -1 with ERR_USAGE, ERR_MEMORY. */
int survive_item_unquote(const struct survive_item *item, struct str s,
    struct str *plain, struct arena *memory, struct err *e) ERR_USE;

#endif
