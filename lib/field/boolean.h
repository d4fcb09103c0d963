/* Yes and no in eight languages -> true, false; what says that it is not known
 * -> nothing, which is not false.
 *
 * K (kyllä), D (da), O (oui), S (sí) and V (vrai) are yes where the letters of
 * the column are that one and its no, and nothing else; elsewhere they begin
 * other words as well (kielto, denied, off, stop). */
#ifndef BOOLEAN_H
#define BOOLEAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

/* How the values of one column are read. */
struct boolean_rule {
	char yes;  /* one of kdosv that means yes here; 0: none does */
	bool told; /* it stands, whatever the values say */
};

struct boolean_tally {
	uint64_t letters[26]; /* values that are one letter */
};

void boolean_observe(struct boolean_tally *t, struct str s);

/* Decide what is not told. */
void boolean_decide(struct boolean_rule *r, const struct boolean_tally *t);

/* Take the language that the user told: "fi".  False: there is no such. */
bool boolean_tell(struct boolean_rule *r, struct str language);

/* Append "true", "false" or nothing.  Not read: unknown_token.  0, or -1 with
 * ERR_MEMORY. */
int boolean_canonical(struct buf *out, struct str s,
    const struct boolean_rule *r, struct verdict *v, struct err *e) ERR_USE;

#endif
