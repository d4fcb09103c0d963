/* Latin letters that no Unicode decomposition leads to ASCII: l with stroke,
 * ae, thorn ...  What utf8_fold adds to case folding and mark removal. */
#ifndef UTF8_LATIN_H
#define UTF8_LATIN_H

#include <stdint.h>

/* The ASCII spelling of a case-folded letter, or NULL. */
const char *utf8_latin(int32_t point);

#endif
