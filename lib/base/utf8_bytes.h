/* What utf8_nfc needs to know about bytes.  Plain are the code
 * points below U+0300, from U+0400 to U+047F (Cyrillic) and from U+5000 to
 * U+8FFF (ideographs): each is in NFC and combines with nothing before it. */
#ifndef UTF8_BYTES_H
#define UTF8_BYTES_H

#include <stddef.h>

#include "base/str.h"

/* Where the plain code points from `at` on end. */
size_t utf8_bytes_skip_plain(struct str s, size_t at);

/* Where the code points that are not plain from `at` on end. */
size_t utf8_bytes_skip_other(struct str s, size_t at);

/* Where the code point before `at` begins; `limit` when there is none. */
size_t utf8_bytes_step_back(struct str s, size_t at, size_t limit);

#endif
