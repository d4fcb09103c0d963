/* Amounts in plain characters: ASCII digits, spaces, hyphens, apostrophes and
 * brackets for all that stand for them in other scripts and widths. */
#ifndef AMOUNT_PLAIN_H
#define AMOUNT_PLAIN_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum { AMOUNT_PLAIN_ROOM = 128 };

/* s, valid UTF-8, without white space at its ends: a view of s, of room or of
 * *longer, whichever it needs.  0, or -1 with ERR_MEMORY. */
int amount_plain(struct str s, char room[AMOUNT_PLAIN_ROOM], struct buf *longer,
    struct str *plain, struct err *e) ERR_USE;

#endif
