/* The name of a street, with the words before and behind it. */
#ifndef STREET_NAME_H
#define STREET_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "field/street_lex.h"
#include "field/street_write.h"

/* Is the word all capitals in a name that is recased: "II", "xxiii"? */
bool street_name_is_roman(struct str s);

/* Append `before` and the lexemes from `from` to `to` (exclusive) of x as the
 * name of a street.  0, or -1 with ERR_MEMORY. */
int street_name_write(struct street_writer *w, const struct street_lex *x,
    size_t from, size_t to, const char *before, struct err *e) ERR_USE;

#endif
