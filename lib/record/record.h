/* One record of a stream.  Everything in it is borrowed from the reader and
 * valid until the next call of reader_next or reader_close. */
#ifndef RECORD_H
#define RECORD_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct record {
	const struct str *field; /* values: quotes removed, "" undoubled */
	size_t nfields;
	struct str raw; /* the record as it stands in the input, quotes
	                   * included, without its line end; p is NULL when that
	                   * is not a regular record (a repaired one) */
	const char
	    *base; /* raw field i ends before base + (end[i] & the mask) */
	const uint32_t *end;
	uint64_t number; /* 1-based, bad records counted, the header not */
	uint64_t byte;   /* 0-based offset of raw in the decoded input */
	char delimiter;  /* of the dialect it was read in */
};

enum { RECORD_END_MASK = 0x7fffffff };

/* Field i as it stands in the input, quotes included.  Needs raw.p. */
static inline struct str
record_raw_field(const struct record *r, size_t i)
{
	const char *from = r->raw.p, *to = r->raw.p + r->raw.n;

	if (i > 0)
		from = r->base + (r->end[i - 1] & RECORD_END_MASK) + 1;
	if (i + 1 < r->nfields)
		to = r->base + (r->end[i] & RECORD_END_MASK);
	return str_make(from, (size_t)(to - from));
}

#endif
