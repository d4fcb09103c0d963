/* Addresses of electronic mail. */
#ifndef EMAIL_H
#define EMAIL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

/* Quick and sure, not complete: when true, s is its own canonical form and
 * nothing is remarkable about it. */
bool email_is_canonical(struct str s);

/* Append the canonical form of s, valid UTF-8: the bare address in NFC, the
 * domain in small letters, the local part too unless keep_case.  What people
 * and programs put around an address goes: white space, "mailto:", a name with
 * angle brackets, quotes, trailing commas and full stops.  Dots and tags of
 * the local part stay: they belong to the address.
 *
 * Not read: no_at, bad_local, bad_domain, too_long, multi_value (several
 * addresses), unusual (quoted local part, domain literal).
 * Remarks: long_local (over 64 bytes), reserved_tld (".test" ...).
 * 0, or -1 with ERR_MEMORY and the buffer as it was. */
int email_canonical(struct buf *out, struct str s, bool keep_case,
    struct verdict *v, struct err *e) ERR_USE;

#endif
