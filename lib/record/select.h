/* Column selectors, the same everywhere:
 *   name      "a,b"     3   2-4   3-   -2   _ (last)   Foo[2]
 *   /regex/   role:email       !selector
 * separated by commas.  Numbers are 1-based.  A quoted selector is always a
 * name.  A name that no column has, but that is the role of one column, is that
 * column.  `!` takes columns away from those selected before it, or from all of
 * them when it comes first. */
#ifndef SELECT_H
#define SELECT_H

#include <stddef.h>

#include "base/err.h"
#include "record/header.h"

struct selection {
	size_t *column; /* 0-based, in the order selected, each once */
	size_t n;
	struct arena memory;
};

/* Resolve `text` against h.  s must be zeroed.  -1 with ERR_USAGE for a
 * selector that is malformed, that selects nothing (the columns there are, are
 * listed), or a plain name that stands twice. */
int select_columns(struct selection *s, const char *text,
    const struct header *h, struct err *e) ERR_USE;

/* The one column that `text` selects, told with that option (NULL: none, for
 * the message).  0; -1 with ERR_USAGE as above, or when it selects several. */
int select_one(size_t *column, struct str text, const char *option,
    const struct header *h, struct err *e) ERR_USE;

/* All columns. */
int select_all(
    struct selection *s, const struct header *h, struct err *e) ERR_USE;

void selection_free(struct selection *s);

#endif
