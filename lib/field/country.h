/* Countries: any name or code of one, as ISO 3166-1 has it. */
#ifndef COUNTRY_H
#define COUNTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

enum country_form {
	COUNTRY_ALPHA2, /* FI */
	COUNTRY_ALPHA3, /* FIN */
	COUNTRY_NAME,   /* Finland */
};

enum { COUNTRY_LANGUAGES = 8 };

/* How a country is written; zero: in two letters. */
struct country_style {
	enum country_form form;
	size_t language; /* of COUNTRY_NAME, by country_language; 0: English */
};

/* The number of a language by its code (en fi pl hr sv de fr es), or
 * COUNTRY_LANGUAGES. */
size_t country_language(struct str code);

/* The two letters (constant, ended by NUL) of the country that s names for
 * certain, also when something is remarkable about that; NULL for none.  Quick
 * for codes.  s is valid UTF-8; names in other scripts than Latin and Greek are
 * known in NFC only. */
const char *country_of(struct str s);

/* What a value names. */
struct country_found {
	unsigned country;   /* 0: none */
	const char *reason; /* what country_write says of it, or NULL */
};

/* Find the country that s, valid UTF-8 in any form, names: its name in any
 * language of CLDR, any case and, in Latin and Greek, with or without accents;
 * its two letters, three letters or three digits (UK, EL and XK too); its
 * calling code behind a +.  NA is Namibia.  0, or -1 with ERR_MEMORY. */
int country_find(
    struct str s, struct country_found *found, struct err *e) ERR_USE;

/* The two letters of what was found, as of country_of. */
const char *country_code(const struct country_found *found);

/* Append what was found in that style; nothing for white space alone.
 *
 * Not read: unknown, ambiguous_country (Congo, +1), retired (of several
 * successors: YU).
 * Remarks: retired (DDR), subdivision (a part of the country: Scotland),
 * ambiguous_country (the name of something else too: Georgia).
 * 0, or -1 with ERR_MEMORY and the buffer as it was. */
int country_write(struct buf *out, const struct country_found *found,
    const struct country_style *style, struct verdict *v,
    struct err *e) ERR_USE;

#endif
