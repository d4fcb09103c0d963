/* Addresses of web sites. */
#ifndef URL_H
#define URL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

/* Quick and sure, not complete: when true, s is its own canonical form and
 * nothing is remarkable about it. */
bool url_is_canonical(struct str s);

/* Append the canonical form of s, valid UTF-8 (RFC 3986): the scheme (http,
 * https or ftp) and the host in small letters, a name in NFC or in the ASCII
 * spelling in which it is written, an address as ip_address_write gives it; no
 * port that the scheme has anyhow.  What is behind the host stays as it is.
 * White space, quotes and angle brackets around it go.  With add_scheme one
 * without a scheme gets "https://", "http://" when its port is 80.
 *
 * Not read: bad_url, unusual_scheme, multi_value (several), too_long (over
 * 2,075 bytes behind the scheme).  Remarks: no_scheme, private_ip (its host),
 * credentials (a name or password stands before the host).  0, or -1 with
 * ERR_MEMORY and the buffer as it was. */
int url_canonical(struct buf *out, struct str s, bool add_scheme,
    struct verdict *v, struct err *e) ERR_USE;

#endif
