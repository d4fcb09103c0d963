/* Consent to marketing as columns have it.  Nobody has consented who has not
 * surely said so: a word that is not known, a letter that begins a refusal as
 * well (k, d, o, s), a word for how consent was asked for (double opt-in) or
 * that it is awaited (pending) leave it unknown. */
#ifndef CONSENT_H
#define CONSENT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

enum consent { CONSENT_UNKNOWN, CONSENT_GRANTED, CONSENT_DENIED };

/* What a value says in a column of that role, or NULL: the words and codes of
 * data/consent.tsv, in any case and with white space around them.  In opt_out a
 * yes, a refusal, one of those letters and the date of it deny; no does not
 * grant, as nobody has been asked. */
enum consent consent_of_role(const char *role, struct str value);

/* Is it consent, consent_email ... or opt_out?  NULL is not. */
bool consent_is_role(const char *role);

/* How a column of consent is read. */
struct consent_rule {
	const char *role; /* or NULL */
	bool invert;      /* told: it asks for refusal, and a plain no grants */
};

/* Append "granted", "denied" or "unknown".  What is not known is unknown, with
 * the remark unknown_token.  Not read: is_date, which says when and stays.
 * 0, or -1 with ERR_MEMORY. */
int consent_canonical(struct buf *out, struct str s,
    const struct consent_rule *r, struct verdict *v, struct err *e) ERR_USE;

#endif
