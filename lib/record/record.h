/* One record of a stream.  Everything in it is borrowed from the reader and
 * valid until the next call of reader_next or reader_close. */
#ifndef RECORD_H
#define RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct record {
	const struct str *field; /* values: quotes removed, "" undoubled */
	size_t nfields;
	struct str
	    raw; /* the record as it stands in the input, quotes included,
	                   without its line end; p is NULL when that text is not a
	                   regular record (a repaired one) */
	const uint32_t
	    *end;        /* raw field i ends before raw.p + end[i]; NULL when
	                        raw.p is */
	uint64_t number; /* 1-based, data records only */
	uint64_t byte;   /* 0-based offset of raw in the decoded input */
	char delimiter;  /* of the dialect it was read in */
};

/* Field i as it stands in the input, quotes included.  Needs raw.p. */
static inline struct str
record_raw_field(const struct record *r, size_t i)
{
	size_t from = i == 0 ? 0 : (size_t)r->end[i - 1] + 1;

	return str_slice(r->raw, from, r->end[i]);
}

#endif
