/* What is wrong with a value whatever its column: signs that a program has
 * damaged it, or that one will. */
#ifndef SUSPECT_H
#define SUSPECT_H

#include "base/str.h"

enum suspect {
	SUSPECT_ZEROS,    /* digits only, two or more, a zero first */
	SUSPECT_PADDED,   /* white space at an end */
	SUSPECT_CONTROL,  /* control characters, or such as do not show */
	SUSPECT_MOJIBAKE, /* UTF-8 taken for something else, or U+FFFD */
	SUSPECT_MARKUP,   /* of HTML: &amp; <br> */
	SUSPECT_FORMULA,  /* what a spreadsheet would run */
	SUSPECT_ERROR,    /* what a spreadsheet has left: #N/A, 3.58E+11 */
	SUSPECTS,
};

/* A set: bit 1 << SUSPECT_... for each that s, valid UTF-8, is. */
unsigned suspect_of(struct str s);

/* How people are told. */
const char *suspect_text(enum suspect x);

#endif
