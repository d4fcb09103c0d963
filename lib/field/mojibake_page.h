/* Code pages that UTF-8 is taken for, and what text looks like then: each byte
 * of it has become one character. */
#ifndef MOJIBAKE_PAGE_H
#define MOJIBAKE_PAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum mojibake_page {
	MOJIBAKE_PAGE_NONE,
	MOJIBAKE_PAGE_1252, /* and ISO 8859-1, which people mean by it */
	MOJIBAKE_PAGE_1250,
	MOJIBAKE_PAGE_8859_2,
	MOJIBAKE_PAGES
};

/* The byte that the page shows as this character, from 0x80 on; 0: none. */
unsigned char mojibake_page_byte(enum mojibake_page page, int32_t point);

/* Characters at the front of s, from U+0080 on, that are the bytes of one that
 * names and sentences are written with: a Latin letter, a mark on one, a sign.
 * Returns their length in s, or 0. */
size_t mojibake_page_read(
    enum mojibake_page page, struct str s, int32_t *point);

#endif
