/* Names of companies and other organisations. */
#ifndef COMPANY_H
#define COMPANY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum company_kind {
	COMPANY_LIMITED = 1, /* Oy, sp. z o.o., d.o.o., GmbH, Ltd */
	COMPANY_PUBLIC,      /* Oyj, S.A., d.d., AG, PLC */
	COMPANY_PARTNERSHIP,
	COMPANY_LIMITED_PARTNERSHIP,
	COMPANY_SOLE_TRADER,
	COMPANY_ASSOCIATION,
	COMPANY_FOUNDATION,
	COMPANY_COOPERATIVE,
	COMPANY_OTHER,
};

enum { COMPANY_FORMS = 4 };

/* The legal forms in a canonical name, in order: where they stand. */
struct company_forms {
	size_t n;
	struct company_form {
		size_t at, n;
		enum company_kind kind;
	} form[COMPANY_FORMS];
};

/* Append the canonical form of s, valid UTF-8: text on one line, the legal
 * forms of data/company.tsv written in one way, no comma before them.  Of those
 * that are written in several ways the one of `country` (ISO 3166, empty: not
 * known) is taken, and without one they stay.  A name all in capitals, or
 * without any, is recased, but for what is an abbreviation in it: words of up
 * to three letters, without vowels, with stops or digits.
 *
 * `forms`, when not NULL, receives the legal forms.  0, or -1 with ERR_MEMORY
 * and the buffer as it was. */
int company_canonical(struct buf *out, struct str s, struct str country,
    struct company_forms *forms, struct err *e) ERR_USE;

/* Does s, in a column of people, surely name an organisation? */
bool company_looks_like(struct str s);

#endif
