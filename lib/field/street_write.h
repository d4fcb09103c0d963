/* Writes an address and notes where its parts begin. */
#ifndef STREET_WRITE_H
#define STREET_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "field/street.h"

struct street_writer {
	struct buf *out;
	size_t start; /* of the address in it */
	struct street_parts *parts;
	enum street_form form;
	bool recased; /* the name comes from name_canonical */
};

/* Those that return an int: 0, or -1 with ERR_MEMORY. */

/* Append `before`.  What is appended then is a new part, or more of the last,
 * and street_write_end makes it known. */
int street_write_begin(struct street_writer *w, enum street_kind kind,
    bool more, const char *before, struct err *e) ERR_USE;
void street_write_end(struct street_writer *w);

/* Both, with the text in between. */
int street_write_put(struct street_writer *w, enum street_kind kind, bool more,
    const char *before, struct str text, struct err *e) ERR_USE;

/* Append s, the first `most` characters as capitals or small letters, and end
 * the part. */
int street_write_case(struct street_writer *w, struct str s, bool capital,
    size_t most, struct err *e) ERR_USE;

#endif
