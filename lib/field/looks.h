/* Does a column without a role hold what tells who somebody is?  Its values
 * say: each kind has a form that other data hardly have. */
#ifndef LOOKS_H
#define LOOKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum looks_kind {
	LOOKS_EMAIL,
	LOOKS_PHONE,
	LOOKS_IBAN,
	LOOKS_IP,
	LOOKS_NATIONAL_ID,
	LOOKS_NAME,
	LOOKS_KINDS
};

/* Zero-initialise. */
struct looks {
	uint64_t values;          /* looked at, empty ones not */
	uint64_t of[LOOKS_KINDS]; /* that have this form */
	struct buf room;
};

enum { LOOKS_ENOUGH = 1000 }; /* values after which it is known */

/* Look at a value, valid UTF-8.  0, or -1 with ERR_MEMORY. */
int looks_observe(struct looks *x, struct str s, struct err *e) ERR_USE;

/* The role that such a column has, or NULL: of at least three values half are
 * addresses or numbers with a country code; of at least ten half have a
 * given name, or nine in ten are identity numbers, which are known by their
 * check digits only. */
const char *looks_like(const struct looks *x);

void looks_free(struct looks *x);

#endif
