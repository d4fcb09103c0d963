/* UTF-8: validity, code points, normalisation, folding.  Independent of the
 * locale.  Functions that build text append to a buf and leave it as it was on
 * failure (-1 with ERR_MEMORY). */
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

/* Offset of the first byte that is not part of well-formed UTF-8 (Unicode
 * 15, table 3-7: no overlong form, no surrogate, at most U+10FFFF), or s.n. */
size_t utf8_invalid_at(struct str s);

/* Is every byte below 0x80? */
bool utf8_is_ascii(struct str s);

/* Decode the code point at s.p (s.n > 0).  Returns its length in bytes; a
 * malformed byte gives U+FFFD and length 1. */
size_t utf8_decode(struct str s, int32_t *point);

/* Append one code point. */
int utf8_encode(struct buf *out, int32_t point, struct err *e) ERR_USE;

/* Append s in small letters, point by point. */
int utf8_add_lower(struct buf *out, struct str s, struct err *e) ERR_USE;

int32_t utf8_lower(int32_t point);
int32_t utf8_upper(int32_t point);
bool utf8_is_letter(int32_t point); /* general categories L* */
bool utf8_is_cased_lower(int32_t point);
bool utf8_is_cased_upper(int32_t point);
bool utf8_is_digit(int32_t point);   /* Nd */
char utf8_digit(int32_t point);      /* of such a one: that of ASCII */
bool utf8_is_space(int32_t point);   /* White_Space, U+200B, U+FEFF */
bool utf8_is_control(int32_t point); /* Cc */
bool utf8_is_mark(int32_t point);    /* M* */

/* Columns the text takes on a terminal: wide characters 2, marks 0. */
size_t utf8_width(struct str s);

/* Is s surely in NFC (quick: every code point below U+0300)? */
bool utf8_is_plain(struct str s);

/* Append s in NFC.  s must be valid UTF-8. */
int utf8_nfc(struct buf *out, struct str s, struct err *e) ERR_USE;

/* Append s without regard to case, in NFC: two texts that differ in case only
 * give the same.  s is valid UTF-8.  0, or -1 with ERR_MEMORY and the buffer as
 * it was. */
int utf8_casefold(struct buf *out, struct str s, struct err *e) ERR_USE;

/* Append the search form of s: case folded, accents and other marks removed,
 * Latin letters without a decomposition (l with stroke, o with stroke, eszett,
 * ae, thorn ...) spelled in ASCII.  For comparing names of things (headers,
 * words), never for output.  s must be valid UTF-8. */
int utf8_fold(struct buf *out, struct str s, struct err *e) ERR_USE;

#endif
