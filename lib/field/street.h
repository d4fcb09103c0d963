/* Street addresses: the line of an address that postcode and city follow. */
#ifndef STREET_H
#define STREET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "field/verdict.h"

/* How the words of data/street.tsv are written. */
enum street_form {
	STREET_COMPACT,  /* "ul. Polna 5 m. 3", "Hämeenkatu 5 as 3" */
	STREET_EXPANDED, /* "ulica Polna 5 mieszkanie 3" */
	STREET_WRITTEN,  /* as they were */
};

enum street_kind {
	STREET_TYPE, /* "ul.", "cesta", "St" */
	STREET_NAME,
	STREET_NUMBER, /* of the house; "bb", it has none */
	STREET_STAIR,
	STREET_FLAT,
	STREET_FLOOR,
	STREET_BOX,
	STREET_LABEL, /* says what the number beside it is */
	STREET_REST,  /* was not understood */
};

enum { STREET_PARTS = 24 };

/* Where the parts of a canonical form begin in it, and their bytes.  Together
 * they hold each of its letters and digits. */
struct street_parts {
	size_t n;
	struct street_part {
		enum street_kind kind;
		size_t at, n;
	} part[STREET_PARTS];
};

/* Append the canonical form of s, valid UTF-8.  `country` (ISO 3166) is the
 * record's, empty when that is not known: then only what is written in one way
 * everywhere, or where the words tell the country, is understood.  Each letter
 * and digit stays, in order, but for those words of data/street.tsv that
 * `form` writes otherwise; a name all in capitals, or without any, is recased.
 *
 * Every value is read.  Remarks, the first that applies: unparsed (a part was
 * not understood and is as it was), po_box, no_house_number.
 * `parts`, when not NULL, receives the parts of what was appended.
 * 0, or -1 with ERR_MEMORY and the buffer as it was. */
int street_canonical(struct buf *out, struct str s, struct str country,
    enum street_form form, struct street_parts *parts, struct verdict *v,
    struct err *e) ERR_USE;

#endif
