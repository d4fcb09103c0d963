/* Internet addresses, of both versions. */
#ifndef IP_H
#define IP_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

/* When true, s is its own canonical form and nothing is remarkable about it. */
bool ip_is_canonical(struct str s);

/* Append the canonical form of s, valid UTF-8, as ip_address_write gives it,
 * with the zone ("%eth0") or the length of a network's prefix ("/24") behind it
 * when there is one.  Brackets go, and so does the number of a port.
 *
 * Not read: bad_ip, multi_value (several).  Remarks: private_ip, network,
 * port_dropped.  0, or -1 with ERR_MEMORY and the buffer as it was. */
int ip_canonical(
    struct buf *out, struct str s, struct verdict *v, struct err *e) ERR_USE;

#endif
