/* Names of hosts on the public network. */
#ifndef HOST_H
#define HOST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum host_fit { HOST_GOOD, HOST_BAD, HOST_TOO_LONG };

struct host {
	size_t length;  /* of its spelling in ASCII */
	struct str top; /* the last label */
	/* Names of IDNA (RFC 5891 to 5893) are not like that, though there may
	 * be such a host: emoji behind "xn--", "--" third without it, digits
	 * that begin a label of a name in a script from right to left. */
	bool odd;
};

/* Is name, valid UTF-8 in NFC, made of two or more labels of letters, digits
 * and inner hyphens (RFC 1123), beyond ASCII or spelled in it (RFC 3492), the
 * last no number?  `host` is filled when it is HOST_GOOD. */
enum host_fit host_check(struct str name, struct host *host);

/* Append name, valid UTF-8, in small letters and in NFC.  0, or -1 with
 * ERR_MEMORY and the buffer as it was. */
int host_compose(struct buf *out, struct str name, struct err *e) ERR_USE;

/* The same, and labels that are spelled in ASCII as what they spell; the odd
 * ones stay. */
int host_spell_out(struct buf *out, struct str name, struct err *e) ERR_USE;

#endif
