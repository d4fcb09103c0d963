/* One of the keys by which lists and records are compared: which columns of a
 * file have it, and the form of its values. */
#ifndef LISTS_KEY_H
#define LISTS_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "match/key_form.h"
#include "record/header.h"

struct lists_key {
	const char *text; /* as the user wrote it */
	struct str name;  /* of a column; p NULL: it is a role only */
	const char *role; /* of columns; NULL: it is a name only */
	bool all;       /* columns of the role count beside that of the name */
	size_t *column; /* of the union, n of them */
	size_t n;
	struct key_form form;
	struct str label; /* of its pseudonyms; p NULL: it has no role */
};

/* The keys of `text`: NAME or "NAME" (a column), ROLE or role:ROLE, separated
 * by commas.  A name without quotes that no column has, is a role; email and
 * phone are always roles as well, and phone is all kinds of phone.  0, or -1
 * with ERR_USAGE, ERR_MEMORY. */
int lists_key_parse(struct lists_key **keys, size_t *n, const char *text,
    struct arena *memory, struct err *e) ERR_USE;

/* The columns of h that have the key, into `column`, which has room for all.
 * 0, or -1 with ERR_USAGE when there is none. */
int lists_key_columns(const struct lists_key *k, const struct header *h,
    size_t *column, size_t *n, struct err *e) ERR_USE;

/* The columns of the union that have it, and by their role its form.  0, or
 * -1 as above. */
int lists_key_open(struct lists_key *k, const struct header *h,
    const char *region, struct arena *memory, struct err *e) ERR_USE;

void lists_key_close(struct lists_key *k);

#endif
