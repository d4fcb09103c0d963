/* The key by which two states of a file are compared. */
#ifndef CHANGES_KEY_H
#define CHANGES_KEY_H

#include "base/err.h"
#include "match/key.h"
#include "merge/sources.h"

/* For `OLD=NEW` in `on`: let the columns of OLD have the names that NEW gives
 * them, so that they become one column.  Between knowing the roles and uniting
 * the columns.  0, or -1 with ERR_USAGE, ERR_MEMORY. */
int changes_key_name(struct sources *s, const char *on, struct err *e) ERR_USE;

/* The keys of NEW and OLD, zeroed, over their own columns; to be closed by the
 * caller whatever is returned.  -1 with ERR_USAGE for a column that one of
 * them does not have, ERR_MEMORY. */
int changes_key_open(struct key key[2], const struct sources *s, const char *on,
    const struct key_options *o, struct err *e) ERR_USE;

#endif
