/* Values that show a part of themselves only.  The rest is "***", whatever its
 * length, so that the length does not show either. */
#ifndef MASK_H
#define MASK_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum mask_kind {
	MASK_ALL,     /* *** */
	MASK_FIRST,   /* 00*** : the first n characters */
	MASK_LAST,    /* ***567 : the last n characters */
	MASK_DOMAIN,  /* ***@example.com */
	MASK_INITIAL, /* A. M. : the first letter of each word */
	MASK_YEAR,    /* 1980 */
	MASK_MONTH,   /* 1980-05 */
	MASK_NET,     /* 192.0.2.0/24 : the first n bits of an IP address */
	MASK_BAND,    /* 40-49 : the n numbers from a multiple of n on */
};

struct mask {
	enum mask_kind kind;
	uint32_t n;
};

/* Read "all", "first2" or "2", "last3", "domain", "initial", "year", "month",
 * "/24", "band10".  0, or -1 with ERR_USAGE. */
int mask_read(struct mask *m, struct str text, struct err *e) ERR_USE;

/* Append what s, valid UTF-8 and in canonical form, may show; a value that the
 * mask does not fit shows nothing, the empty one stays empty.  0, or -1 with
 * ERR_MEMORY. */
int mask_apply(
    const struct mask *m, struct buf *out, struct str s, struct err *e) ERR_USE;

#endif
