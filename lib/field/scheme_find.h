/* The schemes that a number fits. */
#ifndef SCHEME_FIND_H
#define SCHEME_FIND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "field/compact.h"
#include "field/scheme.h"
#include "field/schemes_table.h"
#include "field/verdict.h"

struct scheme_found {
	const struct schemes_entry *entry; /* the first, or NULL */
	enum scheme_check_result result;   /* the nearest */
	uint64_t looked_in;                /* countries that have any ... */
	uint64_t countries;  /* ... and those with one that it fits */
	bool open;           /* it may be one without a check digit */
	bool padded;         /* with zeros in front that had got lost */
	const char *letters; /* of its country, to be written, or NULL */
};

static inline bool
scheme_find_is_one(uint64_t countries)
{
	return countries != 0 && (countries & (countries - 1)) == 0;
}

/* Has any of the countries a scheme of those uses (bits of enum scheme_use)? */
bool scheme_find_knows(unsigned uses, uint64_t countries);

/* Is c, which fits, one whose year has two digits and a sign for its century?
 */
bool scheme_find_is_short(
    const struct scheme_found *found, const struct compact *c);

/* What c fits as it stands, of those uses (bits of enum scheme_use). */
void scheme_find_match(struct scheme_found *found, const struct compact *c,
    unsigned uses, uint64_t countries);

/* The same; zeros are put back in front of one that is too short where a check
 * digit then holds and the country is known: not SCHEME_ANYWHERE. */
void scheme_find_padded(struct scheme_found *found, struct compact *c,
    unsigned uses, uint64_t countries);

/* Take the label of a scheme of those uses off the front of c.  The countries
 * that have such a scheme; empty: there is no label. */
uint64_t scheme_find_label(struct compact *c, unsigned uses);

/* The same, whatever stands in front.  Without that the number must still be
 * found; else it keeps the letters of its country. */
void scheme_find(struct scheme_found *found, struct compact *c, unsigned uses,
    uint64_t countries);

/* What is to be said of c. */
void scheme_find_judge(struct verdict *v, const struct scheme_found *found,
    const struct compact *c);

/* Append c as the scheme that it fits writes it.  0, or -1 with ERR_MEMORY and
 * the buffer as it was. */
int scheme_find_write(struct buf *out, const struct compact *c,
    const struct scheme_found *found, struct err *e) ERR_USE;

#endif
