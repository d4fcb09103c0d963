/* Numbers by which registers know people, companies and taxpayers, read by the
 * schemes of data/schemes.tsv. */
#ifndef SCHEME_H
#define SCHEME_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

enum scheme_use { SCHEME_PERSON = 1, SCHEME_COMPANY = 2, SCHEME_VAT = 4 };

/* Sets of countries have a bit for each that has schemes.  With all of them it
 * is not known where a number is from: it is held against every scheme, except
 * those without a check digit, and may fit several by chance. */
#define SCHEME_ANYWHERE UINT64_MAX

/* The set of the country called so (ISO 3166, two letters, any case): empty
 * when it has no schemes, SCHEME_ANYWHERE when code is empty. */
uint64_t scheme_countries(struct str code);

/* The code of the country of a bit, from 0 on; NULL: there is none. */
const char *scheme_country(unsigned bit);

/* What is known of a number, which is nothing about whom it stands for. */
struct scheme_facts {
	const char *name;    /* of the first scheme that it fits, or NULL ... */
	const char *country; /* ... and whose that is: ISO 3166 */
	uint64_t countries;  /* all that have one which it fits */
};

/* Append the canonical form of s, valid UTF-8, which is a number for that use
 * in one of the countries: capital letters and digits of ASCII alone, and what
 * between them tells a century.  The label of a scheme ("PESEL:") goes from its
 * front, and so do the letters of a country unless it is another; zeros that
 * had got lost there come back when the country is known.
 *
 * A personnummer has twelve digits: where its year has two, that is the last
 * one up to `year`, with a plus the one a hundred years before (0: it stays).
 *
 * Not read: bad_checksum, impossible_date, bad_format, bad_length, multi_value
 * (several numbers), excel_scientific (digits are lost), no_century (what tells
 * it is missing), no_country (fits one without a check digit, of a country that
 * was not given).
 * Remarks: zero_padded, temporary, unknown_country (no such numbers are known
 * of the one given: scheme_unchecked).
 *
 * `facts`, when not NULL, receives what is known of it.  0, or -1 with
 * ERR_MEMORY and the buffer as it was. */
int scheme_canonical(struct buf *out, struct str s, enum scheme_use use,
    uint64_t countries, int32_t year, struct scheme_facts *facts,
    struct verdict *v, struct err *e) ERR_USE;

/* Append s, of which nothing tells how it should look, without the white space
 * at its ends; `why` is the remark.  Not read: excel_scientific.  0, or -1 with
 * ERR_MEMORY and the buffer as it was. */
int scheme_unchecked(struct buf *out, struct str s, const char *why,
    struct verdict *v, struct err *e) ERR_USE;

#endif
