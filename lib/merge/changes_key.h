/* The key by which two states of a file are compared. */
#ifndef CHANGES_KEY_H
#define CHANGES_KEY_H

#include "base/err.h"
#include "match/key.h"
#include "merge/sources.h"

/* Open key[0] for the new state and key[1] for the old one.  `on` names
 * columns of the union, or has parts OLD=NEW: then each side names columns of
 * its own file.  Both sides have the same number of columns and compare them in
 * the same form.  0, or -1 with ERR_USAGE, ERR_MEMORY; what is open then is for
 * key_close. */
int changes_key_open(struct key key[2], const struct sources *s, const char *on,
    const struct key_options *o, struct err *e) ERR_USE;

#endif
